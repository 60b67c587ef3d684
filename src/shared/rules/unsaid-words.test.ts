import { expect, test } from 'vitest'
import { getDay } from '../kernel/day.ts'
import { amountUnsaid, benefitWords } from './unsaid-words.ts'

test.each([
  ['accepted', '政策未写明', '政策未写明'],
  ['needs-approval', '待核定', '待核定'],
  ['refused', '没有待遇', '没有应缴金额'],
  ['undetermined', '待请示', '待请示'],
  ['invalid', '未算出', '未算出'],
] as const)('%s 的没有待遇期、没有金额', (outcome, benefit, amount) => {
  expect(benefitWords({ outcome, benefit: null })).toBe(benefit)
  expect(benefitWords({ outcome })).toBe(benefit)
  expect(amountUnsaid({ outcome })).toBe(amount)
})

test('有待遇期的就是那几天', () => {
  const benefit = { from: getDay('2024-03-31'), to: getDay('2024-12-31') }
  expect(benefitWords({ outcome: 'accepted', benefit })).toBe('2024-03-31 至 2024-12-31')
})
