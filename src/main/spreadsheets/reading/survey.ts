/** What a sheet holds, gathered while its rows pass. */
import type { SampleRow, SheetInspection } from '../../../shared/rosters/inspection.ts'
import type { Book } from './book.ts'
import { noNotes } from './book.ts'
import { letterOf } from './cell.ts'
import type { SheetRow } from './cell.ts'
import { mostListed, mostRows, sampleColumnCount, sampleRowCount } from './limits.ts'
import { MergeFiller } from './merge-filler.ts'
import { refuse } from './refuse.ts'
import { showCell } from './show-cell.ts'

type Survey = {
  lastRow: number
  filledRowCount: number
  lastColumn: number
  hiddenRowCount: number
  readonly hiddenRows: number[]
  readonly sample: SampleRow[]
}

/** Walks through one sheet. `rowsBefore`: filled rows of the sheets before it. */
export async function surveySheet(
  book: Book,
  sheetIndex: number,
  rowsBefore: number,
): Promise<SheetInspection> {
  const merged = await book.mergedRanges(sheetIndex)
  const filler = new MergeFiller(merged, null)
  const notes = noNotes()
  const survey: Survey = {
    lastRow: 0,
    filledRowCount: 0,
    lastColumn: 0,
    hiddenRowCount: 0,
    hiddenRows: [],
    sample: [],
  }
  for await (const rows of book.rows({
    sheetIndex,
    wanted: null,
    cellRowCount: sampleRowCount,
    notes,
  })) {
    for (const row of rows) {
      count(survey, row)
      if (survey.sample.length < sampleRowCount && row.width > 0) {
        survey.sample.push(sampleOf({ ...row, cells: filler.fill(row).cells }, book.from1904))
      }
    }
    if (rowsBefore + survey.filledRowCount > mostRows) throw refuse('too-many-rows')
  }
  const hiddenColumns = [...notes.hiddenColumns].filter((column) => column < survey.lastColumn)
  const { name, visibility } = book.sheets[sheetIndex] ?? { name: '', visibility: 'visible' }
  return {
    name,
    index: sheetIndex,
    visibility,
    ...survey,
    hiddenColumns: hiddenColumns
      .toSorted((a, b) => a - b)
      .slice(0, mostListed)
      .map(letterOf),
    mergedRangeCount: merged.length,
    formulaCount: notes.formulaCount,
    errorCellCount: notes.errorCellCount,
  }
}

function count(survey: Survey, { rowNumber, hidden, width }: SheetRow): void {
  if (hidden) {
    survey.hiddenRowCount += 1
    if (survey.hiddenRows.length < mostListed) survey.hiddenRows.push(rowNumber)
  }
  if (width === 0) return
  survey.lastRow = rowNumber
  survey.filledRowCount += 1
  if (width > survey.lastColumn) survey.lastColumn = width
}

function sampleOf({ rowNumber, hidden, cells }: SheetRow, from1904: boolean): SampleRow {
  const shown = Array.from(cells.slice(0, sampleColumnCount), (cell) =>
    cell === undefined ? '' : showCell(cell, from1904),
  )
  return { rowNumber, hidden, cells: shown }
}
