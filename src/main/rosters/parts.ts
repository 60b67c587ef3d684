/** What the calls of 名册导入 are made with. */
import { implement } from '@orpc/server'
import { rostersContract } from '../../shared/rosters/contract.ts'
import type { ImportState } from '../../shared/rosters/model.ts'
import type { CallContext } from '../kernel/call-context.ts'
import type { Ledger, LedgerSlot } from '../ledger/index.ts'
import type { PackSet } from '../rules/index.ts'
import { stateOf } from './desk.ts'
import type { RosterDesk } from './desk.ts'
import type { ImportRecord } from './staging.ts'

export type RostersParts = {
  readonly slot: LedgerSlot
  readonly packs: PackSet
  readonly desk: RosterDesk
}

export const rostersRouter = () => implement(rostersContract).$context<CallContext>()

/** An import with the ledger it is for, and how it stands. */
export type Found = {
  readonly ledger: Ledger
  readonly record: ImportRecord
  readonly state: ImportState
}

/** Null where there is no such import. */
export async function findImport(
  { slot, desk }: RostersParts,
  importId: string,
): Promise<Found | null> {
  const ledger = slot.get()
  const record = desk.find(ledger, importId)
  if (record === null) return null
  return { ledger, record, state: await stateOf(desk, ledger, record) }
}

export function clockOf({ clock, practiceDate }: Ledger) {
  return {
    offsetMs: clock.now() - Date.now(),
    practiceDate: practiceDate === null ? null : clock.today(),
  }
}
