import { expect, test } from 'vitest'
import { getDay } from '../kernel/day.ts'
import type { Answer } from '../rules/model.ts'
import { tellAnswer } from './answer-words.ts'

const told = (answer: Partial<Answer>) =>
  tellAnswer({ id: null, outcome: 'accepted', findings: [], ...answer }).map(
    ({ label, text }) => `${label} ${text}`,
  )

// 755 = 375 + 380.
test('例子的答复写明多少钱、从哪天起', () => {
  expect(
    told({
      charge: {
        standardFen: 75_500,
        payableFen: 37_500,
        subsidies: [{ source: '参保资助', fen: 38_000 }],
        category: '特困人员',
      },
      benefit: { from: getDay('2024-01-01'), to: getDay('2024-12-31') },
    }),
  ).toEqual(['缴费 应缴 375 元（标准 755 元，减参保资助 380 元）', '待遇 2024-01-01 至 2024-12-31'])
})

test.each([
  [{ outcome: 'accepted', charge: null, benefit: null }, '缴费 政策未写明', '待遇 政策未写明'],
  [{ outcome: 'needs-approval', charge: null, benefit: null }, '缴费 待核定', '待遇 待核定'],
  [{ outcome: 'refused', charge: null, benefit: null }, '缴费 没有应缴金额', '待遇 没有待遇'],
] as const)('没有金额和待遇期的说明为什么：%j', (answer, charge, benefit) => {
  expect(told(answer)).toEqual([charge, benefit])
})

test('退费、任务数', () => {
  expect(told({ refundFen: 38_000 })).toEqual(['退费 380 元'])
  expect(told({ outcome: 'undetermined', refundFen: null })).toEqual(['退费 待请示'])
  expect(told({ target: 642 })).toEqual(['任务数 642 人'])
})
