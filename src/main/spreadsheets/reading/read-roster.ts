/** The rows of a file by a layout. */
import type {
  FieldProblem,
  FieldSpec,
  FieldValue,
  ReadingSummary,
  RosterRow,
  SkippedRow,
} from '../../../shared/rosters/field.ts'
import type { RosterLayout } from '../../../shared/rosters/layout.ts'
import type { RosterReading, SourceFile } from '../roster-file.ts'
import { noNotes } from './book.ts'
import type { Book } from './book.ts'
import { bindColumns, findSheet, readHeadings } from './bind-columns.ts'
import type { BoundColumn } from './bind-columns.ts'
import { letterOf } from './cell.ts'
import type { Cell, SheetRow } from './cell.ts'
import { mostListed, mostRows } from './limits.ts'
import { MergeFiller } from './merge-filler.ts'
import type { FilledRow } from './merge-filler.ts'
import { openBook } from './open-book.ts'
import { refuse } from './refuse.ts'
import { whyNobody } from './row-kinds.ts'
import { showCell } from './show-cell.ts'

/** Columns in which 合计 and 制表人 begin, whether a field is read from them or not. */
const leadingColumns = [0, 1, 2, 3]

const wholeNumber = /^\d{17}[\dXx]$/u

type Counts = {
  rowCount: number
  blankRowCount: number
  hiddenRowCount: number
  hiddenColumns: readonly string[]
  skippedCount: number
  readonly skipped: SkippedRow[]
}

/** Reads while it is walked through. Throws `FileRefused`. */
export function readRoster(
  file: SourceFile,
  layout: RosterLayout,
  fields: readonly FieldSpec[],
): RosterReading {
  const counts: Counts = {
    rowCount: 0,
    blankRowCount: 0,
    hiddenRowCount: 0,
    hiddenColumns: [],
    skippedCount: 0,
    skipped: [],
  }
  return {
    [Symbol.asyncIterator]: () => walk({ file, layout, fields, counts }),
    summary: (): ReadingSummary => ({ ...counts, skipped: [...counts.skipped] }),
  }
}

type Walk = {
  readonly file: SourceFile
  readonly layout: RosterLayout
  readonly fields: readonly FieldSpec[]
  readonly counts: Counts
}

async function* walk({ file, layout, fields, counts }: Walk): AsyncGenerator<readonly RosterRow[]> {
  const { book } = await openBook(file)
  try {
    const sheetIndex = findSheet(book, layout)
    const headings = await readHeadings(book, sheetIndex, layout)
    const columns = bindColumns({ layout, fields, headings, from1904: book.from1904 })
    yield* readRows({ book, sheetIndex, layout, columns, counts })
  } finally {
    book.close()
  }
}

type Rows = {
  readonly book: Book
  readonly sheetIndex: number
  readonly layout: RosterLayout
  readonly columns: readonly BoundColumn[]
  readonly counts: Counts
}

async function* readRows(rows: Rows): AsyncGenerator<readonly RosterRow[]> {
  const { book, sheetIndex, layout, columns, counts } = rows
  const wanted = new Set([...leadingColumns, ...columns.map(({ column }) => column)])
  const filler = new MergeFiller(await book.mergedRanges(sheetIndex), wanted)
  const reader = new RowReader(columns, { from1904: book.from1904, counts })
  const notes = noNotes()
  const bound = new Set(columns.map(({ column }) => column))
  const wantedRows = { sheetIndex, wanted, cellRowCount: Number.POSITIVE_INFINITY, notes }
  let filledRowCount = 0
  for await (const batch of book.rows(wantedRows)) {
    const read: RosterRow[] = []
    for (const row of batch) {
      const filled = filler.fill(row)
      if (row.rowNumber < layout.firstRow) continue
      if (layout.lastRow !== null && row.rowNumber > layout.lastRow) break
      filledRowCount += 1
      if (filledRowCount > mostRows) throw refuse('too-many-rows')
      reader.read(row, filled, read)
    }
    counts.rowCount += read.length
    counts.hiddenColumns = [...notes.hiddenColumns]
      .filter((column) => bound.has(column))
      .toSorted((a, b) => a - b)
      .map(letterOf)
    if (read.length > 0) yield read
    const last = batch.at(-1)?.rowNumber ?? 0
    if (layout.lastRow !== null && last > layout.lastRow) return
  }
}

type Context = { readonly from1904: boolean; readonly counts: Counts }

