/** What an office enters from its own documents: from its day on, cited, and the pack untouched. */
import { describe, expect, test } from 'vitest'
import { decide, nextChanges, readOverlay, summaryOn } from '../../src/main/rules/index.ts'
import type { Overlay } from '../../src/main/rules/index.ts'
import { getDefined } from '../../src/shared/kernel/assert.ts'
import { getDay } from '../../src/shared/kernel/day.ts'
import { anAmendment as amendment, guideExample, shipped } from './support.ts'

type Json = Readonly<Record<string, unknown>>

const { packs } = shipped
const example = guideExample()
const read = (text: string) => readOverlay(packs, { file: 'overlay.yaml', text })
const overlay = overlayOf(example)

function overlayOf(text: string): Overlay {
  const { overlay: found, problems } = read(text)
  expect(problems).toEqual([])
  return getDefined(found, 'overlay')
}

const national = (facts: Json) => ({
  id: 'q',
  policy: 'national-2025',
  ask: 'enrolment',
  facts: { coverageYear: 2027, paidOn: '2026-11-10', circumstance: { kind: 'ordinary' }, ...facts },
})
const tongliang = (facts: Json) => ({
  id: 'q',
  policy: 'tongliang-2024',
  ask: 'enrolment',
  facts: { coverageYear: 2024, paidOn: '2024-03-10', circumstance: { kind: 'ordinary' }, ...facts },
})
const codesOf = (question: unknown, by: Overlay = overlay) =>
  decide(packs, question, by).findings.map(({ code }) => code)

