import { expect, test } from 'vitest'
import { formatDayNumber, monthFirstAfter, monthsAfter, readDayNumber } from './days.ts'

test.each([['2023-02-29'], [20_230_201], [['2023-02-01']], [null], [undefined]])(
  '不是存在的日期：%s',
  (value) => {
    expect(readDayNumber(value)).toBeNull()
  },
)

test('日数和文字一一对应，2199 年以后也写得出来', () => {
  expect(readDayNumber('1970-01-02')).toBe(1)
  expect(formatDayNumber(1)).toBe('1970-01-02')
  expect(formatDayNumber((readDayNumber('2199-12-31') ?? 0) + 1)).toBe('2200-01-01')
})

const after = (count: (day: number, months: number) => number, day: string, months: number) =>
  formatDayNumber(count(readDayNumber(day) ?? 0, months))

test.each([
  ['2023-08-31', 6, '2024-02-29', '2024-02-01'],
  ['2023-12-15', 1, '2024-01-15', '2024-01-01'],
  ['2023-12-15', 0, '2023-12-15', '2023-12-01'],
  ['2023-11-30', 13, '2024-12-30', '2024-12-01'],
  ['2024-01-31', -2, '2023-11-30', '2023-11-01'],
])('%s 起 %i 个月：到 %s；次几月一日 %s', (day, months, same, first) => {
  expect(after(monthsAfter, day, months)).toBe(same)
  expect(after(monthFirstAfter, day, months)).toBe(first)
})
