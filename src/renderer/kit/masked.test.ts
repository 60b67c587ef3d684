import { expect, test } from 'vitest'
import { groupIdNumber, maskIdNumber } from './masked.ts'

test('列表里的身份证号遮住出生日期', () => {
  expect(maskIdNumber('590151199003071236')).toBe('590151********1236')
})

test('表里的身份证号按区划、出生日期、顺序码分开', () => {
  expect(groupIdNumber('59015119900307123X')).toBe('590151 19900307 123X')
})

test('不是 18 位的原样显示', () => {
  expect(maskIdNumber('123')).toBe('123')
  expect(groupIdNumber('123')).toBe('123')
})
