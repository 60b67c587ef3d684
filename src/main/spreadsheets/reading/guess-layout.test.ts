import { expect, test } from 'vitest'
import { aField, getReadable, someone } from '../../../../tests/support/roster-reading.ts'
import { aWorkbook } from '../../../../tests/support/workbook-builder.ts'
import type { SheetSpec } from '../../../../tests/support/workbook-builder.ts'
import { layoutSchema } from '../../../shared/rosters/layout.ts'
import type { FieldSpec } from '../../../shared/rosters/field.ts'
import { guessLayout } from '../index.ts'

const wang = '593728198002030050'
const li = '593728199001010060'

async function guess(fields: readonly FieldSpec[], ...sheets: readonly SheetSpec[]) {
  const found = guessLayout(await getReadable(await aWorkbook({ sheets })), fields)
  // What is guessed can be remembered.
  expect(layoutSchema.parse(found.layout)).toEqual(found.layout)
  const columns = found.layout.columns.map(({ field, group, letter }) => [field, group, letter])
  return { ...found, columns }
}

test('别名、必填标记、括号和空格不妨碍认列', async () => {
  const { columns, missing } = await guess(someone, {
    rows: [
      ['*姓　名', '证件号码（18位）', '备注'],
      ['王小明', wang],
    ],
  })
  expect(columns).toEqual([
    ['idNumber', 1, 'B'],
    ['name', 1, 'A'],
  ])
  expect(missing).toEqual([])
})

test('列名不认得的按内容认：过校验的是身份证号', async () => {
  const { columns, reasons } = await guess(someone, {
    rows: [
      ['姓名', '备注', '号'],
      ['王小明', 'a', wang],
      ['李四', 'b', li],
      ['赵六', 'c', wang],
    ],
  })
  expect(columns).toContainEqual(['idNumber', 1, 'C'])
  expect(reasons).toContainEqual({ field: 'idNumber', group: 1, letter: 'C', by: 'content' })
})

test('两列都像时不猜', async () => {
  const { missing } = await guess(someone, {
    rows: [
      ['姓名', '甲号', '乙号'],
      ['王小明', wang, li],
      ['李四', li, wang],
      ['赵六', wang, li],
    ],
  })
  expect(missing).toEqual(['idNumber'])
})

test('缺的必填项说出来', async () => {
  expect(
    (
      await guess(someone, {
        rows: [
          ['姓名', '村'],
          ['王小明', '石庙村'],
        ],
      })
    ).missing,
  ).toEqual(['idNumber'])
})

test('选列名对得上的工作表，哪怕它在后面；同样对得上时选没有隐藏的', async () => {
  const rows = [
    ['姓名', '身份证号'],
    ['王小明', wang],
  ] as const
  const { layout } = await guess(
    someone,
    { name: '说明', rows: [['填表须知']] },
    { name: '名册', rows },
  )
  expect(layout.sheet).toEqual({ name: '名册', index: 1 })
  const other = await guess(someone, { name: '旧', state: 'hidden', rows }, { name: '新', rows })
  expect(other.layout.sheet.name).toBe('新')
})

test('一行两人，列名带序号', async () => {
  const { columns } = await guess(someone, {
    rows: [
      ['姓名1', '身份证号1', '姓名2', '身份证号2'],
      ['王小明', wang, '李四', li],
    ],
  })
  expect(columns).toEqual([
    ['idNumber', 1, 'B'],
    ['idNumber', 2, 'D'],
    ['name', 1, 'A'],
    ['name', 2, 'C'],
  ])
})

test('另一个人的姓名不当成第二个人', async () => {
  const { columns } = await guess([...someone, aField('phone')], {
    rows: [
      ['参保人', null, '监护人', null],
      ['姓名', '身份证号', '姓名', '联系电话'],
      ['王小明', wang, '王父', '10012345678'],
    ],
    merged: ['A1:B1', 'C1:D1'],
  })
  expect(columns).toEqual([
    ['idNumber', 1, 'B'],
    ['name', 1, 'A'],
    ['phone', 1, 'D'],
  ])
})

test('空的工作簿得到没有列的格式', async () => {
  expect((await guess(someone, { rows: [] })).columns).toEqual([])
})
