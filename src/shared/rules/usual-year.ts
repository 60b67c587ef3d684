/** For which coverage year people come to the counter on a day. */
import { partsOf } from '../kernel/day.ts'
import type { Day } from '../kernel/day.ts'
import type { PackSummary } from './model.ts'

/** From September people come for next year; before that, for this one. */
export function wantedYear(today: Day): number {
  const { year, month } = partsOf(today)
  return month >= 9 ? year + 1 : year
}

/** A pack of one year has that; one for later years, the year that people come for. */
export function usualYear(
  pack: Pick<PackSummary, 'coverageYear' | 'laterYears'>,
  today: Day,
): number {
  return pack.laterYears ? Math.max(pack.coverageYear, wantedYear(today)) : pack.coverageYear
}
