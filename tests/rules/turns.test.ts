/** The days on which an answer can turn, and the search for the nearest day that would do. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listPayTurns } from '../../src/main/rules/decide.ts'
import { readOverlay } from '../../src/main/rules/index.ts'
import { findNearestDay, lastBetween, turnsOf } from '../../src/main/rules/turns.ts'
import { compileCondition } from '../../src/main/rules/conditions.ts'
import { formatDayNumber } from '../../src/main/rules/days.ts'
import type { Overlay } from '../../src/main/rules/index.ts'
import { anAmendment, shipped, wordsOf } from './support.ts'

const { packs } = shipped

type Facts = Readonly<Record<string, unknown>>
const ordinary = { kind: 'ordinary' }
const ask = (policy: string, facts: Facts) => ({
  policy,
  ask: 'enrolment',
  facts: { coverageYear: 2024, paidOn: '2023-11-20', circumstance: ordinary, ...facts },
})
const turnsFor = (policy: string, facts: Facts, overlay?: Overlay) =>
  listPayTurns(packs, ask(policy, facts), overlay).map(formatDayNumber)

describe('缴费日会变的日子', () => {
  test.each<readonly [string, string, Facts, readonly string[]]>([
    ['东明普通居民只有缴费期两头', 'dongming-2024', {}, ['2023-09-01', '2024-01-01']],
    [
      // Six months end on 2024-02-10, twelve on 2024-08-10.
      '东明新生儿还有满 6 个月、满 12 个月的次日',
      'dongming-2024',
      { person: { birthDate: '2023-08-10' }, circumstance: { kind: 'newborn' } },
      ['2023-09-01', '2024-01-01', '2024-02-11', '2024-08-11'],
    ],
    [
      '身份的有效期从第一天起、到最后一天的次日为止；同一天只说一次',
      'dongming-2024',
      {
        person: {
          categories: [
            { term: '特困人员', from: '2023-10-01', to: '2023-12-10' },
            { term: '低保对象', from: '2023-12-11' },
            { term: '重度残疾人', to: '2024-03-31' },
          ],
        },
      },
      ['2023-09-01', '2023-10-01', '2023-12-11', '2024-01-01', '2024-04-01'],
    ],
    [
      // Dearer from 1 July; ordinary people until 30 September, seven kinds until 31 December.
      '铜梁还有调价和两个截止日的次日',
      'tongliang-2024',
      {},
      ['2023-10-12', '2024-01-01', '2024-07-01', '2024-10-01', '2025-01-01'],
    ],
    [
      // Of the freshmen's own row: the year before, from its first day to its last.
      '铜梁大学生的入学参保从上一年 1 月 1 日起',
      'tongliang-2024',
      { circumstance: { kind: 'university-student', freshman: true, enrolsAt: 'school' } },
      ['2023-01-01', '2023-10-12', '2024-01-01', '2024-07-01', '2024-10-01', '2025-01-01'],
    ],
  ])('%s', (_, policy, facts, expected) => {
    expect(turnsFor(policy, facts)).toEqual(expected)
  })

  test('不是参保、填错了的，没有会变的日子', () => {
    expect(turnsFor('dongming-2024', { paidOn: '2023-02-30' })).toEqual([])
    expect(turnsFor('dongming-2024', { tier: 0 })).toEqual([])
    expect(listPayTurns(packs, null)).toEqual([])
    expect(listPayTurns(packs, { ...ask('dongming-2024', {}), ask: 'refund' })).toEqual([])
    const readings = { 'thirty-percent': 'no-such-option' }
    expect(listPayTurns(packs, { ...ask('dongming-2024', {}), readings })).toEqual([])
  })

  test('本单位的修改从哪天起，那天也算；修改后的缴费期也算', () => {
    const text = anAmendment(
      'window: { from: 2024-10-01, to: 2025-02-28 }\nprice: { unit: fen, amounts: { 1: 40000 } }',
    )
    const { overlay } = readOverlay(packs, { file: 'overlay', text })
    // By the notice 2025 has the window of 2024; the amendment holds from 2024-09-01.
    expect(turnsFor('dongming-2024', { coverageYear: 2025 }, overlay ?? undefined)).toEqual([
      '2023-09-01',
      '2024-01-01',
      '2024-09-01',
      '2024-10-01',
      '2025-03-01',
    ])
  })

  test('填的情况按修改后的规则不成立的，照包里的算', () => {
    // From 2024-09-01 a row reads the day of discharge, which lies after the payment.
    const text = anAmendment(
      `routes:
  - before: outside-window
    row:
      name: discharged
      when: { circumstance: [discharged], eventOn: { from: 2024-01-01 } }
      action: accept
      start: { at: next-day }
      code: discharged
      text: 退役人员可以参保。`,
      '',
    )
    const { overlay, problems } = readOverlay(packs, { file: 'overlay', text })
    expect(problems).toEqual([])
    const circumstance = { kind: 'discharged', on: '2024-02-01' }
    expect(turnsFor('dongming-2024', { circumstance }, overlay ?? undefined)).toEqual([
      '2023-09-01',
      '2024-01-01',
      '2024-09-01',
    ])
  })

  test('合称里面的条件也算；别的日期的不算', () => {
    const words = wordsOf('tongliang-2024')
    const when = {
      is: ['within-ninety-days'],
      paidOn: { from: '2024-07-01' },
      groundOn: { to: '2023-12-31' },
    }
    const definition = compileCondition(
      { sinceBirth: { unit: 'day', value: 90, counting: 'payment' } },
      { words, clause: '二' },
    )
    const [leaf] = definition.leaves
    if (leaf === undefined) throw new Error('no leaf')
    words.definitions.set('within-ninety-days', {
      ...leaf,
      turns: null,
      any: [[leaf], definition.leaves],
    })
    const { leaves } = compileCondition(when, { words, clause: '二' })
    // Twice inside the combination, once outside it; the ground's day is another fact.
    expect(turnsOf(leaves, 'paidOn')).toHaveLength(3)
    expect(turnsOf(leaves, 'groundOn')).toHaveLength(1)
    expect(turnsOf(leaves, 'appliedOn')).toEqual([])
  })
})

/** What holds from the first day of some pieces for so many days, as the engine's answers do. */
type Pieces = { readonly turns: readonly number[]; readonly open: readonly number[] }

