/** Whether a value was last compared with the published text too long ago to be trusted blindly. */
import { daysBetween } from '../kernel/day.ts'
import type { Day } from '../kernel/day.ts'

const longestDays = 180

export function isStale(checkedOn: Day | null, today: Day): boolean {
  return checkedOn !== null && daysBetween(checkedOn, today) > longestDays
}
