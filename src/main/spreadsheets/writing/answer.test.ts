import { utils, write } from '@e965/xlsx'
import ExcelJS from 'exceljs'
import iconv from 'iconv-lite'
import JSZip from 'jszip'
import { expect, test } from 'vitest'
import { getReadable, readAll, someone, told } from '../../../../tests/support/roster-reading.ts'
import { aWorkbook } from '../../../../tests/support/workbook-builder.ts'
import type { WorkbookSpec } from '../../../../tests/support/workbook-builder.ts'
import { answerInTheirFile, guessLayout, inspectFile } from '../index.ts'

const wang = '593728198002030050'
const li = '593728199001010060'
const rows = [['标题'], ['姓名', '身份证号'], ['王小明', wang], ['李四', li]]

async function answer(file: Uint8Array, answers: Readonly<Record<number, string>>) {
  const { layout } = guessLayout(await getReadable(file), someone)
  const written = await answerInTheirFile({
    file,
    layout,
    heading: '办理结果',
    answerOf: ({ rowNumber }) => answers[rowNumber] ?? null,
  })
  return { ...written, layout }
}

/** What exceljs, which is not ours, finds in the sheet. */
async function shownBy(bytes: Uint8Array) {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer)
  const [sheet] = workbook.worksheets
  if (sheet === undefined) throw new Error('no sheet')
  return { workbook, sheet }
}

async function partOf(bytes: Uint8Array, name: string): Promise<string> {
  return (await JSZip.loadAsync(bytes)).file(name)?.async('string') ?? ''
}

test('结果写在表头和各行之后，原来的内容一字不动', async () => {
  const spec: WorkbookSpec = {
    sheets: [
      {
        name: '名册',
        rows: [...rows, ['合计', 2]],
        merged: ['A1:B1'],
        tail: '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>',
      },
      { name: '说明', rows: [['不要动']] },
    ],
    parts: { 'docProps/app.xml': '<Properties/>' },
  }
  const file = await aWorkbook(spec)
  const { bytes, extension } = await answer(file, { 3: '已登记', 4: '没有找到' })
  expect(extension).toBe('xlsx')
  const { sheet, workbook } = await shownBy(bytes)
  expect(
    sheet
      .getSheetValues()
      .slice(1)
      .map((row) => (row as unknown[]).slice(1)),
  ).toEqual([
    ['标题', '标题'],
    ['姓名', '身份证号', '办理结果'],
    ['王小明', wang, '已登记'],
    ['李四', li, '没有找到'],
    ['合计', 2],
  ])
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(['名册', '说明'])
  for (const part of ['xl/worksheets/sheet2.xml', 'xl/sharedStrings.xml', 'docProps/app.xml']) {
    expect(await partOf(bytes, part)).toBe(await partOf(file, part))
  }
  expect(await partOf(bytes, 'xl/worksheets/sheet1.xml')).toContain('<pageMargins')
})

test('答复的文件按原来的格式再读，还是同样的人', async () => {
  const file = await aWorkbook({ sheets: [{ rows }] })
  const { bytes, layout } = await answer(file, { 3: '已登记' })
  const read = await readAll(bytes, layout, someone)
  expect(read.rows.map((row) => [row.rowNumber, told(row, 'idNumber')])).toEqual([
    [3, wang],
    [4, li],
  ])
})

test('边框和字体照旁边的格子，标为文本', async () => {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('名册')
  for (const row of rows.slice(1)) sheet.addRow(row)
  const thin = { style: 'thin' } as const
  for (const at of ['B1', 'B2']) {
    sheet.getCell(at).border = { top: thin, left: thin, bottom: thin, right: thin }
    sheet.getCell(at).font = { name: '仿宋', size: 14, bold: true }
  }
  sheet.getColumn(1).width = 20
  const file = new Uint8Array(await workbook.xlsx.writeBuffer())
  const { bytes } = await answer(file, { 2: '=1+1' })
  const shown = (await shownBy(bytes)).sheet
  const cell = shown.getCell('C2')
  expect(cell.value).toBe('=1+1')
  expect(cell.type).toBe(ExcelJS.ValueType.String)
  expect(cell.numFmt).toBe('@')
  expect(cell.border).toEqual(shown.getCell('B2').border)
  expect(cell.font).toMatchObject({ name: '仿宋', size: 14, bold: true })
  expect(shown.getCell('B2').numFmt).not.toBe('@')
  expect(shown.getColumn(1).width).toBe(20)
  expect(shown.getColumn(3).width).toBe(28)
})

test('有格式的空格子被替换，后面的格子还在后面', async () => {
  const sheet = (cells: string) =>
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:B2"/><cols><col min="1" max="2" width="9"/><col min="5" max="9" width="9"/></cols><sheetData><row r="1" spans="1:2"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><t>身份证号</t></is></c></row><row r="2" spans="1:2"><c r="A2" t="inlineStr"><is><t>王小明</t></is></c><c r="B2" t="inlineStr"><is><t>${wang}</t></is></c>${cells}</row><row r="3"/></sheetData></worksheet>`
  for (const cells of ['<c r="C2"/><c r="D2"/>', '<c r="D2"></c>', '<c r="C2"></c>']) {
    const parts = { 'xl/worksheets/sheet1.xml': sheet(cells) }
    const file = await aWorkbook({ sheets: [{ rows: [] }], parts })
    const { bytes } = await answer(file, { 2: '已登记', 3: '空行' })
    const xml = await partOf(bytes, 'xl/worksheets/sheet1.xml')
    expect(xml.match(/<c r="[A-Z]+2"/gu)?.join('')).toMatch(
      /^<c r="A2"<c r="B2"<c r="C2"(?:<c r="D2")?$/u,
    )
    expect(xml).toContain('<dimension ref="A1:C2"/>')
    expect(xml).toContain('<col min="3" max="3" width="28" customWidth="1"/><col min="5"')
    expect(xml).not.toContain('<row r="2" spans')
    const shown = (await shownBy(bytes)).sheet
    expect([shown.getCell('C1').text, shown.getCell('C2').text, shown.getCell('C3').text]).toEqual([
      '办理结果',
      '已登记',
      '空行',
    ])
  }
})

