import { expect, test } from 'vitest'
import { compareClauses } from './clause-order.ts'

const inOrder = [
  '一',
  '二',
  '二（一）',
  '二（二）',
  '二（二）1',
  '二（二）2',
  '二（二）10',
  '三（三）1（1）',
  '三（三）1（2）',
  '五（一）a',
  '五（一）b',
  '九',
  '十',
  '十一',
  '二十',
  '二十一',
  '附件',
  '附件1',
  '附件2',
  '附件2一',
]

test('条款照通知的编号排', () => {
  const shuffled = inOrder.toSorted()
  expect(shuffled).not.toEqual(inOrder)
  expect(shuffled.toSorted(compareClauses)).toEqual(inOrder)
})

test('写了几条的按第一条排', () => {
  expect(compareClauses('二（二）3、附件1', '三')).toBeLessThan(0)
  expect(compareClauses('二（二）3、附件1', '二（二）2')).toBeGreaterThan(0)
})

test('没有编号的排在最后，先来的在前', () => {
  const clauses = ['国家最低缴费标准', '国办发〔2024〕38号', '附件2', '一']
  expect(clauses.toSorted(compareClauses)).toEqual([
    '一',
    '附件2',
    '国家最低缴费标准',
    '国办发〔2024〕38号',
  ])
})
