/** What a file is and what it holds, before anybody says what it means. */
import type { FileInspection, SheetInspection } from '../../../shared/rosters/inspection.ts'
import { FileRefused } from '../roster-file.ts'
import type { SourceFile } from '../roster-file.ts'
import type { Book } from './book.ts'
import { openBook } from './open-book.ts'
import { countBytes, hashOf, openSource } from './source.ts'
import { surveySheet } from './survey.ts'

/** Reads the whole file once. Errors of the disk are thrown; whatever the file is, is a value. */
export async function inspectFile(file: SourceFile): Promise<FileInspection> {
  const byteCount = await countBytes(file)
  let hash: string | null = null
  try {
    hash = await hashOf(await openSource(file))
    const { book } = await openBook(file)
    try {
      const { format, codePage, delimiter, from1904 } = book
      const sheets = await surveyAll(book)
      return { kind: 'read', format, hash, byteCount, codePage, delimiter, from1904, sheets }
    } finally {
      book.close()
    }
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    return { kind: 'refused', hash, byteCount, refusal: error.refusal }
  }
}

async function surveyAll(book: Book): Promise<SheetInspection[]> {
  const sheets: SheetInspection[] = []
  let rows = 0
  for (const index of book.sheets.keys()) {
    const sheet = await surveySheet(book, index, rows)
    rows += sheet.filledRowCount
    sheets.push(sheet)
  }
  return sheets
}
