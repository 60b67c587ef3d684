/** What a refused enrolment would have needed, also under rules that an office has entered. */
import { describe, expect, test } from 'vitest'
import { amended, amendmentOf2023, enrol, overlayOf, withoutDay } from './refusals.ts'
import { anAmendment } from './support.ts'

const inWindow = '在集中缴费期（2023-09-01 至 2023-12-31）内缴费'
const newborn = { kind: 'newborn' }
const movedIn = (movedOn: string, paidAtOrigin = false) => ({
  kind: 'moved-in',
  movedOn,
  paidAtOrigin,
})

describe('参保：哪天可以', () => {
  test('已过期的写截止日，还没到的写起始日', () => {
    expect(enrol({ facts: { paidOn: '2024-02-01' } })).toEqual({
      condition: inWindow,
      firstDay: null,
      lastDay: '2023-12-31',
      text: `须符合“${inWindow}”，2023-12-31 已截止。`,
    })
    expect(enrol({ facts: { paidOn: '2023-08-01' } })).toEqual({
      condition: inWindow,
      firstDay: '2023-09-01',
      lastDay: null,
      text: `须符合“${inWindow}”，2023-09-01 起才符合。`,
    })
  })

  test('缴费以后才登记的，也按那一天登记算', () => {
    // Born 2023-03-01: twelve months end on 2024-03-01. Registered on 20 March, it is past them; who
    // pays on 1 March registers on that day too.
    const facts = {
      paidOn: '2024-03-10',
      registeredOn: '2024-03-20',
      person: { birthDate: '2023-03-01' },
      circumstance: newborn,
    }
    expect(enrol({ facts })).toMatchObject({
      condition: '在出生后 12 个月内登记并缴费',
      lastDay: '2024-03-01',
    })
  })

  test('年底前一天才迁入的，缴费次月已过年底，没有哪天可以', () => {
    // From the 1st of the month after 20 December 2024 is 1 January 2025.
    const facts = { paidOn: '2024-12-20', circumstance: movedIn('2024-12-10') }
    const whole = withoutDay('待遇在 2024-12-31 及以前开始')
    expect(enrol({ facts })).toEqual(whole)
    // The birth is no reason before the year is over, …
    expect(enrol({ facts: { ...facts, person: { birthDate: '2024-11-30' } } })).toEqual(whole)
    const meishan = { paidOn: '2024-12-31', person: { birthDate: '2024-12-31' } }
    expect(enrol({ policy: 'meishan-2024', facts: meishan })).toEqual(whole)
    // … and afterwards it is the only one.
    const late = {
      paidOn: '2025-01-10',
      person: { birthDate: '2025-01-01' },
      circumstance: newborn,
    }
    expect(enrol({ policy: 'meishan-2024', facts: late })).toEqual({
      condition: '出生日期在 2024-12-31 及以前',
      firstDay: null,
      lastDay: '2024-12-31',
      text: '须符合“出生日期在 2024-12-31 及以前”。',
    })
  })

  test('几个条件都不符合的，都说出来', () => {
    const overlay = amended(`routes:
  - change: in-window
    row: { when: { window: concentrated, paidOn: { to: 2023-12-15 } } }`)
    const condition = `${inWindow}，且缴费日期在 2023-12-15 及以前`
    expect(enrol({ facts: { paidOn: '2024-02-01' }, overlay })).toEqual({
      condition,
      firstDay: null,
      lastDay: '2023-12-15',
      text: `须符合“${condition}”。`,
    })
  })

  const discharged = (name: string) => `routes:
  - before: outside-window
    row:
      name: ${name}
      when: { circumstance: [discharged], eventOn: { from: 2024-01-01 } }
      action: accept
      start: { at: next-day }
      code: discharged
      text: 退役人员可以参保。`

  test('本单位的修改从哪天起才行、到哪天为止，写缴费日期', () => {
    const facts = { circumstance: { kind: 'discharged', on: '2024-02-01' } }
    const opening = overlayOf(anAmendment(discharged('discharged'), ''))
    // In force from 2024-09-01; nothing else about the person is different on that day.
    expect(enrol({ facts: { ...facts, paidOn: '2024-08-20' }, overlay: opening })).toEqual({
      condition: '缴费日期在 2024-09-01 起',
      firstDay: '2024-09-01',
      lastDay: null,
      text: '须符合“缴费日期在 2024-09-01 起”。',
    })
    const abolished = anAmendment('routes: [{ remove: discharged }]', '')
    const closing = overlayOf(
      `${amendmentOf2023(discharged('discharged'))}${abolished.replace('amendments:\n', '')}`,
    )
    expect(enrol({ facts: { ...facts, paidOn: '2024-09-10' }, overlay: closing })).toEqual({
      condition: '缴费日期在 2024-08-31 及以前',
      firstDay: null,
      lastDay: '2024-08-31',
      text: '须符合“缴费日期在 2024-08-31 及以前”。',
    })
  })

  test('那天还没有发生的情形，那天也办不了', () => {
    // The row was open until 31 August, for somebody who is discharged on 5 September.
    const abolished = anAmendment('routes: [{ remove: discharged }]', '')
    const overlay = overlayOf(
      `${amendmentOf2023(discharged('discharged'))}${abolished.replace('amendments:\n', '')}`,
    )
    const facts = { paidOn: '2024-09-10', circumstance: { kind: 'discharged', on: '2024-09-05' } }
    expect(enrol({ facts, overlay })).toEqual(withoutDay(inWindow))
  })

  test('本单位从某天起改了缴费期的，写改过以后的', () => {
    // From 2026-08-25 the window of 2027 opens on 1 October instead of 1 September; the frame has no
    // price for 2027 and ends on 31 December, so that it stays refused until then.
    const text = anAmendment(
      'window: { from: 2026-10-01, to: 2027-02-28 }\nprice: { unit: fen, amounts: { 1: 42000 } }',
      'coverageYears: [2027]',
    )
      .replace('dongming-2024', 'national-2025')
      .replace('from: 2024-09-01', 'from: 2026-08-25')
    const facts = { coverageYear: 2027, paidOn: '2026-08-20' }
    const condition = '在集中缴费期（2026-10-01 至 2027-02-28）内缴费'
    expect(enrol({ policy: 'national-2025', facts, overlay: overlayOf(text) })).toEqual({
      condition,
      firstDay: '2026-10-01',
      lastDay: null,
      text: `须符合“${condition}”，2026-10-01 起才符合。`,
    })
  })

  test('合称有几组的，说能符合的那一组', () => {
    const overlay = amended(`definitions:
  - row:
      name: early-or-soon
      any:
        - { circumstance: [newborn], paidOn: { to: 2023-06-30 } }
        - { circumstance: [newborn], sinceBirth: { unit: day, value: 400, counting: payment } }
routes:
  - before: newborn-outside-window
    row:
      name: early-or-soon
      when: { is: [early-or-soon] }
      action: accept
      start: { at: next-day }
      code: newborn
      text: 新生儿可以参保。`)
    // 400 days after 2023-02-01 is 2024-03-07: 365 to 2024-02-01, 28 to 02-29, 7 more.
    const facts = {
      paidOn: '2024-03-20',
      person: { birthDate: '2023-02-01' },
      circumstance: newborn,
    }
    expect(enrol({ facts, overlay })).toMatchObject({
      condition: '在出生后 400 天内缴费',
      lastDay: '2024-03-07',
    })
  })
})

