/** The tables of 疑似重复 as TypeScript sees them; a part of `schema.ts`. */
import type { Version } from './row-version.ts'

export type DuplicateVerdictTable = Version & {
  readonly duplicate_verdict_id: number
  /** The smaller id of the pair. */
  readonly one_id: number
  readonly other_id: number
  /** Why they are two people, in the clerk's words. */
  readonly reason: string
  readonly decided_by: number
  readonly decided_on: string
}

export type PersonMergeTable = Version & {
  readonly merge_id: number
  /** Whose record goes on. */
  readonly kept_id: number
  /** Whose record stands behind it from then on. */
  readonly alias_id: number
  readonly reason: string
  readonly proposed_by: number
  readonly proposed_on: string
  /** `proposed`, `merged`, `rejected` or `undone`. */
  readonly status: string
  /** A second person; null while it waits. */
  readonly decided_by: number | null
  readonly decided_on: string | null
  readonly decision_reason: string | null
  readonly undone_by: number | null
  readonly undone_on: string | null
  readonly undo_reason: string | null
}
