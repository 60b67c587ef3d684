/** The wait of people who came late or had gaps: how many months, from when, to which first day. */
import type { Case } from './case.ts'
import { monthsAfter, yearStart } from './days.ts'
import type { StartDocument, WaitDocument } from './pack-document.ts'
import { compileQuantity, quantityValue } from './quantity.ts'
import type { ReadingTable } from './readings.ts'
import type { ValueMaker } from './values.ts'
import type { Vocabulary } from './vocabulary.ts'

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

/** Everything that the sum of a wait is made of. */
export function waitValues(wait: WaitDocument, words: Vocabulary): readonly ValueMaker[] {
  const { clause, otherClauses, fixed, perMissedYear, freeYears, perRepairedYear, least } = wait
  // Each number stands where it was last written; the others where the wait itself stands.
  const termsOf = (part: keyof WaitDocument) => ({ words, clause: otherClauses?.[part] ?? clause })
  const months = (part: keyof WaitDocument, name: string, value: number) =>
    quantityValue({ name, quantity: { value }, unit: 'month' }, termsOf(part))
  const free = { name: '不加等待期的断保年数', quantity: freeYears, unit: 'year' } as const
  return [
    months('fixed', '固定等待期', fixed),
    months('perMissedYear', '每断保一年加', perMissedYear),
    quantityValue(free, termsOf('freeYears')),
    months('perRepairedYear', '每修复一年减', perRepairedYear),
    ...least.map(({ missedYears, value }) => {
      const least = missedYears === 0 ? '' : `断保 ${missedYears} 年起，`
      return months('least', `${least}等待期不少于`, value)
    }),
  ]
}