describe('指南里的例子：2027 年度的全国框架', () => {
  test('价格、缴费期都有了，各写各的出处', () => {
    expect(decide(packs, national({}), overlay)).toEqual({
      id: 'q',
      outcome: 'accepted',
      window: 'concentrated',
      charge: { standardFen: 42_000, payableFen: 42_000, subsidies: [], category: null },
      benefit: { from: '2027-01-01', to: '2027-12-31' },
      findings: [
        expect.objectContaining({
          code: 'in-window',
          clause: '国办发〔2024〕38号',
          values: expect.arrayContaining([
            expect.objectContaining({ name: '集中缴费期', clause: '某医保发〔2026〕12号 一' }),
          ]),
        }),
        expect.objectContaining({ code: 'standard-price', clause: '某医保发〔2026〕12号 一' }),
      ],
    })
  })

  test('没有录入时照旧：价格未录入', () => {
    expect(codesOf(national({}), { readings: {} })[0]).toBe('price-not-entered')
  })

  test('缴费期前后一天（2026-09-01 至 2027-02-28）', () => {
    const windowOn = (paidOn: string) => decide(packs, national({ paidOn }), overlay)
    expect(windowOn('2026-08-31')).toMatchObject({ outcome: 'refused' })
    expect(windowOn('2026-09-01')).toMatchObject({ outcome: 'accepted', window: 'concentrated' })
    expect(windowOn('2027-02-28')).toMatchObject({ window: 'concentrated' })
    // Three months after 1 March.
    expect(windowOn('2027-03-01')).toMatchObject({
      window: 'outside',
      benefit: { from: '2027-06-01' },
    })
  })

  test('二档和资助：特困一档 0 + 420，二档 380 + 420 = 800', () => {
    const person = { categories: ['特困供养人员'] }
    expect(decide(packs, national({ person }), overlay)).toMatchObject({
      charge: { payableFen: 0, subsidies: [{ source: '医疗救助资金', fen: 42_000 }] },
    })
    const answer = decide(packs, national({ person, tier: 2 }), overlay)
    expect(answer.charge).toMatchObject({ standardFen: 80_000, payableFen: 38_000 })
    expect(answer.findings.at(-1)).toMatchObject({
      code: 'category-applied',
      clause: '某医保发〔2026〕12号 二（一）',
    })
  })

  test('没有录入的档次仍是价格未录入', () => {
    expect(codesOf(national({ tier: 3 }))[0]).toBe('price-not-entered')
  })

  test('别的年度照旧：2026 年度仍是全国最低价，资助不适用', () => {
    const person = { categories: ['特困人员'] }
    const answer = decide(
      packs,
      national({ coverageYear: 2026, paidOn: '2026-09-10', person }),
      overlay,
    )
    expect(answer.charge).toMatchObject({ standardFen: 40_000, payableFen: 40_000 })
    expect(answer.findings.map(({ code }) => code)).toContain('price-floor-unconfirmed')
  })

  test('添的途径：退役 3 个月内没有等待，过了照旧', () => {
    const discharged = (paidOn: string) =>
      decide(
        packs,
        national({ paidOn, circumstance: { kind: 'discharged', on: '2027-03-01' } }),
        overlay,
      )
    expect(discharged('2027-06-01')).toMatchObject({ benefit: { from: '2027-06-02' } })
    expect(discharged('2027-06-01').findings[0]).toMatchObject({
      code: 'no-wait',
      clause: '某医保发〔2026〕12号 三（二）',
    })
    expect(discharged('2027-06-02')).toMatchObject({ benefit: { from: '2027-09-02' } })
  })

  test('读到的情形日期也要查：退役晚于缴费', () => {
    const circumstance = { kind: 'discharged', on: '2026-11-11' }
    expect(decide(packs, national({ circumstance }), overlay).outcome).toBe('invalid')
    expect(decide(packs, national({ circumstance })).outcome).not.toBe('invalid')
  })

  test('从录入的那一天起才有：前一天缴费照原来的包', () => {
    // The window of 2027 opens on 2026-09-01; without the amendment it does too, by the frame.
    expect(codesOf(national({ paidOn: '2026-08-24', tier: 2 }))).toEqual(['outside-window'])
    const before = decide(packs, national({ paidOn: '2026-08-24' }), overlay).findings[0]
    const after = decide(packs, national({ paidOn: '2026-08-25' }), overlay).findings[0]
    expect(before?.clause).toBe('国办发〔2024〕38号')
    expect(after?.clause).toBe('某医保发〔2026〕12号 一')
  })

  test('柜台看得到新的档次和身份', () => {
    const seen = summaryOn(packs, { policy: 'national-2025', day: getDay('2026-11-10') }, overlay)
    expect(seen.tiers.map(({ label }) => label)).toEqual(['一档', '二档'])
    expect(seen.terms).toEqual(['特困人员'])
    expect(packs.get('national-2025').summary.tiers).toHaveLength(1)
  })

  test('报价单写得出哪天会变', () => {
    expect(nextChanges(packs, national({}), overlay).map(({ aspect, on }) => [aspect, on])).toEqual(
      [
        ['benefit', '2027-03-01'],
        ['outcome', '2027-10-01'],
      ],
    )
  })
})

describe('本单位的裁定', () => {
  test('通知没有写的起始日，裁定后有了，依据写明本单位确定', () => {
    const answer = decide(packs, tongliang({}), overlay)
    expect(answer).toMatchObject({ outcome: 'accepted', benefit: { from: '2024-04-01' } })
    expect(answer.findings[0]).toMatchObject({
      code: 'late-enrolment',
      clause: '二（二）3（本单位确定）',
    })
    expect(decide(packs, tongliang({})).benefit).toBeNull()
  })
})

const priced = overlayOf(
  amendment(
    'window: { from: 2024-09-01, to: 2024-12-31 }\nprice: { unit: fen, amounts: { 1: 40000 } }',
  ),
)
const dongming = (facts: Json) => ({
  id: 'q',
  policy: 'dongming-2024',
  ask: 'enrolment',
  facts: { coverageYear: 2025, paidOn: '2024-10-10', circumstance: { kind: 'ordinary' }, ...facts },
})

