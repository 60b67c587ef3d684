/** Whether two answers say the same to the person, whatever their findings. */
import { expect, test } from 'vitest'
import { sameBenefit, sameCharge, sameResult } from '../../src/main/rules/same-result.ts'
import type { Verdict } from '../../src/main/rules/verdict.ts'
import { getDay } from '../../src/shared/kernel/day.ts'

const charge = {
  standardFen: 38_000,
  payableFen: 11_400,
  subsidies: [{ source: '医疗救助资金', fen: 26_600 }],
  category: '低保对象',
}
const benefit = {
  from: getDay('2024-04-01'),
  to: getDay('2024-12-31'),
  retroactiveFrom: getDay('2024-02-01'),
}
const subsidy = { source: '医疗救助资金', fen: 26_600 }

test.each([
  ['都没有', null, undefined, true],
  ['只有一个有', charge, null, false],
  ['另一个才有', null, charge, false],
  ['一样', charge, { ...charge, subsidies: [{ ...subsidy }] }, true],
  ['标准不同', charge, { ...charge, standardFen: 40_000 }, false],
  ['应缴不同', charge, { ...charge, payableFen: 38_000 }, false],
  ['按另一种身份', charge, { ...charge, category: '特困人员' }, false],
  ['不按身份', charge, { ...charge, category: null }, false],
  ['没有资助', charge, { ...charge, subsidies: [] }, false],
  ['多一笔资助', charge, { ...charge, subsidies: [subsidy, subsidy] }, false],
  ['资助的资金不同', charge, { ...charge, subsidies: [{ ...subsidy, source: '财政' }] }, false],
  ['资助的金额不同', charge, { ...charge, subsidies: [{ ...subsidy, fen: 1 }] }, false],
])('缴费：%s', (_, one, other, same) => {
  expect(sameCharge(one, other)).toBe(same)
})

test.each([
  ['都没有', undefined, null, true],
  ['只有一个有', benefit, null, false],
  ['另一个才有', undefined, benefit, false],
  ['一样', benefit, { ...benefit }, true],
  ['起始日不同', benefit, { ...benefit, from: getDay('2024-05-01') }, false],
  ['截止日不同', benefit, { ...benefit, to: getDay('2025-12-31') }, false],
  ['追溯的起点不同', benefit, { ...benefit, retroactiveFrom: getDay('2024-02-02') }, false],
  ['不追溯', benefit, { from: benefit.from, to: benefit.to }, false],
])('待遇：%s', (_, one, other, same) => {
  expect(sameBenefit(one, other)).toBe(same)
})

const verdict: Verdict = { outcome: 'accepted', findings: [], charge, benefit }

test.each([
  ['依据不同不算', verdict, { ...verdict, findings: [{ code: 'a', text: '一句话。' }] }, true],
  ['结论不同', verdict, { ...verdict, outcome: 'needs-approval' as const }, false],
  ['应缴不同', verdict, { ...verdict, charge: null }, false],
  ['待遇不同', verdict, { ...verdict, benefit: null }, false],
  ['退费不同', { ...verdict, refundFen: 0 }, { ...verdict, refundFen: 38_000 }, false],
  ['任务数不同', { ...verdict, target: 9 }, { ...verdict, target: 10 }, false],
  [
    '都一样',
    { ...verdict, refundFen: 0, target: 9 },
    { ...verdict, refundFen: 0, target: 9 },
    true,
  ],
])('答复：%s', (_, one, other, same) => {
  expect(sameResult(one, other)).toBe(same)
})