/** Makes people of rows. */
class RowReader {
  private readonly common: readonly BoundColumn[]
  private readonly groups: readonly {
    readonly group: number
    readonly own: readonly BoundColumn[]
  }[]
  private readonly columns: readonly BoundColumn[]
  private readonly context: Context
  private lastRowNumber = 0

  constructor(columns: readonly BoundColumn[], context: Context) {
    this.columns = columns
    this.context = context
    this.common = columns.filter(({ group }) => group === 0)
    const numbers = [...new Set(columns.map(({ group }) => group))].filter((group) => group > 0)
    this.groups = (numbers.length === 0 ? [1] : numbers.toSorted((a, b) => a - b)).map((group) => ({
      group,
      own: columns.filter((column) => column.group === group),
    }))
  }

  /** Adds the row's people to `read`. */
  read(row: SheetRow, filled: FilledRow, read: RosterRow[]): void {
    const { counts } = this.context
    if (row.hidden) counts.hiddenRowCount += 1
    // Rows that the file leaves out altogether are blank, too.
    if (this.lastRowNumber > 0) counts.blankRowCount += row.rowNumber - this.lastRowNumber - 1
    this.lastRowNumber = row.rowNumber
    if (!this.columns.some(({ column }) => row.cells[column] !== undefined)) {
      // Text beside the table is nobody either, but it is told.
      if (!this.skipNobody(row, filled.cells)) counts.blankRowCount += 1
      return
    }
    if (this.skipNobody(row, filled.cells)) return
    for (const { group, own } of this.groups) {
      const isThere =
        own.length === 0 || own.some(({ column }) => filled.cells[column] !== undefined)
      if (!isThere) continue
      const columns = this.common.length === 0 ? own : [...this.common, ...own]
      read.push({
        rowNumber: row.rowNumber,
        group,
        hidden: row.hidden,
        ...this.readColumns(columns, filled),
      })
    }
  }

  private readColumns(
    columns: readonly BoundColumn[],
    { cells, spanning }: FilledRow,
  ): Pick<RosterRow, 'values' | 'problems' | 'raw'> {
    const values: Record<string, FieldValue> = {}
    const problems: FieldProblem[] = []
    const raw: Record<string, string> = {}
    for (const { spec, column, read } of columns) {
      const { field } = spec
      const cell = cells[column]
      if (cell === undefined) {
        if (spec.required) problems.push(missing(spec))
        continue
      }
      const shown = showCell(cell, this.context.from1904)
      if (shown !== '') raw[field] = shown
      if (spec.kind === 'fen' && spanning.has(column)) {
        problems.push({
          field,
          code: 'amount-merged',
          text: `${spec.label}单元格合并了几行，不知道是谁的金额，请在原表中取消合并、逐人填写。`,
        })
        continue
      }
      const reading = read(cell)
      if (reading.kind === 'value') values[field] = reading.value
      else if (reading.kind === 'problem') {
        problems.push({ field, code: reading.code, text: reading.text })
      } else if (spec.required) problems.push(missing(spec))
    }
    return { values, problems, raw }
  }

  /** Tells of the row where it is a total or the like. */
  private skipNobody(row: SheetRow, cells: readonly (Cell | undefined)[]): boolean {
    const first = cells.find((cell) => cell !== undefined)
    if (first?.kind !== 'text') return false
    const ids = this.columns.filter(({ spec }) => spec.kind === 'idNumber')
    const idCells = ids.flatMap(({ column, read }) => {
      const cell = cells[column]
      if (cell === undefined) return []
      // Whoever has a whole number, right or wrong, is somebody.
      return cell.kind === 'text' && wholeNumber.test(cell.text) ? ['value'] : [read(cell).kind]
    })
    if (idCells.includes('value')) return false
    const why = whyNobody({
      first: first.text,
      cells: this.columns.map(({ column, heading }) => ({
        text: showText(cells[column], this.context.from1904),
        heading,
      })),
      hasIdNumber: false,
      hasIdText: idCells.includes('problem'),
    })
    if (why === null) return false
    const { counts } = this.context
    counts.skippedCount += 1
    if (counts.skipped.length < mostListed) {
      counts.skipped.push({ rowNumber: row.rowNumber, why, text: first.text.trim().slice(0, 200) })
    }
    return true
  }
}

function showText(cell: Cell | undefined, from1904: boolean): string {
  return cell === undefined ? '' : showCell(cell, from1904)
}

function missing({ field, label }: FieldSpec): FieldProblem {
  return { field, code: 'missing', text: `缺少${label}，请补全后再导入，或向发来的单位核实。` }
}
