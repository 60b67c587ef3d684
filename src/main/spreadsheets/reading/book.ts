/** A file of rows behind one face, whichever format it has. */
import type { CodePage, Delimiter, FileFormat } from '../../../shared/rosters/layout.ts'
import type { MergedRange, SheetRow } from './cell.ts'

export type BookSheet = {
  readonly name: string
  readonly visibility: 'visible' | 'hidden' | 'very-hidden'
}

export type SheetNotes = {
  /** Columns that the sheet hides, A = 0. Complete once the first row was handed out. */
  readonly hiddenColumns: Set<number>
  formulaCount: number
  errorCellCount: number
}

export type RowsWanted = {
  readonly sheetIndex: number
  /** Columns, A = 0; null: all. */
  readonly wanted: ReadonlySet<number> | null
  /** Of how many filled rows the cells are wanted; of the rest only that they are filled. */
  readonly cellRowCount: number
  readonly notes: SheetNotes
}

export type Book = {
  readonly format: FileFormat
  readonly codePage: CodePage | null
  readonly delimiter: Delimiter | null
  readonly from1904: boolean
  readonly sheets: readonly BookSheet[]
  /** Rows in batches, in their order. Throws `FileRefused`. */
  rows(wanted: RowsWanted): AsyncIterable<readonly SheetRow[]>
  mergedRanges(sheetIndex: number): Promise<readonly MergedRange[]>
  close(): void
}

export function noNotes(): SheetNotes {
  return { hiddenColumns: new Set(), formulaCount: 0, errorCellCount: 0 }
}
