import { expect, test } from 'vitest'
import { getDay } from '../kernel/day.ts'
import { isStale } from './stale.ts'

// 2026 年 5 月 24 日到 11 月 20 日：7 + 30 + 31 + 31 + 30 + 31 + 20 = 180 天。
test.each([
  ['2026-05-24', false],
  ['2026-05-23', true],
  ['2026-11-20', false],
  // A practice office lives in the past.
  ['2027-01-01', false],
])('%s 核对的，2026-11-20 看', (checkedOn, stale) => {
  expect(isStale(getDay(checkedOn), getDay('2026-11-20'))).toBe(stale)
})

test('没有核对日期的不算', () => {
  expect(isStale(null, getDay('2026-11-20'))).toBe(false)
})
