import { expect, test } from 'vitest'
import { readDayExpression } from './day-expression.ts'
import { formatDayNumber } from './days.ts'

test.each([
  ['2023-09-01', '2023-09-01', '2023-09-01'],
  ['coverage-year-01-01', '2024-01-01', '2025-01-01'],
  ['coverage-year-02-28', '2024-02-28', '2025-02-28'],
  ['coverage-year-12-31', '2024-12-31', '2025-12-31'],
  ['previous-year-09-01', '2023-09-01', '2024-09-01'],
])('%s：2024 年度是 %s，2025 年度是 %s', (text, of2024, of2025) => {
  const day = readDayExpression(text)
  expect([2024, 2025].map((year) => day && formatDayNumber(day(year)))).toEqual([of2024, of2025])
})

test.each([
  'coverage-year-00-10',
  'coverage-year-13-01',
  'coverage-year-01-00',
  'coverage-year-01-32',
  'coverage-year-04-31',
  // Not in every year.
  'coverage-year-02-29',
  'next-year-01-01',
  'the-coverage-year-01-01',
  'coverage-year-01-011',
  'coverage-year',
  '2023-02-29',
  '',
])('不是日期：%s', (text) => {
  expect(readDayExpression(text)).toBeNull()
})
