import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatYuan, percentOf, speakYuan } from './fen.ts'

test.each([
  [38_000, 75, 28_500],
  [38_000, 25, 9500],
  [38_000, 30, 11_400],
  // 1 fen × 50% = 0.5 fen, which goes up; 49.99% stays below the half.
  [1, 50, 1],
  [1, 49.99, 0],
  // 333 × 12.5% = 41.625.
  [333, 12.5, 42],
  [0, 30, 0],
  [38_000, 100, 38_000],
])('%i 分的 %f%% 是 %i 分', (amountFen, percent, expected) => {
  expect(percentOf(amountFen, percent)).toBe(expected)
})

test('取成数四舍五入到分，与精确算法一致', () => {
  const amounts = fc.integer({ min: 0, max: 1_000_000_000 })
  const hundredths = fc.integer({ min: 0, max: 10_000 })
  fc.assert(
    fc.property(amounts, hundredths, (amountFen, share) => {
      const exact = (BigInt(amountFen) * BigInt(share) + 5000n) / 10_000n
      expect(percentOf(amountFen, share / 100)).toBe(Number(exact))
    }),
  )
})

test.each([
  [38_000, '380.00', '380'],
  [38_050, '380.50', '380.5'],
  [38_005, '380.05', '380.05'],
  [100_000, '1000.00', '1000'],
  [5, '0.05', '0.05'],
  [0, '0.00', '0'],
  [-11_400, '-114.00', '-114'],
  [-5, '-0.05', '-0.05'],
])('%i 分写作 %s 元，念作 %s 元', (amountFen, written, spoken) => {
  expect(formatYuan(amountFen)).toBe(written)
  expect(speakYuan(amountFen)).toBe(spoken)
})
