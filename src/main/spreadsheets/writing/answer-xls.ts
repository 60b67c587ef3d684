/** The answer to an old .xls: a workbook of today with the same values and formats of numbers. */
import ExcelJS from 'exceljs'
import { noNotes } from '../reading/book.ts'
import type { Book } from '../reading/book.ts'
import type { Cell } from '../reading/cell.ts'
import type { TheirFile } from '../roster-file.ts'
import { cellText } from '../safe-text.ts'
import { Collector } from './collect.ts'
import { safeSheetName } from './table-workbook.ts'

/** Formulas become their values. Only the sheet that was read is answered; the others come along. */
export async function answerXls(
  book: Book,
  sheetIndex: number,
  theirs: TheirFile,
): Promise<Uint8Array> {
  const collector = new Collector()
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: collector, useStyles: true })
  workbook.created = new Date('2000-01-01T00:00:00Z')
  workbook.modified = workbook.created
  if (book.from1904) workbook.properties = { ...workbook.properties, date1904: true }
  for (const [index, { name, visibility }] of book.sheets.entries()) {
    const state = visibility === 'very-hidden' ? 'veryHidden' : visibility
    const sheet = workbook.addWorksheet(safeSheetName(name), { state })
    await copySheet(sheet, { book, index, theirs: index === sheetIndex ? theirs : null })
    sheet.commit()
  }
  await workbook.commit()
  return collector.bytes()
}

type Copy = { readonly book: Book; readonly index: number; readonly theirs: TheirFile | null }

async function copySheet(sheet: ExcelJS.Worksheet, { book, index, theirs }: Copy): Promise<void> {
  const column = theirs === null ? 0 : await widthOf(book, index)
  const all = { sheetIndex: index, wanted: null, cellRowCount: Number.POSITIVE_INFINITY }
  for (const { top, left, bottom, right } of await book.mergedRanges(index)) {
    sheet.mergeCells(top, left + 1, bottom, right + 1)
  }
  if (theirs !== null) sheet.getColumn(column + 1).width = 28
  for await (const rows of book.rows({ ...all, notes: noNotes() })) {
    for (const { rowNumber, hidden, cells } of rows) {
      const row = sheet.getRow(rowNumber)
      row.hidden = hidden
      for (const [place, cell] of cells.entries()) {
        if (cell !== undefined) putCell(row.getCell(place + 1), cell)
      }
      const answer = theirs === null ? null : answerFor(theirs, rowNumber)
      if (answer !== null) putCell(row.getCell(column + 1), { kind: 'text', text: answer })
      row.commit()
    }
  }
}

async function widthOf(book: Book, sheetIndex: number): Promise<number> {
  let width = 0
  const none = { sheetIndex, wanted: null, cellRowCount: 0, notes: noNotes() }
  for await (const rows of book.rows(none)) {
    for (const row of rows) width = Math.max(width, row.width)
  }
  for (const { right } of await book.mergedRanges(sheetIndex)) width = Math.max(width, right + 1)
  return width
}

function answerFor({ layout, heading, answerOf }: TheirFile, rowNumber: number): string | null {
  const { header } = layout
  if (header !== null && rowNumber === header.row + header.count - 1) return heading
  return answerOf({ rowNumber })
}

function putCell(target: ExcelJS.Cell, cell: Cell): void {
  switch (cell.kind) {
    case 'text':
      target.value = cellText(cell.text)
      target.numFmt = '@'
      return
    case 'number':
      target.value = cell.value
      if (cell.format.meaning !== 'general') target.numFmt = cell.format.code
      return
    case 'boolean':
      target.value = cell.value
      return
    case 'error':
      target.value = cellText(cell.text)
      return
    case 'uncalculated':
      return
  }
}
