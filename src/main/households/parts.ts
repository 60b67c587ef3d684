/** What the calls of households are made with. */
import { implement } from '@orpc/server'
import { householdsContract } from '../../shared/households/contract.ts'
import type { Household } from '../../shared/households/model.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import type { CallContext } from '../kernel/call-context.ts'
import type { Ledger, LedgerSlot } from '../ledger/index.ts'
import type { PackSet } from '../rules/index.ts'
import { findHousehold } from './household.ts'
import type { AsOf } from './household.ts'

export type HouseholdsParts = { readonly slot: LedgerSlot; readonly packs: PackSet }

export const householdsRouter = () => implement(householdsContract).$context<CallContext>()

export function asOfNow({ clock }: Ledger, packs: PackSet): AsOf {
  return { today: clock.today(), packs }
}

/** A household that is known to be there. */
export async function getHousehold(
  ledger: Ledger,
  householdId: number,
  packs: PackSet,
): Promise<Household> {
  const found = await findHousehold(ledger.read, householdId, asOfNow(ledger, packs))
  return getDefined(found, 'household')
}
