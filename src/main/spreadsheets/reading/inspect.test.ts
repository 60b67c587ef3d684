import { CFB, utils, write } from '@e965/xlsx'
import { createHash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { getReadable } from '../../../../tests/support/roster-reading.ts'
import { aWorkbook, zipOf } from '../../../../tests/support/workbook-builder.ts'
import { fileRefusalCodes } from '../../../shared/rosters/inspection.ts'
import type { FileRefusalCode } from '../../../shared/rosters/inspection.ts'
import { inspectFile } from '../index.ts'
import { makeRefusal } from './refuse.ts'

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text))
const plain = () =>
  aWorkbook({
    sheets: [
      {
        rows: [
          ['姓名', '身份证号'],
          ['王小明', '1'],
        ],
      },
    ],
  })

async function refusalOf(file: Uint8Array): Promise<FileRefusalCode | null> {
  const inspection = await inspectFile(file)
  return inspection.kind === 'refused' ? inspection.refusal.code : null
}

function compound(streams: readonly string[]): Uint8Array {
  const container = CFB.utils.cfb_new()
  for (const name of streams) CFB.utils.cfb_add(container, name, Buffer.from('x'))
  return new Uint8Array(CFB.write(container, { type: 'buffer' }))
}

test('说出格式、指纹、工作表、行列范围、隐藏、合并、公式和错误', async () => {
  const file = await aWorkbook({
    sheets: [
      {
        name: '名册',
        rows: [
          ['标题', null, null],
          { row: 4, cells: ['姓名', '金额', '备注'] },
          {
            row: 5,
            hidden: true,
            cells: ['王小明', { formula: '1+1', result: 2 }, { error: '#N/A' }],
          },
          { row: 6, cells: ['李四', { number: 44_256, format: 'yyyy/m/d' }] },
        ],
        merged: ['A1:C1'],
        hiddenColumns: [2, 9],
      },
      { name: '说明', state: 'hidden', rows: [['a']] },
      { name: '代码', state: 'veryHidden', rows: [] },
    ],
    from1904: true,
  })
  const inspection = await getReadable(file)
  const [first, second, third] = inspection.sheets
  expect(inspection).toMatchObject({
    format: 'xlsx',
    byteCount: file.length,
    hash: createHash('sha256').update(file).digest('hex'),
    codePage: null,
    from1904: true,
  })
  expect(first).toMatchObject({
    name: '名册',
    visibility: 'visible',
    lastRow: 6,
    filledRowCount: 4,
    lastColumn: 3,
    hiddenRowCount: 1,
    hiddenRows: [5],
    hiddenColumns: ['B'],
    mergedRangeCount: 1,
    formulaCount: 1,
    errorCellCount: 1,
  })
  expect(first?.sample.map(({ rowNumber, cells }) => [rowNumber, ...cells])).toEqual([
    [1, '标题', '标题', '标题'],
    [4, '姓名', '金额', '备注'],
    [5, '王小明', '2', '#N/A'],
    // 44,256 days after 1904-01-01.
    [6, '李四', '2025/3/2'],
  ])
  expect([second?.visibility, third?.visibility]).toEqual(['hidden', 'very-hidden'])
  expect(third).toMatchObject({ lastRow: 0, lastColumn: 0, sample: [] })
})

test('样本是前四十行', async () => {
  const rows = Array.from({ length: 41 }, (_, index) => [`王${index}`])
  const { sheets } = await getReadable(await aWorkbook({ sheets: [{ rows }] }))
  expect(sheets[0]?.sample).toHaveLength(40)
  expect(sheets[0]).toMatchObject({ filledRowCount: 41, lastRow: 41 })
})

