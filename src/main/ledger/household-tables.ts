/** The tables of 全家办理 as TypeScript sees them; a part of `schema.ts`. */
import type { Version } from './row-version.ts'

export type GuardianTable = Version & {
  /** The minor. */
  readonly person_id: number
  /** Null where the guardian is nobody of the ledger. */
  readonly guardian_person_id: number | null
  readonly name: string
  readonly id_number: string
  readonly relation: string
  readonly phone: string | null
  readonly noted_by: number
  readonly noted_on: string
}

export type HouseholdSheetTable = Version & {
  readonly household_sheet_id: number
  readonly household_id: number
  readonly coverage_year: number
  readonly sheet_number: string
  /** 1 for the first; 补打 from the second on. */
  readonly copy_number: number
  readonly short_hash: string
  /** What stands on the paper, JSON. */
  readonly content: string
  readonly printed_by: number
  readonly printed_on: string
}
