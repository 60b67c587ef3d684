/** What a pack tells the counter beside its rules: annex, ways of paying, papers to bring. */
import { describe, expect, test } from 'vitest'
import { getDefined } from '../../src/shared/kernel/assert.ts'
import { shipped } from './support.ts'

const summaryOf = (policy: string) => shipped.packs.get(policy).summary

/** Head, first and last row as the annexes print them; the sums were added up by hand. */
const annexes = [
  {
    policy: 'dongming-2024',
    head: {
      title: '2023年城乡居民基本医疗保险征缴工作计划分配表',
      unitLine: '单位：人',
      numbered: false,
      headings: { name: '乡镇（街道）', target: '参保缴费计划' },
      footnote: null,
      statedTotal: 713_138,
      clause: '附件',
    },
    rows: 14,
    first: { name: '城关街道', target: 48_088 },
    last: { name: '陆圈镇', target: 78_100 },
  },
  {
    policy: 'tongliang-2024',
    head: {
      title: '蒲吕街道2024年城乡居民医保征收任务分解表',
      unitLine: null,
      numbered: true,
      headings: { name: '村（社区）', target: '2024年城乡居民医保征收任务目标数' },
      footnote: '注：按区医保局要求以2022年城乡居民医保参保数下发任务指标。',
      statedTotal: 30_158,
      clause: '附件2',
    },
    rows: 15,
    first: { name: '平安村', target: 1894 },
    last: { name: '新市社区', target: 143 },
  },
] as const

describe.each(annexes)('$policy 的任务分解表', ({ policy, head, rows, first, last }) => {
  const { taskTable, taskTableHead } = summaryOf(policy)

  test('表头照通知的附表', () => {
    expect(taskTableHead).toEqual(head)
  })

  test('各行相加是通知印出的合计', () => {
    expect(taskTable).toHaveLength(rows)
    expect(taskTable[0]).toEqual(first)
    expect(taskTable.at(-1)).toEqual(last)
    const sum = taskTable.reduce((total, row) => total + row.target, 0)
    expect(sum).toBe(getDefined(taskTableHead, 'head').statedTotal)
  })
})

const channels: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'dongming-2024',
    '四',
    ['山东税务社保费缴纳微信小程序', '支付宝', '电子税务局', '商业银行柜台', '村居（社区）代收'],
  ],
  [
    'tongliang-2024',
    '三（五）',
    ['POS机', '微信税务公众号', '支付宝', '微信医保缴费小程序', '云闪付'],
  ],
]

test.each(channels)('%s 的缴费渠道照通知的叫法和先后', (policy, clause, names) => {
  expect(summaryOf(policy).channels.map(({ channel }) => channel)).toEqual(names)
  expect(new Set(summaryOf(policy).channels.map((each) => each.clause))).toEqual(new Set([clause]))
})

test('钱先经村居的手的只有写明由村居收的渠道', () => {
  const here = ['dongming-2024', 'fangtai-2024', 'meishan-2024', 'tongliang-2024'].flatMap(
    (policy) =>
      summaryOf(policy).channels.flatMap((each) => (each.collectedHere ? each.channel : [])),
  )
  expect(here).toEqual(['村居（社区）代收', '社区、村（组）'])
})

test('登记要带的材料；通知没有写的是空的', () => {
  expect(summaryOf('dongming-2024').materials).toEqual([
    { name: '户口本或身份证原件', clause: '三（二）', ways: ['new', 'back-payment'] },
    { name: '户口本或身份证复印件', clause: '三（二）', ways: ['new', 'back-payment'] },
  ])
  expect(summaryOf('tongliang-2024').materials).toEqual([])
})
