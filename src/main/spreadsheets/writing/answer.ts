/** A copy of the sender's own file with one column more. */
import { findSheet } from '../reading/bind-columns.ts'
import { getDefined } from '../../../shared/kernel/assert.ts'
import { openBook } from '../reading/open-book.ts'
import type { TheirFile, WrittenFile } from '../roster-file.ts'
import { answerCsv } from './answer-csv.ts'
import { answerXls } from './answer-xls.ts'
import { answerXlsx } from './answer-xlsx.ts'

/** Throws `FileRefused` where the file is no longer the one that was read. */
export async function answerInTheirFile(theirs: TheirFile): Promise<WrittenFile> {
  const { source, book } = await openBook(theirs.file)
  try {
    const sheetIndex = findSheet(book, theirs.layout)
    switch (book.format) {
      case 'xlsx':
        return {
          bytes: await answerXlsx({ ...theirs, source, book, sheetIndex }),
          extension: 'xlsx',
        }
      case 'xls':
        return { bytes: await answerXls(book, sheetIndex, theirs), extension: 'xlsx' }
      case 'csv': {
        const codePage = getDefined(book.codePage, 'code page of CSV')
        const delimiter = getDefined(book.delimiter, 'delimiter of CSV')
        const bytes = await answerCsv({ ...theirs, source, codePage, delimiter })
        return { bytes, extension: 'csv' }
      }
    }
  } finally {
    book.close()
  }
}
