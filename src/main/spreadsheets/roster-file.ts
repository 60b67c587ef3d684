/** What a caller hands in and gets back when it reads or writes somebody else's file. */
import type { FileRefusal } from '../../shared/rosters/inspection.ts'
import type { RosterLayout } from '../../shared/rosters/layout.ts'
import type { ReadingSummary, RosterRow } from '../../shared/rosters/field.ts'

/** A file on disk by its path, or its bytes where they must not lie on the disk unencrypted. */
export type SourceFile = string | Uint8Array

/** Thrown while rows are read, where a file turns out to be damaged or does not fit its layout. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused'
  readonly refusal: FileRefusal

  constructor(refusal: FileRefusal) {
    super(refusal.text)
    this.refusal = refusal
  }
}

/** Rows in batches, in the order of the file. Throws `FileRefused`. Can be walked through once. */
export type RosterReading = AsyncIterable<readonly RosterRow[]> & {
  /** What was passed over so far; complete once the last batch was handed out. */
  summary(): ReadingSummary
}

/** What to write beside a row of the sender's file. `null` leaves the cell empty. */
export type AnswerOf = (row: { readonly rowNumber: number }) => string | null

export type TheirFile = {
  readonly file: SourceFile
  /** Sheet and rows that were read; the heading goes into its last header row. */
  readonly layout: RosterLayout
  /** Heading of the column that is added, `医保办理结果`. */
  readonly heading: string
  readonly answerOf: AnswerOf
}

/** What was written, for somebody to save or to download. */
export type WrittenFile = {
  readonly bytes: Uint8Array
  /** `.xlsx`, `.csv` or `.zip`. */
  readonly extension: 'xlsx' | 'csv' | 'zip'
}
