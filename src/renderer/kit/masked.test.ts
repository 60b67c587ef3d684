import { expect, test } from 'vitest'
import { groupIdNumber, maskIdNumber } from './masked.ts'

test('列表里的身份证号遮住出生日期', () => {
  expect(maskIdNumber('590151199003071236')).toBe('590151********1236')
})

test('表里的身份证号按区划、出生日期、顺序码分开', () => {
  expect(groupIdNumber('59015119900307123X')).toBe('590151 19900307 123X')
})

test('护照等号码只留头两位和末四位', () => {
  expect(maskIdNumber('USA110090030701')).toBe('US*********0701')
  expect(maskIdNumber('E1234567')).toBe('E1**4567')
})

test('太短的原样显示', () => {
  expect(maskIdNumber('123')).toBe('123')
  expect(groupIdNumber('123')).toBe('123')
})
