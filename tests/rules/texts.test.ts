/** Sentences of a pack, completed with the facts of a case; and the findings that carry them. */
import { describe, expect, test } from 'vitest'
import { compileFinding, compileSentence, listUnknownPlaces } from '../../src/main/rules/texts.ts'
import type { Case } from '../../src/main/rules/case.ts'
import { caseOf, on, refundCaseOf } from './support.ts'

const c = caseOf('dongming-2024', {
  registeredOn: on('2023-10-21'),
  birthDate: on('2023-08-31'),
  eventOn: on('2023-09-05'),
  missedYears: 2,
  repairedYears: 1,
})
const say = (text: string, by: Case = c) => compileSentence(text).say(by)

test.each([
  ['{paidOn} 缴费', '2023-10-20 缴费'],
  ['{registeredOn} 登记', '2023-10-21 登记'],
  ['出生于 {birthDate}', '出生于 2023-08-31'],
  // Six months after 31 August: February 2024 has 29 days.
  ['到 {birthDate+6m} 为止', '到 2024-02-29 为止'],
  // 30 days to 30 September, 31 more to 31 October, 29 more: 90.
  ['到 {birthDate+90d} 为止', '到 2023-11-29 为止'],
  ['{eventOn} 迁入', '2023-09-05 迁入'],
  ['{window.from} 至 {window.to}', '2023-09-01 至 2023-12-31'],
  ['自 {from} 至 {to}', '自 2024-01-01 至 2024-12-31'],
  ['{coverageYear} 待遇年度', '2024 待遇年度'],
  ['断保 {missedYears} 年、修复 {repairedYears} 年', '断保 2 年、修复 1 年'],
  ['{groundOn} 发生，等待自 {wait.since} 起', '（未填） 发生，等待自 （未填） 起'],
  ['等待期{wait.sum}', '等待期（未算）'],
  ['没有要填的地方', '没有要填的地方'],
  // What nothing can fill stays as it is written: a wrong name, a length where there is no day.
  ['{nowhere} 和 {paidOn}', '{nowhere} 和 2023-10-20'],
  ['{coverageYear+6m}、{toString}', '{coverageYear+6m}、{toString}'],
])('%s', (text, expected) => {
  expect(say(text)).toBe(expected)
})

test('退费的日期也填得上', () => {
  const refund = refundCaseOf('dongming-2024', { appliedOn: on('2024-02-05') })
  expect(say('{groundOn} 发生，{appliedOn} 申请', refund)).toBe('2023-12-01 发生，2024-02-05 申请')
})

test.each([
  ['固定 3 个月，共 3 个月', { fixed: 3, forGaps: 0, lessRepairs: 0, months: 3 }],
  ['固定 3 个月，断保加 2 个月，共 5 个月', { fixed: 3, forGaps: 2, lessRepairs: 0, months: 5 }],
  [
    '固定 3 个月，缴费修复减 1 个月，不少于 3 个月，共 3 个月',
    { fixed: 3, forGaps: 0, lessRepairs: 1, months: 3 },
  ],
  [
    // 3 + 3 − 1 = 5, but not below 6.
    '固定 3 个月，断保加 3 个月，缴费修复减 1 个月，不少于 6 个月，共 6 个月',
    { fixed: 3, forGaps: 3, lessRepairs: 1, months: 6 },
  ],
])('等待期的算式：%s', (expected, sum) => {
  const waiting = { ...c, wait: { since: on('2024-01-15'), ...sum } }
  expect(say('{wait.sum}', waiting)).toBe(expected)
  expect(say('自 {wait.since} 起', waiting)).toBe('自 2024-01-15 起')
})

test('没有要填的地方的一句话，不随人变', () => {
  expect(compileSentence('没有').fixed).toBe(true)
  expect(compileSentence('{nowhere}').fixed).toBe(true)
  expect(compileSentence('{paidOn}').fixed).toBe(false)
})

test.each([
  ['{paidOn} 至 {window.to}，{birthDate+6m}', []],
  ['{nowhere} 和 {paid on}', ['{nowhere}', '{paid on}']],
  [
    '{coverageYear+6m} {birthDate+6y} {birthDate+1234d}',
    ['{coverageYear+6m}', '{birthDate+6y}', '{birthDate+1234d}'],
  ],
  ['{} {{paidOn}} {x{paidOn}', ['{}']],
  ['没有要填的地方', []],
])('填不上的地方：%s', (text, expected) => {
  expect(listUnknownPlaces(text)).toEqual(expected)
})

describe('依据', () => {
  const values = Object.freeze([{ name: '期限', value: 6, clause: '二', source: '政策包' }])
  const others = Object.freeze([{ name: '期限', value: 3, clause: '二', source: '政策包' }])
  const head = { code: 'in-window', clause: '二' }

  test('随人变的一句话，每次填上', () => {
    const row = { ...head, text: '{paidOn} 缴费' }
    const finding = compileFinding(row, { rule: 'routes/a', valuesOf: () => values })
    const expected = { ...head, text: '2023-10-20 缴费', rule: 'routes/a', values }
    expect(finding(c)).toEqual(expected)
    const none = compileFinding(row, { rule: 'routes/a', valuesOf: () => undefined })
    expect(none(c)).toEqual({ ...expected, values: undefined })
  })

  test('不随人变的，数值不变就是同一个，谁也改不了', () => {
    const row = { ...head, text: '按期参保' }
    const finding = compileFinding(row, {
      rule: 'routes/a',
      valuesOf: ({ missedYears }) => [undefined, values, others][missedYears],
    })
    const about = (missedYears: number) => finding({ ...c, missedYears })
    const bare = { ...head, text: '按期参保', rule: 'routes/a' }
    expect(about(0)).toEqual(bare)
    expect(about(1)).toEqual({ ...bare, values })
    expect(about(1)).toBe(about(1))
    expect(about(2)).toEqual({ ...bare, values: others })
    expect(about(1)).toEqual({ ...bare, values })
    expect([about(0), about(1)].map(Object.isFrozen)).toEqual([true, true])
  })
})
