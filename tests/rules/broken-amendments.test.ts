/** Amendments that were written wrongly: the line, and what to do about it. */
import { describe, expect, test } from 'vitest'
import { readOverlay } from '../../src/main/rules/index.ts'
import { anAmendment as amendment, shipped } from './support.ts'

const read = (text: string) => readOverlay(shipped.packs, { file: 'overlay.yaml', text })

const broken: readonly (readonly [string, string, string, readonly string[]])[] = [
  ['不认识的字段', amendment('colour: red'), 'colour: red', ['不认识的字段', 'colour']],
  [
    '没有这个包',
    'amendments:\n  - { policy: nowhere, from: 2024-01-01, documentNumber: null, clause: 一, basis: 无 }\n',
    'policy: nowhere',
    ['没有装入政策包'],
  ],
  [
    '日期不存在',
    amendment('', 'from2: x').replace('2024-09-01', '2024-09-31'),
    '2024-09-31',
    ['不是存在的日期'],
  ],
  [
    '没有依据',
    amendment('').replace('    basis: 照文件录入\n', ''),
    '- policy: dongming-2024',
    ['缺少“basis”'],
  ],
  [
    '价格没有写年度',
    amendment('price: { unit: fen, amounts: { 1: 40000 } }', 'tiers: [{ tier: 1, label: 一档 }]'),
    '- policy: dongming-2024',
    ['coverageYears'],
  ],
  ['价格没有写单位', amendment('price: { amounts: { 1: 40000 } }'), 'price:', ['缺少“unit”']],
  [
    '价格写了两种',
    amendment('price: { unit: fen, amounts: { 1: 1 }, bands: [{ amounts: { 1: 1 } }] }'),
    'price:',
    ['只写一个'],
  ],
  [
    '缴费期倒了',
    amendment('window: { from: 2024-12-31, to: 2024-09-01 }'),
    'window:',
    ['开始晚于截止'],
  ],
  [
    '没有这一行',
    amendment('routes: [{ remove: nowhere }]'),
    'remove: nowhere',
    ['没有名为“nowhere”的一行'],
  ],
  [
    '一项写了两种动作',
    amendment('routes: [{ remove: in-window, change: in-window }]'),
    'remove: in-window',
    ['一项只写一种'],
  ],
  [
    '行里缺字段',
    amendment('routes:\n  - before: in-window\n    row: { name: extra, action: accept }'),
    '- before: in-window',
    ['改过以后', '缺少“code”'],
  ],
  [
    '行永远用不到',
    amendment(
      'routes:\n  - row: { name: extra, action: refuse, code: deadline-passed, text: 不能办。 }',
    ),
    '- row: { name: extra',
    ['改过以后', '永远不会用到'],
  ],
  [
    '本年度改了价而没有改资助',
    amendment('price: { unit: fen, amounts: { 1: 40000 } }', 'coverageYears: [2024]'),
    'price:',
    ['改过以后', '不等于', '400.00'],
  ],
  [
    '价格表里添的一行缺字段',
    amendment('prices: [{ before: standard, row: { name: extra } }]'),
    'prices:',
    ['改过以后', '缺少“bands”'],
  ],
  [
    '资助和应缴加起来不是标准',
    amendment(
      'subsidies: { unit: fen, rows: [{ term: 特困人员, amounts: [{ tier: 1, payable: 1, subsidy: 2 }] }] }',
      'coverageYears: [2024]',
    ),
    'subsidies:',
    ['改过以后', '不等于'],
  ],
  ['没有等待期可改', amendment('wait: { fixed: 6 }'), 'wait:', ['没有等待期']],
  [
    '没有这一档',
    amendment('price: { unit: fen, amounts: { 7: 40000 } }'),
    'price:',
    ['没有第 7 档'],
  ],
]

describe('写错的修改，指出第几行、怎么改', () => {
  test.each(broken)('%s', (...row) => {
    const [, text, marker, says] = row
    const { overlay: found, problems } = read(text)
    expect(found).toBeNull()
    const lines = text.slice(0, text.indexOf(marker)).split('\n').length
    expect(problems.map(({ line }) => line)).toContain(lines)
    const told = problems.map((problem) => problem.text).join('')
    for (const words of says) expect(told).toContain(words)
  })
})
