import { expect, test } from 'vitest'
import { remember } from './remember.ts'

/** Doubles, has no answer for 0, and tells what it was asked to work out. */
function counted(most: number) {
  const asked: number[] = []
  const double = remember(most, (value: number) => {
    asked.push(value)
    return value === 0 ? null : value * 2
  })
  return { asked, double }
}

test('算过的不再算，答复照旧', () => {
  const { asked, double } = counted(9)
  expect([3, 4, 3, 4, 3].map(double)).toEqual([6, 8, 6, 8, 6])
  expect(asked).toEqual([3, 4])
})

test('没有答复的不占地方', () => {
  const { asked, double } = counted(1)
  expect([3, 0, 0, 3].map(double)).toEqual([6, null, null, 6])
  expect(asked).toEqual([3, 0, 0])
})

test('记满以后从头记起', () => {
  const { asked, double } = counted(2)
  // 3 and 4 fill it; 5 clears it and is kept, so that 3 has to be worked out again and 5 has not.
  expect([3, 4, 4, 5, 5, 3, 5].map(double)).toEqual([6, 8, 8, 10, 10, 6, 10])
  expect(asked).toEqual([3, 4, 5, 3])
})
