import { expect, test } from 'vitest'
import { regionCodeSchema } from './model.ts'

test.each(['500151', '500151004', '500151004001', ' 371728 '])('区划代码 %s 收下', (typed) => {
  expect(regionCodeSchema.parse(typed)).toBe(typed.trim())
})

test.each([
  ['50015', '区划代码须为 6、9 或 12 位数字'],
  ['5001510', '区划代码须为 6、9 或 12 位数字'],
  ['500151004x', '区划代码须为 6、9 或 12 位数字'],
  // 59 is for practice, 91 for foreigners' numbers: neither is a place.
  ['590151', '区划代码前两位不是任何省份的代码，请核对'],
  ['910151004', '区划代码前两位不是任何省份的代码，请核对'],
  ['000000', '区划代码前两位不是任何省份的代码，请核对'],
])('区划代码 %s 不收：%s', (typed, sentence) => {
  const reading = regionCodeSchema.safeParse(typed)
  expect(reading.error?.issues.map(({ message }) => message)).toEqual([sentence])
})
