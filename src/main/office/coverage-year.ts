/** The coverage year in which the office is enrolling now. */
import type { Ledger } from '../ledger/index.ts'
import type { PackSet } from '../rules/index.ts'
import { usualYear, wantedYear } from '../../shared/rules/usual-year.ts'
import { getOffice } from './store.ts'

/**
 * The newest coverage year that people come for under the office's packs; where none of them can
 * be read, the one that people come for at this time of the year.
 */
export async function coverageYearOf(ledger: Ledger, packs: PackSet): Promise<number> {
  const { policies } = await getOffice(ledger.read)
  const today = ledger.clock.today()
  const years = packs
    .list()
    .filter(({ policy }) => policies.includes(policy))
    .map((pack) => usualYear(pack, today))
  return years.length > 0 ? Math.max(...years) : wantedYear(today)
}
