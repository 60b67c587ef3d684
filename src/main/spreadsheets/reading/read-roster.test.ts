import { write } from '@e965/xlsx'
import ExcelJS from 'exceljs'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import {
  aField,
  getReadable,
  readAll,
  readGuessed,
  someone,
  told,
} from '../../../../tests/support/roster-reading.ts'
import { aWorkbook } from '../../../../tests/support/workbook-builder.ts'
import type { CellSpec, WorkbookSpec } from '../../../../tests/support/workbook-builder.ts'
import { FileRefused, guessLayout } from '../index.ts'

const wang = '593728198002030050'
const li = '593728199001010060'
const head = ['姓名', '身份证号码']

const oneSheet = (rows: WorkbookSpec['sheets'][number]['rows'], more: Partial<WorkbookSpec> = {}) =>
  aWorkbook({ sheets: [{ rows }], ...more })

test('标题、空行、表头、序号行之后才是人，行号是表格自己的行号', async () => {
  const file = await oneSheet([
    ['石庙村死亡人员名单'],
    { row: 3, cells: head },
    ['1', '2', '3'],
    ['王小明', wang],
    { row: 9, cells: ['李四', li] },
  ])
  const { rows, layout, summary } = await readGuessed(file, someone)
  expect(layout.header).toEqual({ row: 3, count: 1 })
  expect(rows.map(({ rowNumber, raw }) => [rowNumber, raw['name']])).toEqual([
    [5, '王小明'],
    [9, '李四'],
  ])
  // Rows 6, 7 and 8.
  expect(summary.blankRowCount).toBe(3)
})

test('两行表头合并成一个列名', async () => {
  const file = await aWorkbook({
    sheets: [
      {
        rows: [
          ['序号', '参保人', null, '2024年度缴费', null],
          [null, '姓名', '身份证号', '金额', '日期'],
          [1, '王小明', wang, 380, '2023-10-12'],
        ],
        merged: ['A1:A2', 'B1:C1', 'D1:E1'],
      },
    ],
  })
  const fields = [...someone, aField('fen', { required: true }), aField('day', { required: true })]
  const { rows, layout } = await readGuessed(file, fields)
  expect(layout.header).toEqual({ row: 1, count: 2 })
  expect(layout.headings.map(({ heading }) => heading)).toEqual([
    '序号',
    '参保人/姓名',
    '参保人/身份证号',
    '2024年度缴费/金额',
    '2024年度缴费/日期',
  ])
  expect(fields.map(({ field }) => told(rows[0], field))).toEqual([
    wang,
    '王小明',
    '38000',
    '2023-10-12',
  ])
})

test('一行五人，前面的村属于每一个人', async () => {
  const names = ['王一', '王二', '王三', '王四', '王五']
  const numbers = [wang, li, '593728800203005', wang, li]
  const village = aField('text', { field: 'village', label: '村', required: true })
  const file = await oneSheet([
    ['村', ...names.flatMap(() => head)],
    ['石庙村', ...names.flatMap((name, index) => [name, numbers[index] ?? null])],
    ['毛庄村', '赵六', wang],
  ])
  const { rows } = await readGuessed(file, [...someone, village])
  expect(
    rows.map((row) => [row.rowNumber, row.group, told(row, 'village'), told(row, 'name')]),
  ).toEqual([
    [2, 1, '石庙村', '王一'],
    [2, 2, '石庙村', '王二'],
    [2, 3, '石庙村', '王三'],
    [2, 4, '石庙村', '王四'],
    [2, 5, '石庙村', '王五'],
    [3, 1, '毛庄村', '赵六'],
  ])
})