describe('录入别的年度的价格', () => {
  test('那一年就办得了；原来的资助不适用', () => {
    const person = { categories: ['特困人员'] }
    expect(decide(packs, dongming({ person }), priced)).toMatchObject({
      outcome: 'accepted',
      charge: { standardFen: 40_000, payableFen: 40_000, category: null },
      benefit: { from: '2025-01-01', to: '2025-12-31' },
    })
  })

  test('补缴也有了价格；待遇怎么算仍没有写', () => {
    const question = dongming({ paidOn: '2024-12-01', circumstance: { kind: 'back-payment' } })
    expect(decide(packs, question, priced)).toMatchObject({
      outcome: 'accepted',
      charge: { payableFen: 40_000 },
      benefit: null,
    })
    expect(codesOf(question, priced)).toEqual(['rule-silent', 'standard-price'])
  })

  test('没有录入的年度仍须请示', () => {
    expect(codesOf(dongming({ coverageYear: 2026 }), priced)).toEqual(['rule-silent'])
  })

  test('本年度的资助照旧', () => {
    const person = { categories: ['特困人员'] }
    const question = dongming({ coverageYear: 2024, paidOn: '2023-10-10', person })
    expect(decide(packs, question, priced)).toEqual(decide(packs, question))
  })
})

test('本年度中途调价：改价格表里的一行', () => {
  const dearer = overlayOf(
    amendment(
      `prices:
  - change: standard
    row:
      bands:
        - { paidTo: 2024-08-31, amounts: { 1: 38000 }, clause: 一 }
        - { paidFrom: 2024-09-01, amounts: { 1: 50000 }, subsidies: silent, silentText: '“{term}”资助多少没有写。', clause: 二 }`,
    ),
  )
  const bornOn = (birthDate: string, paidOn: string) => {
    const question = dongming({ coverageYear: 2024, paidOn, circumstance: { kind: 'newborn' } })
    return { ...question, facts: { ...question.facts, person: { birthDate } } }
  }
  expect(decide(packs, bornOn('2024-08-01', '2024-08-31'), dearer).charge?.payableFen).toBe(38_000)
  const after = decide(packs, bornOn('2024-08-01', '2024-09-01'), dearer)
  expect(after.charge?.payableFen).toBe(50_000)
  expect(after.findings.at(-1)?.clause).toBe('东政办字〔2024〕9号 二')
})

test('后来的价格盖过先前的，先前的日子照旧', () => {
  const both =
    overlayOf(`${amendment('price: { unit: fen, amounts: { 1: 40000 } }')}  - policy: dongming-2024
    from: 2024-11-01
    documentNumber: 东政办字〔2024〕20号
    clause: 二
    basis: 照文件录入
    coverageYears: [2025]
    window: { from: 2024-09-01, to: 2024-12-31 }
    price: { unit: fen, amounts: { 1: 41000 } }
`)
  const payable = (paidOn: string) =>
    decide(packs, dongming({ paidOn, circumstance: { kind: 'back-payment' } }), both).charge
      ?.payableFen
  expect(payable('2024-10-31')).toBe(40_000)
  expect(payable('2024-11-01')).toBe(41_000)
})

test('退费看申请日期：通知没有写的退费，发文后有了', () => {
  const refunds = overlayOf(`amendments:
  - policy: fangtai-2024
    from: 2024-02-01
    documentNumber: 某医保字〔2024〕3号
    clause: 四
    basis: 照文件录入
    refund:
      - row:
          name: death
          when: { ground: [death], groundOn: { to: 2023-12-31 } }
          action: grant
          code: refund-granted
          text: '{groundOn} 死亡，退回个人所缴部分。'
      - row: { name: others, action: refuse, code: not-a-ground, text: 只有死亡的可以退费。 }
`)
  const refund = (appliedOn: string, on: string) => ({
    id: 'q',
    policy: 'fangtai-2024',
    ask: 'refund',
    facts: {
      coverageYear: 2024,
      paidOn: '2023-10-10',
      paidFen: 38_000,
      appliedOn,
      ground: { kind: 'death', on },
    },
  })
  expect(decide(packs, refund('2024-01-31', '2023-12-31'), refunds).outcome).toBe('undetermined')
  expect(decide(packs, refund('2024-02-01', '2023-12-31'), refunds)).toMatchObject({
    outcome: 'accepted',
    refundFen: 38_000,
    findings: [{ code: 'refund-granted', clause: '某医保字〔2024〕3号 四' }],
  })
  expect(decide(packs, refund('2024-02-01', '2024-01-01'), refunds).outcome).toBe('refused')
})

