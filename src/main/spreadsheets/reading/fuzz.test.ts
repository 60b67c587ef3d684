import { utils, write } from '@e965/xlsx'
import * as fc from 'fast-check'
import iconv from 'iconv-lite'
import { beforeAll, expect, test } from 'vitest'
import { aField, someone } from '../../../../tests/support/roster-reading.ts'
import { aWorkbook } from '../../../../tests/support/workbook-builder.ts'
import type { CellSpec, RowSpec } from '../../../../tests/support/workbook-builder.ts'
import type { FieldSpec } from '../../../shared/rosters/field.ts'
import { fileInspectionSchema } from '../../../shared/rosters/inspection.ts'
import {
  answerInTheirFile,
  compareLayout,
  FileRefused,
  guessLayout,
  inspectFile,
  readRoster,
} from '../index.ts'

const wang = '593728198002030050'
const fields: readonly FieldSpec[] = [
  ...someone,
  ...(['day', 'fen', 'yesNo', 'text', 'count', 'phone'] as const).map((kind) => aField(kind)),
]

/** All that an import does with a file: either it is refused, or it is rows; nothing else. */
async function goThrough(file: Uint8Array): Promise<'refused' | 'read'> {
  const inspection = await inspectFile(file)
  expect(fileInspectionSchema.safeParse(inspection).success).toBe(true)
  if (inspection.kind === 'refused') return 'refused'
  const { layout } = guessLayout(inspection, fields)
  compareLayout(layout, inspection)
  try {
    for await (const rows of readRoster(file, layout, fields)) {
      for (const { rowNumber, problems, values } of rows) {
        expect(rowNumber).toBeGreaterThan(0)
        for (const { field } of problems) expect(values[field]).toBeUndefined()
      }
    }
    await answerInTheirFile({ file, layout, heading: '结果', answerOf: () => '已办' })
    return 'read'
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    return 'refused'
  }
}

let xlsx: Uint8Array = new Uint8Array()
let xls: Uint8Array = new Uint8Array()
const csv = iconv.encode(`姓名,身份证号,备注\r\n王小明,${wang},"a,b"\r\n李四,,\r\n`, 'gb18030')

beforeAll(async () => {
  const rows: readonly RowSpec[] = [
    ['标题'],
    ['姓名', '身份证号', '日期', '金额'],
    ['王小明', wang, { number: 44_256, format: 'yyyy/m/d' }, { formula: '1+1', result: 2 }],
    ['李四', { inline: wang }, { error: '#N/A' }, true],
  ]
  xlsx = await aWorkbook({ sheets: [{ rows, merged: ['A1:D1'], hiddenColumns: [3] }] })
  const sheet = utils.aoa_to_sheet([
    ['姓名', '身份证号', '金额'],
    ['王小明', wang, 380.5],
    ['合计', '', 1],
  ])
  xls = new Uint8Array(write(utils.book_new(sheet), { type: 'buffer', bookType: 'biff8' }))
})

test('没有改动的三种文件都读得出来', async () => {
  for (const file of [xlsx, xls, new Uint8Array(csv)]) expect(await goThrough(file)).toBe('read')
})

/** Flips, cuts and repeats of bytes. */
const damage = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    kind: fc.constantFrom('flip', 'set', 'cut', 'repeat'),
    byte: fc.integer({ min: 0, max: 255 }),
  }),
  { minLength: 1, maxLength: 6 },
)

function damaged(
  file: Uint8Array,
  changes: typeof damage extends fc.Arbitrary<infer T> ? T : never,
) {
  let bytes = Buffer.from(file)
  for (const { at, kind, byte } of changes) {
    const index = Math.floor(at * bytes.length)
    if (kind === 'cut') bytes = bytes.subarray(0, index + 1)
    else if (kind === 'repeat')
      bytes = Buffer.concat([bytes.subarray(0, index), bytes.subarray(Math.floor(index / 2))])
    else bytes[index] = kind === 'flip' ? (bytes[index] ?? 0) ^ (1 << (byte % 8)) : byte
  }
  return new Uint8Array(bytes)
}

test.each(['xlsx', 'xls', 'csv'] as const)(
  '损坏的 %s 要么读出行，要么拒绝',
  { timeout: 120_000 },
  async (format) => {
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        const file = { xlsx, xls, csv: new Uint8Array(csv) }[format]
        expect(['read', 'refused']).toContain(await goThrough(damaged(file, changes)))
      }),
      { numRuns: 150 },
    )
  },
)

const cell: fc.Arbitrary<CellSpec> = fc.oneof(
  fc.constantFrom<CellSpec>(
    null,
    '',
    ' ',
    '合计',
    '姓名',
    '身份证号',
    wang,
    '2021.3',
    '380元',
    '是',
  ),
  // XML has no place for control characters and halves of pairs; the builder does not escape them.
  fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .map((text) => text.replaceAll(/[^\t\n\P{C}]/gu, '')),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.record({
    number: fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
    format: fc.constantFrom('yyyy/m/d', '0.00', 'yyyy"年"m"月"', '@', 'h:mm', ']]["\\'),
  }),
  fc.constantFrom<CellSpec>(
    { error: '#DIV/0!' },
    { formula: 'A1' },
    { formula: 'A1', result: 'x' },
    { rich: ['a', 'b'] },
  ),
)

test('任意内容的工作簿都读得出来，内容再怪也不出错', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }),
      fc.constantFrom('', 'x:'),
      fc.subarray(['A1:B1', 'A1:A3', 'B2:C9', 'A1:XFD1048576', 'C3:A1', 'x']),
      async (rows, prefix, merged) => {
        const file = await aWorkbook({ sheets: [{ rows, merged }], prefix })
        expect((await inspectFile(file)).kind).toBe('read')
        await goThrough(file)
      },
    ),
    { numRuns: 120 },
  )
})

test('任意文字的 CSV 要么读出行，要么拒绝', { timeout: 120_000 }, async () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ',',
      ';',
      '\t',
      '"',
      '""',
      '\r\n',
      '\n',
      '\r',
      '姓名',
      '身份证号',
      wang,
      '=1',
      "'0",
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 40 }),
      fc.constantFrom('utf-8', 'gb18030', 'utf-16le'),
      async (pieces, encoding) => {
        const bytes = iconv.encode(pieces.join(''), encoding, { addBOM: encoding === 'utf-16le' })
        await goThrough(new Uint8Array(bytes))
      },
    ),
    { numRuns: 200 },
  )
})

test('任意字节都不出错', { timeout: 120_000 }, async () => {
  const starts = ['', '504b0304', 'd0cf11e0a1b11ae1', 'efbbbf', 'fffe', '3c'].map((hex) =>
    Buffer.from(hex, 'hex'),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...starts),
      fc.uint8Array({ maxLength: 600 }),
      async (start, rest) => {
        await goThrough(new Uint8Array(Buffer.concat([start, rest])))
      },
    ),
    { numRuns: 200 },
  )
})
