/** The coverage year in which the office is enrolling now. */
import type { Ledger } from '../ledger/index.ts'
import type { PackSet } from '../rules/index.ts'
import { getOffice } from './store.ts'

/**
 * The newest coverage year among the office's packs; where none of them can be read, the year
 * after today, because enrolment runs in the autumn before.
 */
export async function coverageYearOf(ledger: Ledger, packs: PackSet): Promise<number> {
  const { policies } = await getOffice(ledger.read)
  const years = packs
    .list()
    .filter(({ policy }) => policies.includes(policy))
    .map(({ coverageYear }) => coverageYear)
  return years.length > 0 ? Math.max(...years) : Number(ledger.clock.today().slice(0, 4)) + 1
}
