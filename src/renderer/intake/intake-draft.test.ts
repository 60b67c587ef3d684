import { expect, test } from 'vitest'
import { getDay } from '../../shared/kernel/day.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { coverageYearOf, errorsOf, quoteInputOf, startDraft, withTerms } from './intake-draft.ts'
import type { IntakeDraft } from './intake-draft.ts'

const today = getDay('2023-11-20')

function aPack(part: Partial<PackSummary> = {}): PackSummary {
  return {
    policy: 'tongliang-2024',
    title: '通知',
    documentNumber: null,
    issuer: '街道',
    regionCode: '500151',
    coverageYear: 2024,
    laterYears: false,
    draft: false,
    hash: 'hash',
    tiers: [{ tier: 1, label: '一档' }],
    terms: ['特困人员', '城乡低保对象'],
    readings: [],
    asks: { coveredThisYear: false, gapsSince: null },
    taskTable: [],
    taskTableHead: null,
    channels: [],
    materials: [],
    ...part,
  }
}

function aDraft(part: Partial<IntakeDraft> = {}): IntakeDraft {
  return { ...startDraft({ registrant: { kind: 'new' }, packs: [aPack()], today }), ...part }
}

test.each([
  ['2023-08-31', 2023],
  ['2023-09-01', 2024],
  ['2024-01-01', 2024],
])('%s 到柜台的人，通常办 %i 年度', (day, year) => {
  const packs = [aPack({ policy: 'a', coverageYear: 2023 }), aPack({ policy: 'b' })]
  const draft = startDraft({ registrant: { kind: 'new' }, packs, today: getDay(day) })
  expect(packs.find((pack) => pack.policy === draft.policy)?.coverageYear).toBe(year)
})

test('新人员缺号码、姓名、村的，各栏分别说明', () => {
  expect(errorsOf(aDraft(), { kind: 'new' }, aPack())).toEqual({
    idNumber: '请录入身份证号',
    name: '请填写姓名',
    village: '请选择村（社区）',
  })
})

test('已有人员只看缴费日期和情形', () => {
  expect(errorsOf(aDraft({ payDay: null }), { kind: 'nobody' }, aPack())).toEqual({
    payDay: '请填写缴费日期',
  })
})

test('迁入而没有填日期的，不试算，保存时说明', () => {
  const circumstance = { ...aDraft().circumstance, kind: 'moved-in' } as const
  const draft = aDraft({ circumstance })
  expect(quoteInputOf(draft, aPack(), null)).toBeNull()
  expect(errorsOf(draft, { kind: 'nobody' }, aPack())).toEqual({
    circumstanceDay: '请填写迁入日期',
  })
  const movedOn = getDay('2023-11-05')
  const filled = aDraft({ circumstance: { ...circumstance, on: movedOn } })
  expect(quoteInputOf(filled, aPack(), null)?.circumstance).toEqual({
    kind: 'moved-in',
    movedOn,
    paidAtOrigin: false,
  })
})

test('补缴以前年度的，默认是上一年', () => {
  const circumstance = { ...aDraft().circumstance, kind: 'back-payment' } as const
  expect(coverageYearOf(aDraft({ circumstance }), aPack())).toBe(2023)
  expect(
    coverageYearOf(aDraft({ circumstance: { ...circumstance, backYear: 2021 } }), aPack()),
  ).toBe(2021)
  expect(coverageYearOf(aDraft(), aPack())).toBe(2024)
})

test('增减特殊身份时，原有的起止日期不变', () => {
  const from = getDay('2020-03-01')
  const before = [
    { term: '城乡低保对象', from, to: null },
    { term: '特困人员', from: null, to: null },
  ]
  expect(withTerms(before, ['城乡低保对象', '低保边缘户'])).toEqual([
    { term: '城乡低保对象', from, to: null },
    { term: '低保边缘户', from: null, to: null },
  ])
})
