/** What the core and the thread of a rehearsal say to each other. */
import type { LedgerSource } from '../ledger/index.ts'
import type { Overlay, PackPlaces } from '../rules/index.ts'
import type { RehearsalHead } from '../spreadsheets/index.ts'
import type { Candidate, Over } from '../../shared/rehearsal/model.ts'
import type { Rehearsed } from './tally.ts'

/** Handed over in memory: it holds the ledger's key. */
export type RehearsalTask = {
  readonly source: LedgerSource
  readonly places: PackPlaces
  /** Hashes by policy of the packs that the core has: the thread reads the files again. */
  readonly packHashes: Readonly<Record<string, string>>
  readonly overlay: Overlay
  readonly candidate: Candidate
  readonly over: Over
  /** One shared number, set to 1 to cancel. */
  readonly cancelled: Int32Array
}

export type FromThread =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  /** Null where it was cancelled. */
  | { readonly kind: 'ended'; readonly rehearsed: Rehearsed | null }
  /** Something the operator must hear about. */
  | { readonly kind: 'trouble'; readonly sentence: string }

/** Handed over in memory, like the one above. */
export type WorkbookTask = {
  readonly source: LedgerSource
  readonly rehearsed: Rehearsed
  readonly head: RehearsalHead
}