test('合计、小计、制表人和重复的表头跳过并报告', async () => {
  const file = await oneSheet([
    head,
    ['王小明', wang],
    ['石庙村小计', '1人'],
    head,
    ['合　计', 1],
    ['总计：2人'],
    ['制表人：张三', null],
    ['李四', li],
  ])
  const { rows, summary } = await readGuessed(file, someone)
  expect(rows.map(({ rowNumber }) => rowNumber)).toEqual([2, 8])
  expect(summary.skipped).toEqual([
    { rowNumber: 3, why: 'total', text: '石庙村小计' },
    { rowNumber: 4, why: 'header', text: '姓名' },
    { rowNumber: 5, why: 'total', text: '合　计' },
    { rowNumber: 6, why: 'total', text: '总计：2人' },
    { rowNumber: 7, why: 'note', text: '制表人：张三' },
  ])
})

test('名字像“合计”而有身份证号的是人', async () => {
  const { rows } = await readGuessed(await oneSheet([head, ['合计', wang]]), someone)
  expect(rows).toHaveLength(1)
})

test('单元格的各种写法：富文本、注音、公式、错误、真假、文本内嵌、转义', async () => {
  const note = aField('text', { field: 'note' })
  const cells: readonly CellSpec[] = [
    { rich: ['石', '庙村'], reading: 'shimiao' },
    { formula: 'B2&"村"', result: '毛庄村' },
    { formula: '1+1', result: 2 },
    { formula: 'A1' },
    { error: '#REF!' },
    true,
    { inline: '<村> & 组' },
    'a_x000D_b',
  ]
  const rows = cells.map((cell, index) => ['王', index % 2 === 0 ? wang : li, cell] as const)
  const file = await oneSheet([[...head, '备注'], ...rows])
  const { rows: read } = await readGuessed(file, [...someone, note])
  expect(read.map((row) => told(row, 'note'))).toEqual([
    '石庙村',
    '毛庄村',
    '2',
    'no-cached-value',
    'error-cell',
    'TRUE',
    '<村> & 组',
    'a b',
  ])
})

test('没有引用的单元格按顺序，带前缀的元素一样读', async () => {
  for (const more of [{ withoutReferences: true }, { prefix: 'x:' }]) {
    const file = await oneSheet([head, ['王小明', wang]], more)
    const { rows } = await readGuessed(file, someone)
    expect(rows.map((row) => told(row, 'name'))).toEqual(['王小明'])
  }
})

test('合并单元格取左上角的值；合并的金额不知道是谁的', async () => {
  const village = aField('text', { field: 'village', label: '村' })
  const file = await aWorkbook({
    sheets: [
      {
        rows: [
          ['村', ...head, '金额'],
          ['石庙村', '王小明', wang, 760],
          [null, '李四', li, null],
          ['毛庄村', '赵六', wang, 380],
        ],
        merged: ['A2:A3', 'D2:D3'],
      },
    ],
  })
  const { rows } = await readGuessed(file, [...someone, village, aField('fen')])
  expect(rows.map((row) => [told(row, 'village'), told(row, 'fen')])).toEqual([
    ['石庙村', 'amount-merged'],
    ['石庙村', 'amount-merged'],
    ['毛庄村', '38000'],
  ])
})

test('隐藏的行照读并标明，读到隐藏的列也报告', async () => {
  const file = await aWorkbook({
    sheets: [
      {
        hiddenColumns: [2, 7],
        rows: [head, ['王小明', wang], { row: 3, hidden: true, cells: ['李四', li] }],
      },
    ],
  })
  const { rows, summary } = await readGuessed(file, someone)
  expect(rows.map(({ hidden }) => hidden)).toEqual([false, true])
  expect(summary).toMatchObject({ hiddenRowCount: 1, hiddenColumns: ['B'] })
  const inspected = await getReadable(file)
  expect(inspected.sheets[0]).toMatchObject({
    hiddenRowCount: 1,
    hiddenRows: [3],
    hiddenColumns: ['B'],
  })
})

