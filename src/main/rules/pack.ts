/** A notice, compiled: what the engine walks through. Nothing here names a place. */
import type { Finding, PackSummary } from '../../shared/rules/model.ts'
import type { Case, CircumstanceKind, GroundKind } from './case.ts'
import type { CategoryTable } from './categories.ts'
import type { Test } from './conditions.ts'
import type { DayNumber } from '../../shared/kernel/day.ts'
import type { PackDocument } from './pack-document.ts'
import type { ReadingTable } from './readings.ts'
import type { TaskRow } from './task-table.ts'

type Row<Action extends string> = {
  readonly name: string
  readonly matches: Test
  readonly action: Action
  readonly clause: string
  readonly finding: (c: Case) => Finding
}

/** How benefits begin on a route. */
export type Start =
  | { readonly at: 'unstated'; readonly finding: (c: Case) => Finding }
  | {
      readonly at: 'birth' | 'stated'
      readonly clause: string
      /** First day as the route has it, before the coverage year's own beginning is minded. */
      readonly dayOf: (c: Case) => number
      readonly beforeCoverageYear: boolean
      readonly retroactive: boolean
      /** Said in addition where the coverage year ends before benefits begin. */
      readonly noneLeft: ((c: Case) => Finding) | null
    }

export type Route = Row<'accept' | 'refuse' | 'undetermined' | 'approve' | 'note'> & {
  /** Given where the route accepts. */
  readonly start: Start | null
  readonly beforeWindow: boolean
  /** Asks whether the payment is inside the window, and so rests on the window's document too. */
  readonly readsWindow: boolean
}
export type OtherYearRow = Row<'undetermined' | 'approve'>
export type RefundRow = Row<'grant' | 'refuse' | 'undetermined'>

/** The price between two pay days, both included. */
export type Band = {
  readonly paidFrom: number
  readonly paidTo: number
  readonly amounts: ReadonlyMap<number, number>
  readonly clause: string
  /** Set where the notice gives no subsidised price: what is said of the named identity. */
  readonly silence: ((term: string) => Finding) | null
  /** Set where the amounts are a floor that no place has confirmed as its own. */
  readonly floor: Finding | null
}
export type Price = {
  readonly name: string
  readonly matches: Test
  readonly bands: readonly Band[]
}

/** The notice says nothing; the clause is where it would have to. */
export type Silence = { readonly kind: 'silent'; readonly clause: string; readonly text: string }
export type RefundTable = { readonly kind: 'table'; readonly rows: readonly RefundRow[] }

export const quotaFields = [
  'registered',
  'fullySubsidised',
  'universityStudents',
  'employedInsured',
  'inService',
  'imprisoned',
] as const
export type QuotaField = (typeof quotaFields)[number]
export type Quota = {
  readonly kind: 'formula'
  readonly minus: readonly QuotaField[]
  readonly clause: string
  readonly text: string
}

/** Which optional facts the pack looks at; others are not even checked. */
export type FieldsRead = {
  readonly registeredOn: boolean
  readonly coveredThisYear: boolean
  readonly paidAtOrigin: boolean
  readonly freshman: boolean
  readonly enrolsAt: boolean
  /** Circumstances whose own day is looked at. */
  readonly eventOn: ReadonlySet<CircumstanceKind>
  /** Refund grounds whose own day is looked at. */
  readonly groundOn: ReadonlySet<GroundKind>
  readonly benefitFrom: boolean
  /** The first coverage year whose gap counts; null where gaps are not looked at. */
  readonly gapsSince: number | null
}

/** The window of a coverage year. */
export type Window = {
  readonly from: DayNumber
  readonly to: DayNumber
  readonly clause: string
  /** Set for this coverage year alone, by its own document. */
  readonly ownDocument: boolean
}

/** What a pack is compiled from; an amendment starts from it again. */
export type PackSource = {
  readonly document: PackDocument
  readonly taskTable: readonly TaskRow[]
  readonly hash: string
}

export type Pack = {
  readonly policy: string
  readonly source: PackSource
  /** SHA-256 of `pack.yaml` and the task table, hex; the same whatever the line endings. */
  readonly hash: string
  readonly summary: PackSummary
  readonly isOwnYear: (coverageYear: number) => boolean
  /** Other coverage years whose price the office has entered. */
  readonly pricedYears: ReadonlySet<number>
  readonly findWindow: (coverageYear: number) => Window
  readonly tierLabels: ReadonlyMap<number, string>
  readonly tierClause: string
  /** A tier that is not listed has no price yet, instead of not being offered. */
  readonly openTiers: boolean
  readonly reads: FieldsRead
  readonly readings: ReadingTable
  readonly categories: CategoryTable
  readonly categoryClause: string
  readonly otherYears: readonly OtherYearRow[]
  readonly routes: readonly Route[]
  readonly prices: readonly Price[]
  readonly refund: RefundTable | Silence
  readonly quota: Quota | Silence
}

/** The packs of a folder. */
export type PackSet = {
  find(policy: string): Pack | undefined
  /** Throws where there is no such pack. */
  get(policy: string): Pack
  list(): readonly PackSummary[]
}
