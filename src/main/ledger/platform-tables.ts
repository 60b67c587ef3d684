/** The tables of 平台录入 as TypeScript sees them; a part of `schema.ts`. */
import type { Version } from './row-version.ts'

export type PlatformEntryTable = Version & {
  readonly registration_id: number
  /** `entered`, `failed`, or `waiting` where a record was corrected back; no row: never touched. */
  readonly status: string
  /** The day on which it happened on the platform. */
  readonly happened_on: string
  /** The platform's words of a failure, the reason of a correction; null where entered. */
  readonly message: string | null
  readonly recorded_by: number
  readonly recorded_on: string
  /** The line of a roster that it was taken over from; null where a clerk typed it. */
  readonly source_batch_id: number | null
  readonly source_line: number | null
}

export type ObstacleTable = Version & {
  readonly obstacle_id: number
  readonly registration_id: number
  readonly cause: string
  /** Who has to act. */
  readonly actor: string
  /** What is to be done, as it is told to the person. */
  readonly remedy: string
  readonly due_on: string
  /** Of this version: whoever filed it, or filed it anew. */
  readonly filed_by: number
  readonly filed_on: string
  /** Null while it is open. */
  readonly outcome: string | null
  readonly outcome_note: string | null
  readonly concluded_by: number | null
  readonly concluded_on: string | null
}

export type NoticeCopyTable = Version & {
  readonly notice_id: number
  readonly obstacle_id: number
  readonly registration_id: number
  readonly sheet_number: string
  readonly copy_number: number
  readonly short_hash: string
  /** What stands on the paper, JSON. */
  readonly content: string
  readonly printed_by: number
  readonly printed_on: string
}
