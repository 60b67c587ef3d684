import ExcelJS from 'exceljs'
import JSZip from 'jszip'
import { expect, test } from 'vitest'
import {
  aField,
  getReadable,
  readGuessed,
  someone,
  told,
} from '../../../../tests/support/roster-reading.ts'
import { rosterKinds } from '../../../shared/rosters/kinds.ts'
import { guessLayout, splitByVillage, writeBadRows, writeSampleWorkbook } from '../index.ts'

const wang = '593728198002030050'

async function cellsOf(bytes: Uint8Array) {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer)
  return workbook.worksheets.map((sheet) => ({
    name: sheet.name,
    rows: sheet
      .getSheetValues()
      .slice(1)
      .map((row) => (row as unknown[]).slice(1)),
    formats: new Set(sheet.getRow(2).values === undefined ? [] : [sheet.getCell('A2').numFmt]),
  }))
}

test('坏行带原行号、原文和原因，公式只是文字', async () => {
  const { bytes } = await writeBadRows({
    fields: someone,
    rows: [
      {
        rowNumber: 7,
        group: 2,
        raw: { name: '=HYPERLINK("http://a")', idNumber: '5.93728E+17' },
        reasons: ['证件号码变成了数字。', '缺少姓名。'],
      },
    ],
  })
  const [sheet] = await cellsOf(bytes)
  expect(sheet?.rows).toEqual([
    ['原文件行号', '行内第几人', '问题', '公民身份号码', '姓名'],
    ['7', '2', '证件号码变成了数字。\n缺少姓名。', '5.93728E+17', '=HYPERLINK("http://a")'],
  ])
  expect([...(sheet?.formats ?? [])]).toEqual(['@'])
})

test('按村分成几个文件，村名不能做文件名的也各有一个', async () => {
  const villages = ['石庙村', '毛/庄:村', '', '毛_庄_村'].map((name) => ({
    name,
    rows: [[`${name}的人`, wang]],
  }))
  const columns = [
    { heading: '姓名', width: 12 },
    { heading: '身份证号', width: 24 },
  ]
  const { bytes, extension } = await splitByVillage({ title: '死亡名单', columns, villages })
  expect(extension).toBe('zip')
  const zip = await JSZip.loadAsync(bytes)
  expect(Object.keys(zip.files)).toEqual([
    '死亡名单-石庙村.xlsx',
    '死亡名单-毛_庄_村.xlsx',
    '死亡名单-.xlsx',
    '死亡名单-毛_庄_村（2）.xlsx',
  ])
  const file = await zip.file('死亡名单-毛_庄_村.xlsx')?.async('uint8array')
  const [sheet] = await cellsOf(file ?? new Uint8Array())
  expect(sheet?.rows).toEqual([
    ['姓名', '身份证号'],
    ['毛/庄:村的人', wang],
  ])
})

test('写到一半出错时不给出半个文件', async () => {
  const rows = (function* () {
    yield ['a']
    throw new Error('broken')
  })()
  const columns = [{ heading: '姓名', width: 12 }]
  await expect(
    splitByVillage({ title: 'a', columns, villages: [{ name: 'b', rows }] }),
  ).rejects.toThrow('broken')
})

const kinds = [
  ...someone,
  aField('day', { required: true }),
  aField('fen'),
  aField('yesNo'),
  aField('level', { levels: [{ level: '1', label: '一级', words: [] }] }),
  aField('text', { example: '石庙村' }),
  aField('count'),
  aField('phone'),
]

test('样表自己读得进去，每一项都没有问题', async () => {
  const { bytes } = await writeSampleWorkbook({ label: '死亡名单', fields: kinds })
  const { rows, layout } = await readGuessed(bytes, kinds)
  expect(layout.sheet.name).toBe('死亡名单')
  expect(rows.map(({ problems }) => problems)).toEqual([[]])
  expect(kinds.map(({ field }) => told(rows[0], field))).toEqual([
    '590151198002030059',
    '王示例',
    '2024-03-01',
    '38000',
    '是',
    '1',
    '石庙村',
    '1',
    '10012345678',
  ])
  expect(guessLayout(await getReadable(bytes), kinds).missing).toEqual([])
})

test.each(rosterKinds.map((kind) => [kind.label, kind] as const))(
  '%s的样表：每一列都凭列名认得，填的一行没有问题',
  async (label, { fields }) => {
    const { bytes } = await writeSampleWorkbook({ label, fields })
    const { rows, layout } = await readGuessed(bytes, fields)
    expect(layout.columns.map(({ field }) => field).toSorted()).toEqual(
      fields.map(({ field }) => field).toSorted(),
    )
    expect(rows.map(({ problems }) => problems)).toEqual([[]])
    const { reasons } = guessLayout(await getReadable(bytes), fields)
    expect(reasons.filter(({ by }) => by !== 'heading')).toEqual([])
  },
)

test('同样的项目得到同样的样表', async () => {
  const sample = { label: '死亡名单', fields: kinds }
  const [a, b] = [await writeSampleWorkbook(sample), await writeSampleWorkbook(sample)]
  const partsOf = async (bytes: Uint8Array) => {
    const zip = await JSZip.loadAsync(bytes)
    return Promise.all(Object.values(zip.files).map((part) => part.async('string')))
  }
  expect(await partsOf(a.bytes)).toEqual(await partsOf(b.bytes))
})
