import { expect, test } from 'vitest'
import { isCollectedHere, paidThrough } from './channel-words.ts'

test.each([
  ['POS机', '经POS机缴费'],
  ['税务窗口缴费', '经税务窗口缴费'],
])('%s：%s', (channel, said) => {
  expect(paidThrough(channel)).toBe(said)
})

test.each([
  ['社区、村（组）', true],
  ['村居（社区）经办人员代收', true],
  ['微信', false],
  ['税务窗口缴费', false],
  ['商业银行柜台', false],
])('%s 的收据由本单位代收：%s', (channel, own) => {
  expect(isCollectedHere(channel)).toBe(own)
})