// 44,256 days after 1899-12-30 and 42,794 after 1904-01-01 are both 2021-03-01.
test.each([
  [false, 44_256],
  [true, 42_794],
])('从 1904 年数日期：%s', async (from1904, serial) => {
  const file = await oneSheet(
    [
      [...head, '日期'],
      ['王小明', wang, { number: serial, format: 'yyyy/m/d' }],
    ],
    { from1904 },
  )
  const { rows } = await readGuessed(file, [...someone, aField('day')])
  expect(told(rows[0], 'day')).toBe('2021-03-01')
  expect(rows[0]?.raw['day']).toBe('2021/3/1')
})

test('身份证号存成数字的行被拒，原样显示科学计数法', async () => {
  const { rows } = await readGuessed(
    await oneSheet([head, ['王', wang], ['李', Number(li)]]),
    someone,
  )
  expect(told(rows[1], 'idNumber')).toBe('id-became-number')
  expect(rows[1]?.raw['idNumber']).toBe('5.93728E+17')
  expect(rows[1]?.rowNumber).toBe(3)
})

test('必填的格子空着是问题，整行空着不是', async () => {
  const { rows, summary } = await readGuessed(
    await oneSheet([
      [...head, '备注'],
      ['王小明', null],
      [null, null, '见附件'],
      ['李四', li],
    ]),
    someone,
  )
  expect(rows.map((row) => told(row, 'idNumber'))).toEqual(['missing', li])
  expect(summary.blankRowCount).toBe(1)
})

test('从指定行读到指定行', async () => {
  const file = await oneSheet([head, ['甲某', wang], ['乙某', li], ['丙某', wang]])
  const { rows } = await readGuessed(file, someone, { firstRow: 3, lastRow: 3 })
  expect(rows.map(({ raw }) => raw['name'])).toEqual(['乙某'])
})

test('没有表头的按列号读', async () => {
  const file = await oneSheet([
    ['王小明', wang],
    ['李四', li],
    ['赵六', wang],
  ])
  const { rows, layout } = await readGuessed(file, someone)
  expect(layout.header).toBeNull()
  expect(rows.map((row) => told(row, 'name'))).toEqual(['王小明', '李四', '赵六'])
})

test('列名找不到时不按旧的列号读错列', async () => {
  const { layout } = guessLayout(
    await getReadable(await oneSheet([head, ['王小明', wang]])),
    someone,
  )
  const other = await oneSheet([
    ['户主', '身份证号码'],
    ['王小明', wang],
  ])
  await expect(readAll(other, layout, someone)).rejects.toThrow(/找不到：姓名/u)
  await expect(readAll(other, layout, someone)).rejects.toBeInstanceOf(FileRefused)
})

test('exceljs 和 SheetJS 写的工作簿同样读', async () => {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('名册')
  sheet.addRow([...head, '日期'])
  sheet.addRow(['王小明', wang, new Date(Date.UTC(2021, 2, 1))])
  const fields = [...someone, aField('day')]
  const written = new Uint8Array(await workbook.xlsx.writeBuffer())
  const cells = { A1: head[0], B1: head[1], C1: '日期', A2: '王小明', B2: wang }
  const legacy = Object.fromEntries(Object.entries(cells).map(([at, v]) => [at, { t: 's', v }]))
  const book = {
    SheetNames: ['名册'],
    Sheets: { 名册: { '!ref': 'A1:C2', ...legacy, C2: { t: 'n', v: 44_256, z: 'yyyy/m/d' } } },
  }
  for (const bookType of ['xlsx', 'biff8'] as const) {
    const file =
      bookType === 'xlsx' ? written : new Uint8Array(write(book, { type: 'buffer', bookType }))
    const { rows, layout } = await readGuessed(file, fields)
    expect(layout.format).toBe(bookType === 'xlsx' ? 'xlsx' : 'xls')
    expect(fields.map(({ field }) => told(rows[0], field))).toEqual([wang, '王小明', '2021-03-01'])
  }
})

