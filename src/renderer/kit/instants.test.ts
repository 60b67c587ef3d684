import { expect, test } from 'vitest'
import { formatInstant, formatTime } from './instants.ts'

test('时间按北京时间显示，与电脑的时区无关', () => {
  // 16:30 UTC is 00:30 of the next day in China.
  expect(formatInstant('2023-11-19T16:30:05.000Z')).toBe('2023-11-20 00:30:05')
  expect(formatTime('2023-11-19T16:30:05.000Z')).toBe('00:30')
})
