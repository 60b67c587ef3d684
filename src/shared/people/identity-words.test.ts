import { expect, test } from 'vitest'
import { getDay } from '../kernel/day.ts'
import { identityText } from './identity-words.ts'

const from = getDay('2023-01-01')
const to = getDay('2023-11-30')

test.each([
  [{ from: null, to: null }, '城乡低保对象'],
  [{ from, to: null }, '城乡低保对象（2023-01-01 起）'],
  [{ from: null, to }, '城乡低保对象（至 2023-11-30）'],
  [{ from, to }, '城乡低保对象（2023-01-01 至 2023-11-30）'],
])('起止为 %o 的身份写作 %s', (days, text) => {
  expect(identityText({ term: '城乡低保对象', ...days })).toBe(text)
})
