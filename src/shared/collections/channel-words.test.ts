import { expect, test } from 'vitest'
import { paidThrough } from './channel-words.ts'

test.each([
  ['POS机', '经POS机缴费'],
  ['税务窗口缴费', '经税务窗口缴费'],
])('%s：%s', (channel, said) => {
  expect(paidThrough(channel)).toBe(said)
})
