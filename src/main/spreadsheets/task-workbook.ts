/** A task table as .xlsx, laid out like the notice's annex and ready to print on A4. */
import ExcelJS from 'exceljs'
import JSZip from 'jszip'
import type { TaskTable } from '../../shared/quotas/contract.ts'
import { cellText } from './safe-text.ts'

const songTi = '宋体'
const thin = { style: 'thin' } as const
const box = { top: thin, left: thin, bottom: thin, right: thin }

type Column = { readonly heading: string; readonly width: number; readonly isNumber: boolean }

function columnsOf(table: TaskTable): readonly Column[] {
  const { headings, numbered } = table
  return [
    ...(numbered ? [{ heading: '序号', width: 6, isNumber: true }] : []),
    { heading: headings.name, width: 20, isNumber: false },
    { heading: headings.target, width: 24, isNumber: true },
    { heading: '完成情况', width: 16, isNumber: true },
    { heading: '备注', width: 20, isNumber: false },
  ]
}

/** The workbook's bytes. The total row is a formula with its value beside it, as clerks expect. */
export async function writeTaskWorkbook(table: TaskTable): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  // Equal tables are equal files: nothing of the moment goes in.
  const asOf = new Date(`${table.asOf}T00:00:00Z`)
  workbook.created = asOf
  workbook.modified = asOf
  JSZip.defaults.date = asOf
  const columns = columnsOf(table)
  const sheet = workbook.addWorksheet('任务分配表', {
    pageSetup: {
      paperSize: 9,
      orientation: 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.6, right: 0.6, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '第 &P 页，共 &N 页' },
  })
  sheet.columns = columns.map(({ width }) => ({ width }))
  const headerRow = writeHead(sheet, { table, columns })
  const firstRow = headerRow + 1
  for (const [index, row] of table.rows.entries()) {
    const values = [
      ...(table.numbered ? [row.position] : []),
      row.name,
      row.target,
      row.completed,
      row.note,
    ]
    writeRow(sheet, { at: firstRow + index, values, columns })
  }
  const totalRow = firstRow + table.rows.length
  writeTotal(sheet, { table, columns, firstRow, totalRow })
  const lastRow = writeFoot(sheet, { table, columns, from: totalRow + 1 })
  // The library puts a mark before each letter only: the rows need their own to stay where they are.
  sheet.pageSetup.printArea = `A$1:${columnLetter(columns.length)}$${lastRow}`
  sheet.pageSetup.printTitlesRow = `${headerRow}:${headerRow}`
  sheet.views = [{ state: 'frozen', ySplit: headerRow }]
  const buffer = await workbook.xlsx.writeBuffer()
  return new Uint8Array(buffer)
}

type Layout = { readonly table: TaskTable; readonly columns: readonly Column[] }

/** Title, unit line and column headings; answers the row of the headings. */
function writeHead(sheet: ExcelJS.Worksheet, { table, columns }: Layout): number {
  sheet.mergeCells(1, 1, 1, columns.length)
  const title = sheet.getCell(1, 1)
  putText(title, table.title)
  title.font = { name: songTi, size: 16, bold: true }
  title.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
  sheet.getRow(1).height = 42
  sheet.mergeCells(2, 1, 2, columns.length)
  const line = sheet.getCell(2, 1)
  const practice = table.practice ? '练习数据，居民均为虚构　' : ''
  const unitLine = table.unitLine === null ? '' : `　${table.unitLine}`
  putText(line, `${practice}${table.officeName}　截至 ${table.asOf}${unitLine}`)
  line.font = { name: songTi, size: 10 }
  line.alignment = { horizontal: 'right' }
  for (const [index, { heading }] of columns.entries()) {
    const cell = sheet.getCell(3, index + 1)
    putText(cell, heading)
    cell.font = { name: songTi, size: 11, bold: true }
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
    cell.border = box
  }
  sheet.getRow(3).height = 30
  return 3
}

function writeRow(
  sheet: ExcelJS.Worksheet,
  row: {
    readonly at: number
    readonly values: readonly ExcelJS.CellValue[]
    readonly columns: readonly Column[]
    readonly bold?: boolean
  },
): void {
  for (const [index, column] of row.columns.entries()) {
    const cell = sheet.getCell(row.at, index + 1)
    const value = row.values[index] ?? null
    if (typeof value === 'string') putText(cell, value)
    else cell.value = value
    cell.font = { name: songTi, size: 11, bold: row.bold === true }
    cell.border = box
    cell.alignment = {
      horizontal: column.isNumber ? 'right' : 'left',
      vertical: 'middle',
      wrapText: true,
    }
    if (column.isNumber) cell.numFmt = '0'
  }
}

function writeTotal(
  sheet: ExcelJS.Worksheet,
  parts: Layout & { readonly firstRow: number; readonly totalRow: number },
): void {
  const { table, columns, firstRow, totalRow } = parts
  const targetColumn = table.numbered ? 3 : 2
  const sumOf = (column: number, result: number) => {
    const letter = columnLetter(column)
    return { formula: `SUM(${letter}${firstRow}:${letter}${totalRow - 1})`, result }
  }
  const values: ExcelJS.CellValue[] = [
    ...(table.numbered ? ['合计', ''] : ['合计']),
    sumOf(targetColumn, table.total.target),
    sumOf(targetColumn + 1, table.total.completed),
    '',
  ]
  writeRow(sheet, { at: totalRow, values, columns, bold: true })
  if (table.numbered) sheet.mergeCells(totalRow, 1, totalRow, 2)
  sheet.getCell(totalRow, 1).alignment = { horizontal: 'center', vertical: 'middle' }
}

/** Footnote of the annex and the line for signatures; answers the last row. */
function writeFoot(
  sheet: ExcelJS.Worksheet,
  { table, columns, from }: Layout & { readonly from: number },
): number {
  const lines = [
    ...(table.footnote === null ? [] : [table.footnote]),
    '制表：　　　　　　　　审核：　　　　　　　　日期：　　　　年　　月　　日',
  ]
  for (const [index, text] of lines.entries()) {
    sheet.mergeCells(from + index, 1, from + index, columns.length)
    const cell = sheet.getCell(from + index, 1)
    putText(cell, text)
    cell.font = { name: songTi, size: 10 }
    cell.alignment = { horizontal: 'left', vertical: 'middle', wrapText: true }
    sheet.getRow(from + index).height = 24
  }
  return from + lines.length - 1
}

/** A cell of text: marked as such, so that `=1+1` is no formula even after it was edited. */
function putText(cell: ExcelJS.Cell, text: string): void {
  cell.value = cellText(text)
  cell.numFmt = '@'
}

function columnLetter(column: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + column - 1)
}
