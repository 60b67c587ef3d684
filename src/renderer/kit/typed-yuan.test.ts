import { expect, test } from 'vitest'
import { readTypedYuan } from './typed-yuan.ts'

test.each([
  ['380', 38_000],
  ['380.00', 38_000],
  ['380.5', 38_050],
  ['380.05', 38_005],
  ['0', 0],
  [' 38 ', 3800],
  ['３８０', 38_000],
  ['￥380', 38_000],
  ['380元', 38_000],
  ['380 元', 38_000],
  ['1,020', 102_000],
  ['1,020.50', 102_050],
])('柜台上键入的 %s 是 %i 分', (typed, fen) => {
  expect(readTypedYuan(typed)).toBe(fen)
})

test.each(['', '.', '380.', '380.005', '-380', '3 80', '10,20', '三百八十', '1e3', '12345678'])(
  '没有键入完或不是金额的 %s 读不出来',
  (typed) => {
    expect(readTypedYuan(typed)).toBeNull()
  },
)