const route = (name: string, when: string, action: string) => `
  - before: moved-in-after-window
    row:
      name: ${name}
      when: ${when}
      action: ${action}
      ${action === 'accept' ? 'start: { at: next-day }' : ''}
      code: moved-in
      text: 户籍迁入的办理。`
const refusing = (when: string) => `
  - change: moved-in-paid-at-origin
    row: { when: ${when} }`
const facts = { paidOn: '2024-03-01', circumstance: movedIn('2024-02-01', true) }

describe('参保：哪天都不行的，没有哪一条就行', () => {
  test('在原户籍地缴过费的', () => {
    expect(enrol({ facts })).toEqual(withoutDay('没有在原户籍地缴费'))
  })

  test.each([
    // Each would make the condition one that both rows share.
    ['说明', route('hint', '{ circumstance: [moved-in], paidAtOrigin: true }', 'note')],
    ['审批', route('ask', '{ circumstance: [moved-in], paidAtOrigin: true }', 'approve')],
    ['别人的途径', route('others', '{ circumstance: [released], paidAtOrigin: true }', 'refuse')],
  ])('后面的%s不算', (_, row) => {
    expect(enrol({ facts, overlay: amended(`routes:${row}`) })).toEqual(
      withoutDay('没有在原户籍地缴费'),
    )
  })

  test('拒绝的那一行有几条的，缺一条就行', () => {
    const overlay = amended(
      `routes:${refusing('{ circumstance: [moved-in], paidAtOrigin: true, coveredThisYear: false }')}`,
    )
    expect(enrol({ facts, overlay })).toEqual(
      withoutDay('没有在原户籍地缴费，或当年参加过基本医保'),
    )
  })

  test('改不了的日期不说', () => {
    const overlay = amended(
      `routes:${refusing('{ circumstance: [moved-in], bornOn: { from: 1980-01-01 }, paidAtOrigin: true }')}`,
    )
    const born = { ...facts, person: { birthDate: '1990-05-01' } }
    expect(enrol({ facts: born, overlay })).toEqual(withoutDay('没有在原户籍地缴费'))
  })

  test('拒绝的那一行只有改不了的日期的，说差得最近的途径', () => {
    const overlay = amended(
      `routes:${refusing('{ circumstance: [moved-in], bornOn: { from: 1980-01-01 } }')}`,
    )
    const born = { ...facts, person: { birthDate: '1990-05-01' } }
    expect(enrol({ facts: born, overlay })).toEqual(withoutDay(inWindow))
  })

  test('没有那一条也还是拒绝的，说差得最近的途径', () => {
    const overlay = amended(
      `routes:${route('never', '{ circumstance: [moved-in], coveredThisYear: false }', 'refuse')}`,
    )
    expect(enrol({ facts, overlay })).toEqual(withoutDay(inWindow))
  })
})

