/** What an amendment may hold, field by field, before it is laid on a pack. */
import { expect, test } from 'vitest'
import { amendmentDocumentSchema } from '../../src/main/rules/amendment.ts'

const head = {
  policy: 'national-2025',
  from: '2026-09-01',
  documentNumber: '某医保发〔2026〕12号',
  clause: '一',
  basis: '照文件录入',
}
const band = { amounts: { 1: 42_000 } }
const row = { term: '特困人员', amounts: [] }
const channel = { channel: '银行柜台', clause: '三' }
const material = { name: '身份证', clause: '四' }
const accepts = (more: object) => amendmentDocumentSchema.safeParse({ ...head, ...more }).success

test.each([
  ['只有开头', {}],
  ['本单位的裁定没有文号', { documentNumber: null }],
  ['几个年度', { coverageYears: [2026, 2027] }],
  ['一个价格', { price: { unit: 'fen', amounts: { 1: 42_000, 12: 80_000 } } }],
  ['分段的价格', { price: { unit: 'fen', bands: [band, { ...band, paidFrom: '2027-01-01' }] } }],
  [
    '几种身份',
    { subsidies: { unit: 'fen', rows: [row, { ...row, term: '低保对象', clause: '二' }] } },
  ],
  ['等待期的一项', { wait: { fixed: 2 } }],
  ['不加的年数', { wait: { freeYears: { value: 0 } } }],
  ['几种渠道', { channels: [channel, { channel: '微信' }] }],
  ['几样材料', { materials: [material, { name: '户口本' }] }],
])('可以写：%s', (_, more) => {
  expect(accepts(more)).toBe(true)
})

test.each([
  ['日期不存在', { from: '2026-02-30' }],
  ['文号是空的', { documentNumber: '' }],
  ['没有一个年度', { coverageYears: [] }],
  ['年度太早', { coverageYears: [1899] }],
  ['年度太晚', { coverageYears: [2200] }],
  ['档次从零起', { price: { unit: 'fen', amounts: { '0': 1 } } }],
  ['档次前面有零', { price: { unit: 'fen', amounts: { '01': 1 } } }],
  ['档次带着字', { price: { unit: 'fen', amounts: { '1x': 1 } } }],
  ['档次有三位', { price: { unit: 'fen', amounts: { '123': 1 } } }],
  ['价格没有一段', { price: { unit: 'fen', bands: [] } }],
  ['没有一种身份', { subsidies: { unit: 'fen', rows: [] } }],
  ['身份没有写金额', { subsidies: { unit: 'fen', rows: [{ term: '特困人员' }] } }],
  ['等待期自带条款', { wait: { clause: '一' } }],
  ['等待期自带单位', { wait: { unit: 'month' } }],
  ['等待期是负数', { wait: { fixed: -1 } }],
  ['没有一种渠道', { channels: [] }],
  ['渠道没有名称', { channels: [{ clause: '三' }] }],
  ['没有一样材料', { materials: [] }],
  ['材料没有名称', { materials: [{ clause: '四' }] }],
  ['没有一行', { routes: [] }],
  ['认不得的一项', { surprise: 1 }],
])('不能写：%s', (_, more) => {
  expect(accepts(more)).toBe(false)
})

test('档次写错的，说怎么写', () => {
  const parsed = amendmentDocumentSchema.safeParse({
    ...head,
    price: { unit: 'fen', amounts: { 一: 1 } },
  })
  expect(JSON.stringify(parsed.error?.issues)).toContain('档次请写 1、2、3…')
})
