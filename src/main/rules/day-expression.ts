/** Days as a pack writes them: fixed, or counted from the coverage year that is asked about. */
import { daysInMonth } from '../../shared/kernel/day.ts'
import { dayNumberFrom } from '../../shared/kernel/day.ts'
import type { DayNumber } from '../../shared/kernel/day.ts'
import { readDayNumber } from './days.ts'

/** The day for a coverage year. */
export type DayExpression = (coverageYear: number) => DayNumber

const relativePattern = /^(coverage-year|previous-year)-(\d{2})-(\d{2})$/

/** `2023-09-01`, `coverage-year-12-31` or `previous-year-09-01`; null where it is neither. */
export function readDayExpression(text: string): DayExpression | null {
  const fixed = readDayNumber(text)
  if (fixed !== null) return () => fixed
  const match = relativePattern.exec(text)
  if (match === null) return null
  const month = Number(match[2])
  const dayOfMonth = Number(match[3])
  // 29 February is left out: a relative day must exist in every year.
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(2023, month))
    return null
  const shift = match[1] === 'previous-year' ? -1 : 0
  return (coverageYear) => dayNumberFrom(coverageYear + shift, month, dayOfMonth)
}
