/** Plain tables of our own as .xlsx: a heading row that stays in sight, and texts that stay texts. */
import ExcelJS from 'exceljs'
import { setImmediate } from 'node:timers/promises'
import { cellText } from '../safe-text.ts'
import { Collector } from './collect.ts'

export type TableColumn = { readonly heading: string; readonly width: number }

export type Table = {
  readonly sheetName: string
  readonly columns: readonly TableColumn[]
  readonly rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>
}

const songTi = '宋体'
const thin = { style: 'thin' } as const
const box = { top: thin, left: thin, bottom: thin, right: thin }
const rowsAtATime = 1000

/** The workbook's bytes, one sheet a table. Every cell is text and marked as such. */
export async function writeTables(tables: readonly Table[]): Promise<Uint8Array> {
  const collector = new Collector()
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: collector, useStyles: true })
  // Equal tables have equal parts.
  workbook.created = new Date('2000-01-01T00:00:00Z')
  workbook.modified = workbook.created
  for (const table of tables) await writeTable(workbook, table)
  await workbook.commit()
  return collector.bytes()
}

async function writeTable(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  { sheetName, columns, rows }: Table,
): Promise<void> {
  const sheet = workbook.addWorksheet(safeSheetName(sheetName), {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0 },
  })
  sheet.columns = columns.map(({ width }) => ({ width, style: { numFmt: '@' } }))
  addRow(
    sheet,
    columns.map(({ heading }) => heading),
    true,
  )
  let written = 0
  for await (const row of rows) {
    addRow(sheet, row, false)
    written += 1
    if (written % rowsAtATime === 0) await setImmediate()
  }
  sheet.commit()
}

function addRow(sheet: ExcelJS.Worksheet, texts: readonly string[], isHeading: boolean): void {
  const row = sheet.addRow([])
  for (const [index, text] of texts.entries()) {
    const cell = row.getCell(index + 1)
    cell.value = text === '' ? null : cellText(text)
    cell.numFmt = '@'
    cell.font = { name: songTi, size: 11, bold: isHeading }
    cell.border = box
    cell.alignment = { vertical: 'middle', wrapText: true }
  }
  if (isHeading) row.height = 28
  row.commit()
}

/** What a spreadsheet program takes for the name of a sheet: 31 characters, seven of them never. */
export function safeSheetName(name: string): string {
  const safe = cellText(name)
    .replaceAll(/[\\/?*[\]:\n\t]/gu, ' ')
    .replaceAll(/^'+|'+$/gu, '')
    .trim()
    .slice(0, 31)
  return safe === '' ? '名册' : safe
}