const pieces: fc.Arbitrary<Pieces> = fc
  .uniqueArray(fc.integer({ min: -20, max: 20 }), { maxLength: 6 })
  .chain((turns) =>
    fc.record({
      turns: fc.constant(turns),
      // The last of them is for the days before every turn: all or none.
      open: fc.array(fc.nat({ max: 8 }), {
        minLength: turns.length + 1,
        maxLength: turns.length + 1,
      }),
    }),
  )

function holdsIn({ turns, open }: Pieces): (day: number) => boolean {
  return (day) => {
    const start = Math.max(...turns.filter((turn) => turn <= day))
    if (!Number.isFinite(start)) return (open.at(-1) ?? 0) > 4
    return day - start < (open[turns.indexOf(start)] ?? 0)
  }
}

function nearestByDay(from: number, least: number, holds: (day: number) => boolean) {
  for (let far = 1; far <= 60; far += 1) {
    if (from - far >= least && holds(from - far)) return from - far
    if (holds(from + far)) return from + far
  }
  return null
}

describe('最近的一天', () => {
  test('与逐日比对一致：同样近的取早的一天', () => {
    let earlier = 0
    let later = 0
    fc.assert(
      fc.property(
        pieces,
        fc.integer({ min: -22, max: 22 }),
        fc.option(fc.nat({ max: 30 })),
        (drawn, from, back) => {
          const least = back === null ? -Infinity : from - back
          const holds = holdsIn(drawn)
          if (holds(from)) return
          const found = findNearestDay({ from, turns: drawn.turns, least, holds })
          const expected = nearestByDay(from, least, holds)
          expect(found).toBe(expected)
          if (found !== null && found < from) earlier += 1
          if (found !== null && found > from) later += 1
        },
      ),
      { numRuns: 3000 },
    )
    expect(earlier).toBeGreaterThan(100)
    expect(later).toBeGreaterThan(100)
  })

  test.each([
    // Turns on 10 and 20; open in the piece from 10 on, for so many days.
    [
      '那一段整段都行的，取它的最后一天',
      { from: 25, turns: [10, 20], least: -Infinity },
      10,
      20,
      19,
    ],
    ['只行到中间的，取行的最后一天', { from: 25, turns: [10, 20], least: -Infinity }, 10, 15, 14],
    ['同一段里早些才行的，也取行的最后一天', { from: 18, turns: [10, 20], least: 0 }, 10, 13, 12],
    ['早于最早的一天不算', { from: 25, turns: [10, 20], least: 17 }, 10, 15, null],
    ['从最早的一天起就行', { from: 25, turns: [30], least: 22 }, 0, 24, 23],
    ['往后的取那一段的第一天', { from: 5, turns: [20, 10], least: -Infinity }, 10, 99, 10],
    ['一样近，取早的', { from: 15, turns: [10, 11, 19], least: -Infinity }, 11, 12, 11],
    ['没有哪天行', { from: 5, turns: [10, 20], least: -Infinity }, 30, 30, null],
  ])('%s', (_, search, first, end, expected) => {
    const holds = (day: number) =>
      (day >= first && day < end) || (search.turns.includes(19) && day === 19)
    expect(findNearestDay({ ...search, holds })).toBe(expected)
  })

  test.each([
    [3, 4, 3],
    [3, 5, 4],
    [0, 100, 41],
    [-7, 0, -2],
  ])('从 %i 行到 %i 不行之间，最后行的一天', (yes, no, expected) => {
    expect(lastBetween(yes, no, (day) => day <= Math.max(expected, yes))).toBe(expected)
  })
})