test.each<readonly [FileRefusalCode, string, () => Uint8Array | Promise<Uint8Array>]>([
  ['empty-file', '空文件', () => new Uint8Array()],
  ['web-page', '改名的网页', () => bytesOf('<html><table><tr><td>姓名</td></tr></table></html>')],
  [
    'web-page',
    '网页表格片段',
    () => bytesOf('\u{feff}\r\n <table border=1><tr><td>1</td></tr></table>'),
  ],
  [
    'web-page',
    '单个文件网页',
    () => bytesOf('MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n'),
  ],
  [
    'xml-spreadsheet',
    'XML 表格 2003',
    () =>
      bytesOf(
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
      ),
  ],
  ['not-a-spreadsheet', '别的 XML', () => bytesOf('<?xml version="1.0"?><a/>')],
  ['not-a-spreadsheet', '二进制', () => new Uint8Array([1, 2, 0, 3, 4, 0, 9])],
  ['other-document', 'PDF', () => bytesOf('%PDF-1.7\n')],
  ['other-document', 'Word 97', () => compound(['/WordDocument'])],
  ['other-archive', 'RAR', () => new Uint8Array(Buffer.from('526172211a0701000000', 'hex'))],
  ['older-excel', 'Excel 5', () => compound(['/Book'])],
  ['older-excel', 'Excel 4', () => new Uint8Array(Buffer.from('0904060000001000', 'hex'))],
  ['encrypted', '加密的 .xlsx', () => compound(['/EncryptedPackage', '/EncryptionInfo'])],
  ['macros', '带宏的 .xls', () => compound(['/Workbook', '/_VBA_PROJECT_CUR/VBA/dir'])],
  ['no-sheets', '没有内容的 .xls', () => compound(['/Workbook'])],
  ['other-archive', '普通压缩包', () => zipOf({ '名册.txt': 'a' })],
  ['other-document', 'Word', () => zipOf({ 'word/document.xml': '<a/>' })],
  [
    'open-document',
    'ODS',
    () =>
      zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' }),
  ],
  ['binary-workbook', 'xlsb', () => zipOf({ 'xl/workbook.bin': 'a' })],
  [
    'macros',
    '带宏的 .xlsx',
    () => aWorkbook({ sheets: [{ rows: [['a']] }], parts: { 'xl/vbaProject.bin': 'a' } }),
  ],
  [
    'macros',
    '类型是启用宏的工作簿',
    () =>
      aWorkbook({
        sheets: [{ rows: [['a']] }],
        contentType: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
      }),
  ],
  ['no-sheets', '没有工作表', () => aWorkbook({ sheets: [] })],
  ['truncated', '截断的 .xlsx', async () => (await plain()).slice(0, -200)],
  ['truncated', 'CSV 引号没有结束', () => bytesOf('姓名,备注\n王,"没有写完')],
  ['truncated', 'UTF-8 最后一个字不全', () => bytesOf('姓名,备注\n王,明').slice(0, -1)],
  ['code-page-unknown', '两种编码都不是', () => new Uint8Array([0x41, 0xff, 0xff, 0x0a])],
  [
    'nested-too-deep',
    'XML 实体',
    () =>
      aWorkbook({
        sheets: [{ rows: [['a']] }],
        parts: {
          'xl/sharedStrings.xml': '<!DOCTYPE a [<!ENTITY b "c">]><sst><si><t>&b;</t></si></sst>',
        },
      }),
  ],
  [
    'nested-too-deep',
    '嵌套过深',
    () =>
      aWorkbook({
        sheets: [{ rows: [], head: '<a>'.repeat(70) + '</a>'.repeat(70) }],
      }),
  ],
  [
    'damaged',
    '指向没有的文本',
    () => aWorkbook({ sheets: [{ rows: [['a']] }], parts: { 'xl/sharedStrings.xml': '<sst/>' } }),
  ],
  [
    'damaged',
    '行号倒退',
    () =>
      aWorkbook({
        sheets: [
          {
            rows: [
              { row: 2, cells: ['a'] },
              { row: 2, cells: ['b'] },
            ],
          },
        ],
      }),
  ],
])('%s：%s', async (code, _, make) => {
  expect(await refusalOf(await make())).toBe(code)
})

test('拒绝的话都说明是什么、怎么办', () => {
  for (const code of fileRefusalCodes) expect(makeRefusal(code).text).toMatch(/请.+。$/u)
})

