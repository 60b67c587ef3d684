/** Task tables on paper and as workbooks, against what was written by hand from the annexes. */
import ExcelJS from 'exceljs'
import JSZip from 'jszip'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeTaskWorkbook } from '../../src/main/spreadsheets/index.ts'
import { getDefined } from '../../src/shared/kernel/assert.ts'
import type { TaskTable } from '../../src/shared/quotas/contract.ts'
import { textOfTaskTable } from '../support/paper-text.ts'
import { dongmingTable, pulvTable } from '../support/task-tables.ts'

function golden(name: string): string {
  return readFileSync(join(import.meta.dirname, '../golden', name), 'utf8').replace(/\n$/u, '')
}

async function sheetOf(table: TaskTable): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook()
  const bytes = await writeTaskWorkbook(table)
  // exceljs asks for its own kind of buffer.
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer)
  return getDefined(workbook.worksheets[0], 'worksheet')
}

type Shape = {
  readonly columns: number
  readonly lastTableRow: number
  readonly lastRow: number
}

/** Merged cells hold the same value in each; only the first counts. */
function cellText(cell: ExcelJS.Cell): string {
  if (cell.isMerged && cell.master !== cell) return ''
  const { value } = cell
  if (value === null || value === undefined) return ''
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (typeof value === 'object' && 'formula' in value) {
    return `${value.formula} ${JSON.stringify(value.result)}`
  }
  throw new Error(`cell ${cell.address} holds something else`)
}

function rowsOf(sheet: ExcelJS.Worksheet, { columns, lastTableRow, lastRow }: Shape): string {
  return Array.from({ length: lastRow }, (_, index) => {
    const cells = Array.from({ length: columns }, (_unused, column) =>
      cellText(sheet.getCell(index + 1, column + 1)),
    )
    const isTable = index + 1 >= 3 && index + 1 <= lastTableRow
    return isTable ? cells.join('\t') : cells.join('')
  }).join('\n')
}

describe.each([
  {
    name: '蒲吕 15 个村（社区）30158',
    table: pulvTable,
    paper: 'tasks-pulv.txt',
    workbook: 'workbook-pulv.tsv',
    // Title, line, headings; 15 villages in rows 4 to 18; total; footnote; signatures.
    shape: { columns: 5, lastTableRow: 19, lastRow: 21 },
    printArea: 'A1:E21',
    merges: ['A1:E1', 'A2:E2', 'A19:B19', 'A20:E20', 'A21:E21'],
  },
  {
    name: '东明 14 个乡镇（街道）713138',
    table: dongmingTable,
    paper: 'tasks-dongming.txt',
    workbook: 'workbook-dongming.tsv',
    // No numbers, no footnote: 14 townships in rows 4 to 17; total; signatures.
    shape: { columns: 4, lastTableRow: 18, lastRow: 19 },
    printArea: 'A1:D19',
    merges: ['A1:D1', 'A2:D2', 'A19:D19'],
  },
])('$name', ({ table, paper, workbook, shape, printArea, merges }) => {
  test('打印的分配表逐行与通知附件一致', () => {
    expect(textOfTaskTable(table())).toBe(golden(paper))
  })

  test('导出的工作簿逐格与通知附件一致', async () => {
    expect(rowsOf(await sheetOf(table()), shape)).toBe(golden(workbook))
  })

  test('任务数和完成数是数字，表格每一格有边框', async () => {
    const sheet = await sheetOf(table())
    const numberColumns = shape.columns === 5 ? [1, 3, 4] : [2, 3]
    for (let row = 3; row <= shape.lastTableRow; row += 1) {
      for (let column = 1; column <= shape.columns; column += 1) {
        const cell = sheet.getCell(row, column)
        for (const side of ['top', 'left', 'bottom', 'right'] as const) {
          expect(cell.border[side]?.style, `${cell.address} ${side}`).toBe('thin')
        }
        if (row > 3 && row < shape.lastTableRow && numberColumns.includes(column)) {
          expect(typeof cell.value, cell.address).toBe('number')
          expect(cell.numFmt).toBe('0')
        }
      }
    }
  })

  test('A4 竖放，表头每页重复，打印区域正好是这张表', async () => {
    const sheet = await sheetOf(table())
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'portrait',
      fitToWidth: 1,
      printTitlesRow: '3:3',
      printArea,
    })
    // As a spreadsheet program writes it: letters and rows both stay where they are.
    const zip = await JSZip.loadAsync(await writeTaskWorkbook(table()))
    const book = await zip.file('xl/workbook.xml')?.async('string')
    const [from = '', to = ''] = printArea.split(':').map((cell) => cell.replace(/(?=\d)/u, '$'))
    expect(book).toContain(`!$${from}:$${to}<`)
    expect(sheet.headerFooter.oddFooter).toContain('&P')
    expect([...sheet.model.merges].toSorted()).toEqual([...merges].toSorted())
  })
})

async function noteCellOf(note: string): Promise<ExcelJS.Cell> {
  const sheet = await sheetOf(pulvTable({ 大坪社区: note }))
  // 大坪社区 is the second village: row 5.
  return sheet.getCell('E5')
}

test.each(['=1+1', '+86', '-3', '@村', '\t制表符', '已走访三组'])(
  '备注“%s”在表格软件里原样显示，仍是文字',
  async (note) => {
    const cell = await noteCellOf(note)
    expect(cell.value).toBe(note)
    expect(cell.formula).toBeUndefined()
    // 文本格式: editing the cell and pressing Enter does not make a formula of it either.
    expect(cell.numFmt).toBe('@')
  },
)

test.each(['_x0041_', '_x0041_x0042_', 'a_x005F_b', '_x00e9_', '_xyz_'])(
  '备注“%s”存进工作簿再读出来一字不差',
  async (note) => {
    expect((await noteCellOf(note)).value).toBe(note)
  },
)

/** Parts of the workbook's file that no XML reader would take. */
async function illegalPartsOf(table: TaskTable): Promise<readonly string[]> {
  const archive = await JSZip.loadAsync(await writeTaskWorkbook(table))
  const found: string[] = []
  for (const [name, file] of Object.entries(archive.files)) {
    const text = await file.async('string')
    if (/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.test(text))
      found.push(name)
  }
  return found
}

test.each([
  ['铃', 'a\u0007b'],
  ['非字符 FFFE', 'a\ufffeb'],
  ['非字符 FFFF', 'a\uffffb'],
  ['半个字', 'a\ud842b'],
])('旧账本备注里的“%s”不会弄坏工作簿', async (_what, note) => {
  expect(await illegalPartsOf(pulvTable({ 大坪社区: note }))).toEqual([])
  expect((await noteCellOf(note)).value).toBe('a\ufffdb')
})
