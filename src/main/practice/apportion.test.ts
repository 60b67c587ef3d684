import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { apportion } from './apportion.ts'
import { makeLottery, makeRandom } from './random.ts'

test.each([
  // 10 × 5/10, 3/10, 2/10: nothing is left over.
  [10, [5, 3, 2], [5, 3, 2]],
  // 10 × 1/3 = 3 remainder 1 each: the one that is left goes to the first.
  [10, [1, 1, 1], [4, 3, 3]],
  // 7 × 60/100 = 4.2, 7 × 25/100 = 1.75, 7 × 15/100 = 1.05: the largest remainder is the second's.
  [7, [60, 25, 15], [4, 2, 1]],
  [1, [1, 5], [0, 1]],
])('%i 人按 %j 分配得 %j', (count, targets, parts) => {
  const among = targets.map((target) => ({ name: '村', target }))
  expect(apportion(count, among)).toEqual(parts)
})

test('各村之和永远等于总数', () => {
  const targets = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_000_000 }), targets, (count, given) => {
      const parts = apportion(
        count,
        given.map((target) => ({ name: '村', target })),
      )
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(count)
    }),
  )
})

test('抽取落在范围内，抽签合乎权重', () => {
  const random = makeRandom('abc', 1)
  for (let round = 0; round < 2000; round += 1) {
    expect([3, 4, 5]).toContain(random.between(3, 5))
    const middle = random.around(-3, 7)
    expect(middle).toBeGreaterThanOrEqual(-3)
    expect(middle).toBeLessThanOrEqual(7)
  }
  const draw = makeLottery([
    ['rare', 1],
    ['common', 9],
  ])
  const rare = Array.from({ length: 10_000 }, () => draw(random)).filter((one) => one === 'rare')
  // Mean 1000, standard deviation √(10,000 × 0.1 × 0.9) = 30.
  expect(Math.abs(rare.length - 1000)).toBeLessThan(150)
})
