/** The wait of people who came late or had gaps: how many months, from when, to which first day. */
import type { Case } from './case.ts'
import { compileQuantity } from './conditions.ts'
import { monthsAfter, yearStart } from './days.ts'
import type { StartDocument, WaitDocument } from './pack-document.ts'
import type { ReadingTable } from './readings.ts'

/**
 * The first day of benefit: as many months after the start, by the same day of the month, and not
 * before the payment. A wait that runs already keeps its own start. Leaves the sum in the case.
 */
export function compileWait(
  wait: WaitDocument,
  from: NonNullable<StartDocument['from']>,
  readings: ReadingTable,
): (c: Case) => number {
  const { fixed, perMissedYear, perRepairedYear } = wait
  const freeYears = compileQuantity(wait.freeYears, readings)
  const leastFirst = wait.least.toSorted((a, b) => b.missedYears - a.missedYears)
  return (c) => {
    const start = from === 'payment-day' ? c.paidOn : yearStart(c.coverageYear)
    const since = c.waitingSince ?? start
    // A reading that cannot matter is not looked at.
    const gaps = c.missedYears === 0 ? 0 : Math.max(0, c.missedYears - freeYears(c))
    const forGaps = gaps * perMissedYear
    const lessRepairs = c.repairedYears * perRepairedYear
    const least = leastFirst.find(({ missedYears }) => c.missedYears >= missedYears)?.value ?? 0
    const months = Math.max(least, fixed + forGaps - lessRepairs)
    c.wait = { since, months, fixed, forGaps, lessRepairs }
    return Math.max(monthsAfter(since, months), c.paidOn)
  }
}