test('嵌套六十四层还读', async () => {
  // The worksheet itself is the first level.
  const file = await aWorkbook({
    sheets: [{ rows: [['a']], head: '<a>'.repeat(63) + '</a>'.repeat(63) }],
  })
  expect(await refusalOf(file)).toBeNull()
})

test('内容每一位都校验：改动任何一个压缩后的字节都被发现', async () => {
  const file = await plain()
  const at =
    Buffer.from(file).indexOf('xl/worksheets/sheet1.xml') + 'xl/worksheets/sheet1.xml'.length + 20
  const changed = Uint8Array.from(file)
  changed[at] = (changed[at] ?? 0) ^ 0x10
  expect(await refusalOf(changed)).not.toBeNull()
})

test('一千列还读，一千零一列不读', async () => {
  const wide = (count: number) =>
    aWorkbook({ sheets: [{ rows: [Array.from({ length: count }, () => 1)] }] })
  expect(await refusalOf(await wide(1000))).toBeNull()
  expect(await refusalOf(await wide(1001))).toBe('too-many-columns')
  const csv = (count: number) => bytesOf(Array.from({ length: count }, () => '1').join(','))
  expect(await refusalOf(csv(1000))).toBeNull()
  expect(await refusalOf(csv(1001))).toBe('too-many-columns')
})

test('一百万行还读，再多一行不读', async () => {
  expect(await refusalOf(bytesOf('1\n'.repeat(1_000_000)))).toBeNull()
  expect(await refusalOf(bytesOf('1\n'.repeat(1_000_001)))).toBe('too-many-rows')
})

test('超过 200 MB 的文件不读，连指纹也不算', async () => {
  const inspection = await inspectFile(new Uint8Array(200 * 1024 * 1024 + 1))
  expect(inspection).toMatchObject({
    kind: 'refused',
    hash: null,
    refusal: { code: 'file-too-large' },
  })
})

/** A zip of one part, whose table of contents may say what it likes about the part's size. */
function forgedZip(part: string, bytes: Buffer, saidSize: number): Uint8Array {
  const packed = deflateRawSync(bytes, { level: 9 })
  const name = Buffer.from(part)
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(8, 4)
  fields.writeUInt32LE(packed.length, 14)
  fields.writeUInt32LE(saidSize, 18)
  fields.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from('PK\u{3}\u{4}'), fields, name, packed])
  const central = Buffer.concat([
    Buffer.from('PK\u{1}\u{2}\u{14}\u{0}'),
    fields,
    Buffer.alloc(14),
    name,
  ])
  const end = Buffer.alloc(22)
  end.write('PK\u{5}\u{6}')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length, 16)
  return new Uint8Array(Buffer.concat([local, central, end]))
}

test('压缩炸弹在解压之前就拒绝', async () => {
  const zeros = Buffer.alloc(70 * 1024 * 1024, ' ')
  expect(await refusalOf(forgedZip('xl/workbook.xml', zeros, zeros.length))).toBe(
    'inflates-too-far',
  )
  // Below 64 MB nothing is suspicious, and blanks are no workbook.
  const fewer = Buffer.alloc(60 * 1024 * 1024, ' ')
  expect(await refusalOf(forgedZip('xl/workbook.xml', fewer, fewer.length))).not.toBe(
    'inflates-too-far',
  )
})

test('谎报大小的压缩炸弹在超出所报大小时停下', async () => {
  const zeros = Buffer.alloc(300 * 1024 * 1024, ' ')
  const bomb = forgedZip('xl/workbook.xml', zeros, 1000)
  const before = process.memoryUsage().arrayBuffers
  expect(await refusalOf(bomb)).toBe('inflates-too-far')
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 1024 * 1024)
})

test('改名的 .xls 按内容读', async () => {
  const book = utils.book_new(utils.aoa_to_sheet([['姓名'], ['王小明']]), '名册')
  const file = new Uint8Array(write(book, { type: 'buffer', bookType: 'biff8' }))
  expect((await getReadable(file)).format).toBe('xls')
})
