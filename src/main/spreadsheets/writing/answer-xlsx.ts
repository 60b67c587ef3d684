/**
 * The sender's workbook with one column more: every part is copied, the sheet's XML is edited where
 * a cell is added and nowhere else. Loading and saving it by a library would hold it in memory whole
 * and lose what the library does not know.
 */
import { getDefined } from '../../../shared/kernel/assert.ts'
import { noNotes } from '../reading/book.ts'
import type { Book } from '../reading/book.ts'
import type { Source } from '../reading/source.ts'
import { openPackage } from '../reading/xlsx/package.ts'
import type { Package } from '../reading/xlsx/package.ts'
import { readWorkbookParts } from '../reading/xlsx/workbook.ts'
import { decodeXml } from '../reading/xlsx/xml.ts'
import type { TheirFile } from '../roster-file.ts'
import { SheetEditor } from './edit-sheet.ts'
import { TextStyles } from './text-styles.ts'
import { writeZip } from './zip-writer.ts'
import type { ZipPart } from './zip-writer.ts'

type Answer = TheirFile & {
  readonly source: Source
  readonly book: Book
  readonly sheetIndex: number
}

export async function answerXlsx(answer: Answer): Promise<Uint8Array> {
  const pack = await openPackage(answer.source)
  try {
    const parts = await readWorkbookParts(pack)
    const sheet = getDefined(parts.sheets[answer.sheetIndex], 'sheet of a workbook').part
    const styles =
      parts.styles === null ? null : new TextStyles(await readWhole(pack, parts.styles))
    const editor = new SheetEditor({
      column: await widthOf(answer.book, answer.sheetIndex),
      textStyleOf: (style) => styles?.textStyleOf(style) ?? null,
      answerFor: (rowNumber) => answerFor(answer, rowNumber),
    })
    const isPart = (name: string, part: string | null) =>
      part !== null && name.toLowerCase() === part.toLowerCase()
    const copies: ZipPart[] = pack.names
      .filter((name) => !name.endsWith('/') && !isPart(name, sheet) && !isPart(name, parts.styles))
      .map((name) => ({ name, bytes: () => pack.read(name) }))
    const edited: ZipPart = {
      name: sheet,
      bytes: () => encode(editor.edit(decodeXml(pack.read(sheet)))),
    }
    // Styles come last: only when the sheet is written is it known which ones it needs.
    const last: readonly ZipPart[] =
      parts.styles === null || styles === null
        ? []
        : [{ name: parts.styles, bytes: () => encode([styles.xml()]) }]
    return await writeZip([...copies, edited, ...last])
  } finally {
    pack.close()
  }
}

async function readWhole(pack: Package, part: string): Promise<string> {
  let xml = ''
  for await (const text of decodeXml(pack.read(part))) xml += text
  return xml
}

async function* encode(
  texts: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<Uint8Array> {
  for await (const text of texts) yield Buffer.from(text)
}

/** The first column in which nothing stands and into which nothing is merged. */
async function widthOf(book: Book, sheetIndex: number): Promise<number> {
  let width = 0
  const none = { sheetIndex, wanted: null, cellRowCount: 0, notes: noNotes() }
  for await (const rows of book.rows(none)) {
    for (const row of rows) width = Math.max(width, row.width)
  }
  for (const { right } of await book.mergedRanges(sheetIndex)) width = Math.max(width, right + 1)
  return Math.min(width, 16_383)
}

function answerFor({ layout, heading, answerOf }: TheirFile, rowNumber: number): string | null {
  const { header } = layout
  if (header !== null && rowNumber === header.row + header.count - 1) return heading
  return answerOf({ rowNumber })
}
