/** A workbook of today: a zip package of XML parts. */
import { getDefined } from '../../../../shared/kernel/assert.ts'
import type { Book } from '../book.ts'
import type { Source } from '../source.ts'
import { readMergedRanges } from './merges.ts'
import { openPackage } from './package.ts'
import type { Package } from './package.ts'
import { readSheetRows } from './sheet.ts'
import { readSharedStrings } from './strings.ts'
import type { SharedStrings } from './strings.ts'
import { readStyles } from './styles.ts'
import { readWorkbookParts } from './workbook.ts'

/** Refuses packages that are no workbook, and those with macros. */
export async function openXlsx(source: Source): Promise<Book> {
  const pack = await openPackage(source)
  try {
    return await openBook(pack)
  } catch (error) {
    pack.close()
    throw error
  }
}

async function openBook(pack: Package): Promise<Book> {
  const parts = await readWorkbookParts(pack)
  const styles = parts.styles === null ? [] : await readStyles(pack.read(parts.styles))
  let strings: SharedStrings | null = null
  const partOf = (index: number) => getDefined(parts.sheets[index], 'sheet of a workbook').part
  return {
    format: 'xlsx',
    codePage: null,
    delimiter: null,
    from1904: parts.from1904,
    sheets: parts.sheets,
    async *rows({ sheetIndex, ...wanted }) {
      if (strings === null && parts.sharedStrings !== null) {
        strings = await readSharedStrings(pack.read(parts.sharedStrings))
      }
      yield* readSheetRows(pack.read(partOf(sheetIndex)), { strings, styles, ...wanted })
    },
    mergedRanges: (index) => readMergedRanges(pack.read(partOf(index))),
    close: () => pack.close(),
  }
}
