/** What the core and the thread of a roster say to each other. */
import type { Day } from '../../shared/kernel/day.ts'
import type { RosterLayout } from '../../shared/rosters/layout.ts'
import type { Constants, ImportHead, RosterCounts } from '../../shared/rosters/model.ts'
import type { ActingOperator } from '../kernel/call-context.ts'
import type { LedgerSource } from '../ledger/index.ts'
import type { PackPlaces } from '../rules/index.ts'

/** The core's clock, which the thread goes on by: a practice office stands on one day. */
export type ClockSetting = {
  readonly offsetMs: number
  readonly practiceDate: Day | null
}

type TaskBase = {
  readonly source: LedgerSource
  /** The folder of the import. */
  readonly folder: string
  readonly clock: ClockSetting
  /** One shared number, set to 1 to cancel. */
  readonly cancelled: Int32Array
}

/** Handed over in memory: they hold the ledger's key. */
export type PreviewTask = TaskBase & {
  readonly kind: 'preview'
  readonly places: PackPlaces
  readonly head: ImportHead
  readonly layout: RosterLayout
  readonly constants: Constants
}
export type ApplyTask = TaskBase & {
  readonly kind: 'apply'
  readonly places: PackPlaces
  readonly batchId: number
  readonly applyRequestId: string
  readonly operator: Pick<ActingOperator, 'accountId' | 'role'>
}
export type RestoreTask = TaskBase & {
  readonly kind: 'restore'
  readonly batchId: number
  readonly undoRequestId: string
  readonly operator: Pick<ActingOperator, 'accountId' | 'role'>
}
export type AnswerTask = TaskBase & {
  readonly kind: 'answer'
  readonly what: 'answer' | 'bad-rows' | 'by-village'
  readonly head: ImportHead
  readonly layout: RosterLayout
}
export type RosterTask = PreviewTask | ApplyTask | RestoreTask | AnswerTask

type WithoutBase<Task> = Task extends RosterTask ? Omit<Task, 'cancelled'> : never
export type NewTask = WithoutBase<RosterTask>

/** How a task ended by itself. */
export type TaskEnd =
  /** Null where it was cancelled; `standing` names the lists that it was compared with. */
  | {
      readonly kind: 'previewed'
      readonly counts: RosterCounts | null
      readonly standing: string
    }
  /** Whether the batch counts now, or is undone now. */
  | { readonly kind: 'written'; readonly whole: boolean }
  | { readonly kind: 'answered'; readonly bytes: Uint8Array; readonly extension: string }
  /** The file or the disk: one sentence for the operator. */
  | { readonly kind: 'trouble'; readonly sentence: string }

export type FromThread =
  | {
      readonly kind: 'progress'
      readonly stage: string
      readonly done: number
      readonly total: number | null
    }
  | TaskEnd
