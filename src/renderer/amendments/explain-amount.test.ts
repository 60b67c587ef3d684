import { describe, expect, test } from 'vitest'
import { startAmendment, wrongAmounts } from './amendment-draft.ts'
import { explainAmount } from './explain-amount.ts'
import { startSubsidyRuling, wrongRulingAmounts } from './subsidy-ruling.ts'

describe('离开金额一栏时说哪里不对', () => {
  test.each(['380', '380.5', '380.50', '1,020.00', '３８０', '￥380', '380 元', '0', '', '  '])(
    '“%s”没有什么可说',
    (typed) => {
      expect(explainAmount(typed)).toBeNull()
    },
  )

  test.each([
    ['38O.00', '里有字母'],
    ['3８o', '里有字母'],
    ['l00', '里有字母'],
    ['-380', '是负数'],
    ['－380', '是负数'],
    ['−0.01', '是负数'],
    ['380.005', '小数太多'],
    ['1,020.000', '小数太多'],
    ['38.0.0', '不是金额'],
    ['380。00', '不是金额'],
    ['三百八', '不是金额'],
    ['12345678', '不是金额'],
  ])('“%s”%s', (typed, words) => {
    expect(explainAmount(typed)).toContain(words)
  })
})

const tiers = [
  { tier: 1, label: '一档', yuan: '380' },
  { tier: 2, label: '', yuan: '75O' },
]

test('说出是哪一档；没有填的不说', () => {
  const draft = { ...startAmendment(undefined), tiers }
  expect(wrongAmounts(draft)).toEqual({
    tiers: expect.stringMatching(/2.*：“75O”里有字母/u) as unknown,
  })
  expect(wrongAmounts({ ...draft, tiers: [{ tier: 1, label: '一档', yuan: '' }] })).toEqual({})
})

test('资助的第几行', () => {
  const row = { term: '', tier: '1', payable: '', subsidy: '', source: '' }
  const subsidies = [row, { ...row, payable: '38', subsidy: '-342' }]
  expect(wrongAmounts({ ...startAmendment(undefined), subsidies })).toEqual({
    subsidies: expect.stringMatching(/^第 2 行：“-342”是负数/u) as unknown,
  })
})

test('裁定里的金额同样', () => {
  const start = startSubsidyRuling({ tiers: [{ tier: 1, label: '一档' }] })
  expect(wrongRulingAmounts(start)).toEqual({})
  const amounts = [{ tier: 1, payable: '38', subsidy: '34.222' }]
  expect(wrongRulingAmounts({ ...start, amounts })).toEqual({
    'ruling-amounts': expect.stringContaining('小数太多') as unknown,
  })
})