describe('参保：哪天都不行的，说差得最近的途径', () => {
  const baby = { paidOn: '2024-03-01', person: { birthDate: '2024-02-01' } }
  const early = (name: string, when: string, action = 'accept') => `
  - before: newborn-within-six-months
    row:
      name: ${name}
      when: ${when}
      action: ${action}
      ${action === 'accept' ? 'start: { at: next-day }' : ''}
      code: ${name}
      text: 本单位另定的办法。`

  test('期后出生、按普通居民来的，只差在集中缴费期内', () => {
    expect(enrol({ facts: baby })).toEqual(withoutDay(inWindow))
  })

  test('几条途径各差一个日期的，取离缴费日最近的', () => {
    // 方泰: the window ended on 31 December 2023, late enrolment a year later, 20 days before.
    const facts = { paidOn: '2025-01-20', person: { birthDate: '2025-01-05' } }
    expect(enrol({ policy: 'fangtai-2024', facts })).toEqual(
      withoutDay('缴费日期在 2024-12-31 及以前'),
    )
    // Until 15 November is 107 days before 1 March, the window's end 61; its beginning is 182.
    const overlay = amended(`routes:${early('early-bird', '{ paidOn: { to: 2023-11-15 } }')}`)
    expect(enrol({ facts: baby, overlay })).toEqual(withoutDay(inWindow))
    // Until 20 January is 40 days before.
    const later = amended(`routes:${early('early-bird', '{ paidOn: { to: 2024-01-20 } }')}`)
    expect(enrol({ facts: baby, overlay: later })).toEqual(
      withoutDay('缴费日期在 2024-01-20 及以前'),
    )
  })

  test('不是参保途径的行不算，哪怕更近', () => {
    const overlay = amended(
      `routes:${early('no-more', '{ paidOn: { from: 2024-03-05 } }', 'refuse')}`,
    )
    expect(enrol({ facts: baby, overlay })).toEqual(withoutDay(inWindow))
  })

  test('每条途径都差得多的，说不出是哪一条', () => {
    const overlay = amended(`routes:
  - change: in-window
    row: { when: { window: concentrated, paidOn: { to: 2023-12-15 } } }`)
    expect(enrol({ facts: baby, overlay })).toEqual(withoutDay('符合通知写明的一种参保途径'))
  })
})