test('旧格式 .xls：合并、隐藏、1904、错误和存成数字的号码', async () => {
  const texts = [
    ['村', '姓名', '身份证号码', '日期'],
    ['石庙村', '王小明', wang],
    ['', '李四', ''],
    ['毛庄村', '赵六', ''],
  ]
  const cells: Record<string, unknown> = {}
  for (const [row, line] of texts.entries()) {
    for (const [column, v] of line.entries()) {
      if (v !== '') cells[`${'ABCD'[column] ?? ''}${row + 1}`] = { t: 's', v }
    }
  }
  const sheet = {
    ...cells,
    C3: { t: 'n', v: Number(li) },
    C4: { t: 'e', v: 0x2a },
    D2: { t: 'n', v: 42_794, z: 'yyyy/m/d' },
    '!ref': 'A1:D4',
    '!merges': [{ s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }],
    '!rows': [{}, {}, { hidden: true }],
  }
  const book = {
    SheetNames: ['名册'],
    Sheets: { 名册: sheet },
    Workbook: { WBProps: { date1904: true } },
  }
  const file = new Uint8Array(write(book, { type: 'buffer', bookType: 'biff8' }))
  const village = aField('text', { field: 'village', label: '村' })
  const { rows } = await readGuessed(file, [...someone, village, aField('day')])
  expect(
    rows.map((row) => [told(row, 'village'), told(row, 'idNumber'), told(row, 'day')]),
  ).toEqual([
    ['石庙村', wang, '2021-03-01'],
    ['石庙村', 'id-became-number', ''],
    ['毛庄村', 'error-cell', ''],
  ])
})

const csvLines = [
  '姓名,身份证号码,备注',
  `王小明,${wang},"有逗号,和\n换行"`,
  '',
  `李㑇,="${li}",'0123`,
]
const csv = csvLines.join('\r\n')

test.each([
  ['utf-8', 'utf-8', iconv.encode(csv, 'utf-8')],
  ['utf-8-bom', 'utf-8', iconv.encode(csv, 'utf-8', { addBOM: true })],
  ['gb18030', 'gb18030', iconv.encode(csv, 'gb18030')],
  ['utf-16le', 'utf-16', iconv.encode(csv, 'utf-16le', { addBOM: true })],
  ['utf-16be', 'utf-16', iconv.encode(csv, 'utf-16be', { addBOM: true })],
])('CSV：%s', async (codePage, _, bytes) => {
  const { rows, layout } = await readGuessed(new Uint8Array(bytes), [...someone, aField('text')])
  expect(layout).toMatchObject({ format: 'csv', codePage, delimiter: ',' })
  expect(
    rows.map((row) => [row.rowNumber, told(row, 'name'), told(row, 'idNumber'), told(row, 'text')]),
  ).toEqual([
    [2, '王小明', wang, '有逗号,和\n换行'],
    [4, '李㑇', li, '0123'],
  ])
})

test.each([
  [';', `姓名;身份证号码\n王小明;${wang}`],
  ['\t', `姓名\t身份证号码\n王小明\t${wang}\t`],
  ['|', `姓名|身份证号码\r王小明|${wang}`],
  [';', `sep=;\r\n姓名;身份证号码\r\n王,小,明;${wang}`],
])('CSV 分隔符 %j', async (delimiter, text) => {
  const { rows, layout } = await readGuessed(new Uint8Array(Buffer.from(text)), someone)
  expect(layout.delimiter).toBe(delimiter)
  expect(rows.map((row) => [row.rowNumber, told(row, 'idNumber')])).toEqual([[2, wang]])
})

test('GBK 的几个字恰好也是 UTF-8 时按 GBK 读', async () => {
  // 村 in GBK is B4 E5, which UTF-8 does not have; 系 is CF B5, which UTF-8 takes for one Greek letter.
  const bytes = iconv.encode('系,系\n1,2', 'gb18030')
  expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toBe('ϵ,ϵ\n1,2')
  expect((await getReadable(new Uint8Array(bytes))).codePage).toBe('gb18030')
})