test('带前缀的工作表', async () => {
  const file = await aWorkbook({ sheets: [{ rows }], prefix: 'x:' })
  const { bytes, layout } = await answer(file, { 3: 'a<b & "c"' })
  const xml = await partOf(bytes, 'xl/worksheets/sheet1.xml')
  expect(xml).toContain('<x:t xml:space="preserve">a&lt;b &amp; "c"</x:t>')
  expect((await readAll(bytes, layout, someone)).rows).toHaveLength(2)
})

test('几千行的表跨越多块也不错位', async () => {
  const many = Array.from({ length: 5000 }, (_, index) => [
    `王${'甲乙丙丁'[index % 4] ?? ''}`,
    wang,
  ])
  const file = await aWorkbook({ sheets: [{ rows: [['姓名', '身份证号'], ...many] }] })
  const answers = Object.fromEntries(many.map((_, index) => [index + 2, `第${index + 2}行`]))
  const { sheet } = await shownBy((await answer(file, answers)).bytes)
  for (let row = 2; row <= 5001; row += 1) expect(sheet.getCell(row, 3).value).toBe(`第${row}行`)
})

test.each(['utf-8', 'utf-8-bom', 'gb18030', 'utf-16le', 'utf-16be'] as const)(
  'CSV 用原来的编码答复：%s',
  async (codePage) => {
    const text = `标题\r\n姓名,身份证号\r\n王小明,"${wang}"\r\n\r\n李㑇𠀀,${li}\r\n`
    const encoding = codePage === 'utf-8-bom' ? 'utf-8' : codePage
    const file = iconv.encode(text, encoding, {
      addBOM: codePage !== 'utf-8' && codePage !== 'gb18030',
    })
    const { bytes, extension } = await answer(new Uint8Array(file), {
      3: '已登记',
      5: '有,逗号和"引号"',
    })
    expect(extension).toBe('csv')
    const decoded = iconv.decode(Buffer.from(bytes), encoding, { stripBOM: true })
    expect(decoded).toBe(
      `标题\r\n姓名,身份证号,办理结果\r\n王小明,"${wang}",已登记\r\n\r\n李㑇𠀀,${li},"有,逗号和""引号"""\r\n`,
    )
    expect(Buffer.from(bytes).subarray(0, 2).equals(file.subarray(0, 2))).toBe(true)
  },
)

test.each(['=1+1', '+1', '-1', '@a', '\t=1', '＝1'])(
  '写进 CSV 的 %j 不会变成公式',
  async (text) => {
    const file = new Uint8Array(Buffer.from(`姓名,身份证号\n王,${wang}\n`))
    const { bytes } = await answer(file, { 2: text })
    expect(Buffer.from(bytes).toString()).toBe(`姓名,身份证号,办理结果\n王,${wang},'${text}\n`)
  },
)

test('CSV 短行补齐，sep= 一行保留', async () => {
  const file = new Uint8Array(Buffer.from(`sep=;\n姓名;身份证号;备注\n王;${wang}\n李;${li};a\n`))
  const { bytes } = await answer(file, { 2: 'x', 3: 'y' })
  expect(Buffer.from(bytes).toString()).toBe(
    `sep=;\n姓名;身份证号;备注;办理结果\n王;${wang};;x\n李;${li};a;y\n`,
  )
})

test('旧格式 .xls 答复成 .xlsx，数值和日期格式还在', async () => {
  const sheet = utils.aoa_to_sheet([
    ['姓名', '身份证号', '日期'],
    ['王小明', wang],
  ])
  sheet['C2'] = { t: 'n', v: 44_256, z: 'yyyy/m/d' }
  sheet['!merges'] = [{ s: { r: 3, c: 0 }, e: { r: 3, c: 1 } }]
  sheet['A4'] = { t: 's', v: '合计' }
  sheet['!ref'] = 'A1:C4'
  const book = utils.book_new(sheet, '名册')
  const file = new Uint8Array(write(book, { type: 'buffer', bookType: 'biff8' }))
  const { bytes, extension, layout } = await answer(file, { 2: '=已登记' })
  expect(extension).toBe('xlsx')
  const shown = (await shownBy(bytes)).sheet
  expect(shown.getCell('D1').value).toBe('办理结果')
  expect(shown.getCell('D2').value).toBe('=已登记')
  expect(shown.getCell('C2').numFmt).toBe('yyyy/m/d')
  expect(shown.getCell('B4').isMerged).toBe(true)
  expect((await readAll(bytes, layout, someone)).rows.map((row) => row.raw['idNumber'])).toEqual([
    wang,
  ])
  expect((await inspectFile(bytes)).kind).toBe('read')
})
