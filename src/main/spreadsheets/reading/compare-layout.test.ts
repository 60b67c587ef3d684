import { expect, test } from 'vitest'
import { getReadable, readAll, someone, told } from '../../../../tests/support/roster-reading.ts'
import { aWorkbook } from '../../../../tests/support/workbook-builder.ts'
import type { SheetSpec } from '../../../../tests/support/workbook-builder.ts'
import { compareLayout, guessLayout } from '../index.ts'

const wang = '593728198002030050'
const person = ['王小明', wang, '石庙村']

const remembered = async (sheet: Partial<SheetSpec> = {}) => {
  const rows = [['死亡名单'], ['姓名', '身份证号', '村'], person]
  const file = await aWorkbook({ sheets: [{ name: '名册', rows, ...sheet }] })
  return guessLayout(await getReadable(file), someone).layout
}

const fileOf = (...sheets: readonly SheetSpec[]) => aWorkbook({ sheets })

test('格式没有变就没有差异', async () => {
  const layout = await remembered()
  const file = await fileOf({
    name: '名册',
    rows: [['又一月'], ['姓名', '身份证号', '村'], person],
  })
  expect(compareLayout(layout, await getReadable(file))).toEqual({
    differences: [],
    adapted: layout,
  })
})

test.each<readonly [string, SheetSpec, readonly unknown[]]>([
  [
    '列换了位置',
    { name: '名册', rows: [['标题'], ['身份证号', '姓名', '村'], [wang, '王小明']] },
    [
      ['column-moved', false, 'B', 'A'],
      ['column-moved', false, 'A', 'B'],
    ],
  ],
  [
    '多了一列',
    { name: '名册', rows: [['标题'], ['姓名', '身份证号', '村', '死因'], person] },
    [['column-new', false, null, '死因（D 列）']],
  ],
  [
    '列没有了',
    { name: '名册', rows: [['标题'], ['姓名', '村'], ['王小明']] },
    [['column-missing', true, '身份证号（B 列）', null]],
  ],
  [
    '表头下移了一行',
    { name: '名册', rows: [['标题'], ['单位'], ['姓名', '身份证号', '村'], person] },
    [['header-moved', false, '2', '3']],
  ],
  [
    '没有表头',
    { name: '名册', rows: [person, person] },
    [
      ['header-missing', true, '2', null],
      ['column-missing', true, '身份证号（B 列）', null],
      ['column-missing', true, '姓名（A 列）', null],
      ['column-new', false, null, '王小明（A 列）'],
      ['column-new', false, null, `${wang}（B 列）`],
      ['column-new', false, null, '石庙村（C 列）'],
    ],
  ],
  [
    '工作表改名',
    { name: '一月', rows: [['标题'], ['姓名', '身份证号', '村'], person] },
    [['sheet-renamed', false, '名册', '一月']],
  ],
])('%s', async (_, sheet, expected) => {
  const { differences } = compareLayout(await remembered(), await getReadable(await fileOf(sheet)))
  expect(
    differences.map(({ kind, blocking, before, after }) => [kind, blocking, before, after]),
  ).toEqual(expected)
  for (const { text } of differences) expect(text).toMatch(/。$/u)
})

test('几张工作表都不叫原来的名字时要人来选', async () => {
  const rows = [['标题'], ['姓名', '身份证号', '村'], person]
  const file = await fileOf({ name: '一月', rows }, { name: '二月', rows })
  const { differences } = compareLayout(await remembered(), await getReadable(file))
  expect(differences).toMatchObject([{ kind: 'sheet-renamed', blocking: true }])
})

test('工作表没有了', async () => {
  const layout = { ...(await remembered()), sheet: { name: '第三张', index: 2 } }
  const file = await fileOf({ name: '名册', rows: [person] })
  expect(compareLayout(layout, await getReadable(file)).differences).toMatchObject([
    { kind: 'sheet-missing', blocking: true },
  ])
})

test('按列号读的列，列名变了要确认', async () => {
  const layout = await remembered()
  const byLetter = {
    ...layout,
    columns: layout.columns.map((column) => ({ ...column, header: null })),
  }
  const file = await fileOf({ name: '名册', rows: [['标题'], ['户主', '身份证号', '村'], person] })
  const { differences } = compareLayout(byLetter, await getReadable(file))
  expect(differences).toContainEqual(
    expect.objectContaining({
      kind: 'heading-changed',
      blocking: true,
      before: '姓名',
      after: '户主',
    }),
  )
})

test('换成 CSV 和别的编码', async () => {
  const layout = {
    ...(await remembered()),
    format: 'csv',
    codePage: 'gb18030',
    delimiter: ',',
  } as const
  const csv = new Uint8Array(Buffer.from(`标题\n姓名;身份证号;村\n王小明;${wang};石`))
  const { differences } = compareLayout(layout, await getReadable(csv))
  expect(differences.map(({ kind, before, after }) => [kind, before, after])).toEqual([
    ['code-page', 'gb18030', 'utf-8'],
    ['delimiter', ',', ';'],
  ])
})

test('按调整后的格式读得出来', async () => {
  const file = await fileOf({
    name: '二月',
    rows: [['标题'], ['单位'], ['村', '身份证号', '姓名'], ['石庙村', wang, '王小明']],
  })
  const { adapted } = compareLayout(await remembered(), await getReadable(file))
  const { rows } = await readAll(file, adapted, someone)
  expect(rows.map((row) => [row.rowNumber, told(row, 'name'), told(row, 'idNumber')])).toEqual([
    [4, '王小明', wang],
  ])
})
