/** A first layout for a file of an unknown sender. Pure: works on what the inspection shows. */
import type { FieldSpec } from '../../../shared/rosters/field.ts'
import type { ReadableFile, SheetInspection } from '../../../shared/rosters/inspection.ts'
import type { LayoutGuess, RosterLayout } from '../../../shared/rosters/layout.ts'
import { letterOf } from './cell.ts'
import { guessColumns } from './guess-columns.ts'
import { findHeader, isNumbering, makeVocabulary } from './guess-header.ts'
import type { FoundHeader, Vocabulary } from './guess-header.ts'

/** Never throws: a file of which nothing can be told gives a layout without columns. */
export function guessLayout(file: ReadableFile, fields: readonly FieldSpec[]): LayoutGuess {
  const vocabulary = makeVocabulary(fields)
  const { sheet, header } = chooseSheet(file, vocabulary)
  const firstRow = firstRowOf(sheet, header)
  const data = sheet.sample.filter(({ rowNumber }) => rowNumber >= firstRow)
  const headings = header?.headings ?? []
  const { columns, reasons } = guessColumns({ fields, headings, vocabulary, data })
  const layout: RosterLayout = {
    format: file.format,
    codePage: file.codePage,
    delimiter: file.delimiter,
    sheet: { name: sheet.name, index: sheet.index },
    header: header === null ? null : { row: header.row, count: header.count },
    firstRow,
    lastRow: null,
    columns: [...columns],
    yesWords: [],
    noWords: [],
    levels: {},
    dateOrder: 'ymd',
    headings: listHeadings(headings),
  }
  const missing = fields
    .filter(({ field, required }) => required && !columns.some((column) => column.field === field))
    .map(({ field }) => field)
  return { layout, reasons: [...reasons], missing }
}

/** Headings by letter, empty ones left out. */
export function listHeadings(headings: readonly string[]): RosterLayout['headings'] {
  return headings.flatMap((heading, column) =>
    heading === '' ? [] : [{ letter: letterOf(column), heading }],
  )
}

const nowhere: SheetInspection = {
  name: '',
  index: 0,
  visibility: 'visible',
  lastRow: 0,
  filledRowCount: 0,
  lastColumn: 0,
  hiddenRowCount: 0,
  hiddenRows: [],
  hiddenColumns: [],
  mergedRangeCount: 0,
  formulaCount: 0,
  errorCellCount: 0,
  sample: [],
}

/** The sheet whose headings name most fields; among equals the one that is seen, then the fullest. */
function chooseSheet(
  file: ReadableFile,
  vocabulary: Vocabulary,
): { readonly sheet: SheetInspection; readonly header: FoundHeader | null } {
  const found = file.sheets.map((sheet) => ({
    sheet,
    header: findHeader(sheet, vocabulary),
  }))
  const [best] = found.toSorted(
    (a, b) =>
      (b.header?.score ?? 0) - (a.header?.score ?? 0) ||
      Number(b.sheet.visibility === 'visible') - Number(a.sheet.visibility === 'visible') ||
      b.sheet.filledRowCount - a.sheet.filledRowCount,
  )
  return best ?? { sheet: nowhere, header: null }
}

function firstRowOf(sheet: SheetInspection, header: FoundHeader | null): number {
  if (header === null) return sheet.sample[0]?.rowNumber ?? 1
  const next = header.row + header.count
  const under = sheet.sample.find(({ rowNumber }) => rowNumber >= next)
  return under !== undefined && isNumbering(under) ? under.rowNumber + 1 : next
}
