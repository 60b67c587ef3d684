/** CSV of any of the usual code pages and delimiters. */
import type { CodePage, Delimiter } from '../../../shared/rosters/layout.ts'
import type { Book } from './book.ts'
import type { Cell, SheetRow } from './cell.ts'
import { csvRecords } from './csv-records.ts'
import { decodeBlocks, detectCodePage } from './csv-code-page.ts'
import { mostColumns, rowsInBatch } from './limits.ts'
import { refuse } from './refuse.ts'
import type { Source } from './source.ts'

const delimiters: readonly Delimiter[] = [',', '\t', ';', '|']
/** Spreadsheet programs swallow this line, and number the rows without it. */
export const delimiterLine = /^\u{feff}?sep=([,;\t|])\r?\n/iu

/** A text file as a book of one sheet. */
export async function openCsv(source: Source): Promise<Book> {
  const codePage = await detectCodePage(source)
  const head = await firstText(source, codePage)
  const delimiter = findDelimiter(head)
  return {
    format: 'csv',
    codePage,
    delimiter,
    from1904: false,
    sheets: [{ name: 'CSV', visibility: 'visible' }],
    rows: ({ wanted, cellRowCount }) =>
      readRows(source, { codePage, delimiter, wanted, cellRowCount }),
    mergedRanges: async () => [],
    close: () => undefined,
  }
}

/** The text without the line that names the delimiter. */
export async function* csvText(source: Source, codePage: CodePage): AsyncGenerator<string> {
  let isFirst = true
  for await (const text of decodeBlocks(source, codePage)) {
    yield isFirst ? text.replace(delimiterLine, '') : text
    isFirst = false
  }
}

type Csv = {
  readonly codePage: CodePage
  readonly delimiter: Delimiter
  readonly wanted: ReadonlySet<number> | null
  readonly cellRowCount: number
}

async function* readRows(source: Source, csv: Csv): AsyncGenerator<readonly SheetRow[]> {
  let rowNumber = 0
  let filledRowCount = 0
  let batch: SheetRow[] = []
  for await (const records of csvRecords(csvText(source, csv.codePage), csv.delimiter)) {
    for (const record of records) {
      rowNumber += 1
      const wanted = filledRowCount < csv.cellRowCount ? csv.wanted : noColumns
      const row = toRow(record, rowNumber, wanted)
      if (row === null) continue
      filledRowCount += 1
      batch.push(row)
      if (batch.length < rowsInBatch) continue
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

const noColumns: ReadonlySet<number> = new Set()

function toRow(
  record: readonly string[],
  rowNumber: number,
  wanted: ReadonlySet<number> | null,
): SheetRow | null {
  const cells: (Cell | undefined)[] = []
  let filledCount = 0
  let width = 0
  for (let column = 0; column < record.length; column += 1) {
    const text = record[column] ?? ''
    if (text === '' || !/\S/u.test(text)) continue
    filledCount += 1
    width = column + 1
    if (wanted === null || wanted.has(column)) {
      cells[column] = { kind: 'text', text: bareText(text) }
    }
  }
  if (filledCount === 0) return null
  if (filledCount > mostColumns) throw refuse('too-many-columns')
  return { rowNumber, hidden: false, cells, width }
}

/** Exports write `="0123"` and `'0123` so that no spreadsheet makes a number of it. */
function bareText(text: string): string {
  const first = text.charCodeAt(0)
  if (first === 61) return /^="([^"]*)"\s*$/u.exec(text)?.[1] ?? text
  return first === 39 ? text.replace(/^'(?=\d)/u, '') : text
}

async function firstText(source: Source, codePage: CodePage): Promise<string> {
  for await (const text of decodeBlocks(source, codePage)) return text
  return ''
}

/** The delimiter that the first lines have most of, and evenly; a comma where they have none. */
export function findDelimiter(head: string): Delimiter {
  const named = delimiterLine.exec(head)?.[1]
  const found = delimiters.find((delimiter) => delimiter === named)
  if (found !== undefined) return found
  const lines = head.replaceAll(/"(?:[^"]|"")*"/gu, '').split(/\r\n|\n|\r/u, 30)
  const filled = lines.filter((line) => line.trim() !== '')
  let best: { readonly delimiter: Delimiter; readonly score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of delimiters) {
    const counts = filled.map((line) => line.split(delimiter).length - 1).filter((n) => n > 0)
    // How many lines agree on the most usual number of columns.
    const usual = Math.max(0, ...counts.map((n) => counts.filter((other) => other === n).length))
    if (usual > best.score) best = { delimiter, score: usual }
  }
  return best.delimiter
}
