/** The tables of 信息变更 as TypeScript sees them; a part of `schema.ts`. */
import type { Version } from './row-version.ts'

export type PersonChangeTable = Version & {
  readonly change_id: number
  /** Number of the case and of its sheet. */
  readonly change_number: string
  readonly person_id: number
  /** `waiting`, `sent-back`, `applied` or `withdrawn`. */
  readonly state: string
  /** 1 where it touches name, document, birth date or sex. */
  readonly is_key: number
  /** All fields of the person as they were when it was taken down, JSON. */
  readonly before: string
  /** All fields as they are to be, JSON; only those that differ are written. */
  readonly after: string
  /** Where the person was registered when it was taken down: for the filter. */
  readonly village_id: number
  /** The number that the person had, where the change gives another one. */
  readonly former_number: string | null
  readonly former_name: string
  readonly reason: string
  /** Which document, its number, its day, original seen; JSON. Null without key fields. */
  readonly proof: string | null
  readonly taken_by: number
  readonly taken_on: string
  /** Of what a reviewer let in or sent back. */
  readonly decided_by: number | null
  readonly decided_on: string | null
  /** Why it was sent back or withdrawn. */
  readonly note: string | null
}

export type ChangeCopyTable = Version & {
  readonly copy_id: number
  readonly change_id: number
  readonly sheet_number: string
  readonly copy_number: number
  readonly short_hash: string
  /** What stands on the paper, JSON. */
  readonly content: string
  readonly printed_by: number
  readonly printed_on: string
}
