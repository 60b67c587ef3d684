/** Opens a file by its content. */
import type { SourceFile } from '../roster-file.ts'
import type { Book } from './book.ts'
import { openCsv } from './csv.ts'
import { refuse } from './refuse.ts'
import { readSignature } from './signature.ts'
import { openSource } from './source.ts'
import type { Source } from './source.ts'
import { openXlsx } from './xlsx/open-xlsx.ts'

export type OpenFile = { readonly source: Source; readonly book: Book }

/** Throws `FileRefused` where the file is nothing that we read. The caller closes the book. */
export async function openBook(file: SourceFile): Promise<OpenFile> {
  const source = await openSource(file)
  const signature = readSignature(source.head)
  switch (signature.kind) {
    case 'refused':
      throw refuse(signature.code)
    case 'zip':
      return { source, book: await openXlsx(source) }
    case 'compound': {
      // The library is large, and most files are none of its business.
      const { openXls } = await import('./xls.ts')
      return { source, book: await openXls(source) }
    }
    case 'text':
      return { source, book: await openCsv(source) }
  }
}