test('等待期和任务公式也改得了，废止的行不再比对', () => {
  const changed = overlayOf(`amendments:
  - policy: national-2025
    from: 2026-01-01
    documentNumber: 某医保发〔2026〕1号
    clause: 三
    basis: 照文件录入
    wait: { fixed: 2, least: [{ missedYears: 0, value: 2 }] }
    routes: [{ remove: newborn-within-ninety-days }]
    quota: { from: registered, minus: [imprisoned], unit: person, text: 户籍人口减服刑人员。 }
`)
  const question = national({ coverageYear: 2026, paidOn: '2026-03-10' })
  expect(decide(packs, question, changed).benefit?.from).toBe('2026-05-10')
  const newborn = { person: { birthDate: '2026-03-01' }, circumstance: { kind: 'newborn' } }
  expect(
    decide(packs, national({ coverageYear: 2026, paidOn: '2026-03-10', ...newborn }), changed)
      .benefit?.from,
  ).toBe('2026-05-10')
  const facts = {
    registered: 10,
    fullySubsidised: 3,
    universityStudents: 0,
    employedInsured: 0,
    inService: 0,
    imprisoned: 1,
  }
  expect(decide(packs, { policy: 'national-2025', ask: 'quota', facts }, changed).target).toBe(9)
})

test('账本里的修改与包对不上时，不猜，请管理员改', () => {
  const stale: Overlay = {
    readings: {},
    amendments: [
      {
        policy: 'dongming-2024',
        from: '2024-01-01',
        documentNumber: '某文〔2024〕1号',
        clause: '一',
        basis: '照文件录入',
        routes: [{ remove: 'gone' }],
      },
    ],
  }
  const question = dongming({ coverageYear: 2024 })
  expect(decide(packs, question, stale)).toEqual({
    id: 'q',
    outcome: 'undetermined',
    window: 'outside',
    charge: null,
    benefit: null,
    findings: [
      expect.objectContaining({ code: 'amendment-unusable', clause: '某文〔2024〕1号 一' }),
    ],
  })
  expect(codesOf(dongming({ coverageYear: 2024, paidOn: '2023-10-10' }), stale)).not.toContain(
    'amendment-unusable',
  )
})

test('对不上的也照样先查问题写得对不对；缴费期照包里写的量', () => {
  const stale: Overlay = {
    readings: {},
    amendments: [
      {
        policy: 'national-2025',
        from: '2020-01-01',
        documentNumber: null,
        clause: '一',
        basis: '请示',
        routes: [{ remove: 'gone' }],
      },
    ],
  }
  const ask = (facts: Json) => decide(packs, national({ coverageYear: 2026, ...facts }), stale)
  expect(ask({ paidOn: '2025-12-31' })).toMatchObject({ window: 'concentrated', charge: null })
  expect(ask({ paidOn: '2026-01-01' })).toMatchObject({ window: 'outside', benefit: null })
  expect(ask({ paidOn: null })).toMatchObject({ outcome: 'invalid' })
  const refund = { coverageYear: 2026, paidOn: '2025-12-01', paidFen: 1, appliedOn: '2026-01-02' }
  const refundOf = (facts: Json) =>
    decide(packs, { policy: 'national-2025', ask: 'refund', facts }, stale)
  expect(refundOf({ ...refund, ground: { kind: 'clerical-error' } })).toEqual({
    id: null,
    outcome: 'undetermined',
    refundFen: null,
    findings: [expect.objectContaining({ code: 'amendment-unusable' })],
  })
  expect(refundOf(refund).outcome).toBe('invalid')
  const quota = decide(packs, { policy: 'national-2025', ask: 'quota', facts: {} }, stale)
  expect(quota.outcome).toBe('invalid')
})

test('包自己从不被改：用过修改以后，不带修改的答复照旧', () => {
  const question = dongming({ coverageYear: 2024, paidOn: '2023-10-10' })
  const before = JSON.stringify(decide(packs, question))
  decide(packs, question, priced)
  decide(packs, dongming({}), priced)
  expect(JSON.stringify(decide(packs, question))).toBe(before)
})
