/** Waits whose every part an office has entered anew. */
import { describe, expect, test } from 'vitest'
import { readOverlay } from '../../src/main/rules/index.ts'
import type { Overlay } from '../../src/main/rules/index.ts'
import { amended, enrol } from './enrol.ts'
import type { Facts } from './enrol.ts'
import { anAmendment, caseOf, shipped } from './support.ts'

const { packs } = shipped

describe('等待期', () => {
  /** For 2029, outside the window, paid on 15 January 2029. */
  const waitOf = (facts: Facts, overlay?: Overlay) => {
    const answer = enrol(
      'national-2025',
      { coverageYear: 2029, paidOn: '2029-01-15', ...facts },
      overlay,
    )
    const text = answer.findings.find(({ code }) => code === 'waiting-period')?.text
    return [/等待期(.+?)，自/u.exec(text ?? '')?.[1], answer.benefit?.from]
  }
  const slower = amended(
    'national-2025',
    'wait: { fixed: 2, perMissedYear: 2, perRepairedYear: 3, least: [{ missedYears: 4, value: 5 }] }',
  )
  const priced = anAmendment(
    'price: { unit: fen, amounts: { 1: 42000 } }',
    'coverageYears: [2029]',
  ).replace('dongming-2024', 'national-2025')

  test('本单位改了每一项的，按改过的算', () => {
    const { overlay } = readOverlay(packs, { file: 'overlay', text: priced })
    const amendments = [...(overlay?.amendments ?? []), ...(slower.amendments ?? [])]
    const by = { readings: {}, amendments }
    // 2 months where nothing was missed: there is no least below four years.
    expect(waitOf({}, by)).toEqual(['固定 2 个月，共 2 个月', '2029-03-15'])
    // 2 + (3 − 1) × 2 = 6.
    expect(waitOf({ missedYears: 3 }, by)).toEqual([
      '固定 2 个月，断保加 4 个月，共 6 个月',
      '2029-07-15',
    ])
    // 2 + (4 − 1) × 2 − 2 × 3 = 2, but not below 5.
    expect(waitOf({ missedYears: 4, repairedYears: 2 }, by)).toEqual([
      '固定 2 个月，断保加 6 个月，缴费修复减 6 个月，不少于 5 个月，共 5 个月',
      '2029-06-15',
    ])
    // The same with three years missed: 2 + 4 − 6 = 0, and nothing forbids it.
    expect(waitOf({ missedYears: 3, repairedYears: 2 }, by)).toEqual([
      '固定 2 个月，断保加 4 个月，缴费修复减 6 个月，共 0 个月',
      '2029-01-15',
    ])
  })

  test('没有断保的，不问第一个断保年度加不加', () => {
    const touched = (missedYears: number) =>
      caseOf('national-2025', { coverageYear: 2029, paidOn: 21_564, missedYears }).touched
    expect([0, 1].map(touched)).toEqual([0, 1])
  })
})
