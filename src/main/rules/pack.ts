/** A notice, compiled: what the engine walks through. Nothing here names a place. */
import type { Granting } from '../../shared/rules/granting.ts'
import type { Finding, FindingValue, PackSummary } from '../../shared/rules/model.ts'
import type { Case, CircumstanceKind, GroundKind } from './case.ts'
import type { CategoryTable } from './categories.ts'
import type { Leaf, Test } from './leaf.ts'
import type { DayNumber } from '../../shared/kernel/day.ts'
import type { PackDocument } from './pack-document.ts'
import type { ReadingTable } from './readings.ts'
import type { TaskRow } from './task-table.ts'
import type { SourceOf, ValuesOf } from './values.ts'

/** A row of an ordered table, whatever it does. */
export type Row<Action extends string = string> = {
  readonly name: string
  /** The table and the row, as an answer names it. */
  readonly rule: string
  readonly matches: Test
  readonly leaves: readonly Leaf[]
  /** The circumstances that the row is for; null where it is for all. */
  readonly circumstances: readonly CircumstanceKind[] | null
  readonly action: Action
  readonly clause: string
  readonly finding: (c: Case) => Finding
}

/** How benefits begin on a route. */
export type Start =
  | { readonly at: 'unstated'; readonly finding: (c: Case) => Finding }
  | {
      readonly at: 'birth' | 'stated'
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
}
export type OtherYearRow = Row<'undetermined' | 'approve'>
export type RefundRow = Row<'grant' | 'refuse' | 'undetermined'>

/** The price between two pay days, both included. */
export type Band = {
  readonly paidFrom: number
  readonly paidTo: number
  readonly amounts: ReadonlyMap<number, number>
  readonly clause: string
  /** The price's row. */
  readonly rule: string
  /** The amount of each tier, as an answer names it. */
  readonly values: ReadonlyMap<number, readonly FindingValue[]>
  /** Set where the notice gives no subsidised price: what is said of the named identity. */
  readonly silence: ((term: string) => Finding) | null
  /** Set where the table's amounts are of another price: what of them stands, and where. */
  readonly granting: {
    readonly how: Granting
    readonly clause: string
    readonly source: string
  } | null
  /** Set where the amounts are a floor that no place has confirmed as its own. */
  readonly floor: Finding | null
}
export type Price = {
  readonly name: string
  readonly matches: Test
  readonly leaves: readonly Leaf[]
  readonly circumstances: readonly CircumstanceKind[] | null
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
  /** The window as an answer names it. */
  readonly windowValues: ValuesOf
  readonly sourceOf: SourceOf
  readonly tierLabels: ReadonlyMap<number, string>
  readonly tierClause: string
  /** Set where the tiers stand in more than one place. */
  readonly tierValues: readonly FindingValue[] | undefined
  /** A tier that is not listed has no price yet, instead of not being offered. */
  readonly openTiers: boolean
  readonly reads: FieldsRead
  readonly readings: ReadingTable
  readonly categories: CategoryTable
  readonly categoryClause: string
  readonly otherYears: readonly OtherYearRow[]
  readonly routes: readonly Route[]
  readonly prices: readonly Price[]
  /** For a circumstance, what tells the pay days on which something may turn. */
  readonly payTurns: (kind: CircumstanceKind) => readonly ((c: Case) => readonly number[])[]
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
