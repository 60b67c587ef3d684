import { assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { yuanWords } from './yuan-words.ts'

test.each([
  [0, '零元整'],
  [1, '壹分'],
  [10, '壹角'],
  [55, '伍角伍分'],
  [100, '壹元整'],
  [105, '壹元零伍分'],
  [150, '壹元伍角'],
  [1000, '壹拾元整'],
  [1500, '壹拾伍元整'],
  [3800, '叁拾捌元整'],
  [38_000, '叁佰捌拾元整'],
  [30_500, '叁佰零伍元整'],
  [75_500, '柒佰伍拾伍元整'],
  [100_000, '壹仟元整'],
  [100_500, '壹仟零伍元整'],
  [102_000, '壹仟零贰拾元整'],
  [102_050, '壹仟零贰拾元伍角'],
  [139_500, '壹仟叁佰玖拾伍元整'],
  [1_000_000, '壹万元整'],
  [1_000_500, '壹万零伍元整'],
  [1_005_000, '壹万零伍拾元整'],
  [1_050_000, '壹万零伍佰元整'],
  [1_100_000, '壹万壹仟元整'],
  [10_000_000, '壹拾万元整'],
  [10_010_000, '壹拾万零壹佰元整'],
  [100_000_000, '壹佰万元整'],
  [1_000_000_000, '壹仟万元整'],
  [10_000_000_000, '壹亿元整'],
  [10_000_000_100, '壹亿零壹元整'],
  [10_001_000_000, '壹亿零壹万元整'],
  [100_001_000_001, '壹拾亿零壹万元零壹分'],
])('%i 分写作 %s', (fen, words) => {
  expect(yuanWords(fen)).toBe(words)
})

test.each([-1, 0.5, Number.NaN, 100_000_000_000_000])('%d 不是收据上的金额', (fen) => {
  expect(() => yuanWords(fen)).toThrow(RangeError)
})

const digitValues = new Map(Array.from('零壹贰叁肆伍陆柒捌玖', (word, digit) => [word, digit]))
const unitValues = new Map([
  ['拾', 10],
  ['佰', 100],
  ['仟', 1000],
])

/** Reads the words back, by another way than they are written. */
function readWords(words: string): number {
  const [wholePart = '', rest = ''] = words.includes('元') ? words.split('元') : ['', words]
  let total = 0
  let group = 0
  let digit = 0
  for (const word of wholePart) {
    const value = digitValues.get(word)
    const unit = unitValues.get(word)
    if (value !== undefined) digit = value
    else if (unit !== undefined) {
      group += digit * unit
      digit = 0
    } else {
      // 亿 multiplies all that stands before it, 万 only what stands right before it.
      const part = group + digit
      total = word === '亿' ? (total + part) * 100_000_000 : total + part * 10_000
      group = 0
      digit = 0
    }
  }
  const tenths = digitValues.get(/(.)角/u.exec(rest)?.[1] ?? '零') ?? 0
  const hundredths = digitValues.get(/(.)分/u.exec(rest)?.[1] ?? '零') ?? 0
  return (total + group + digit) * 100 + tenths * 10 + hundredths
}

test('写出来的再读回去，还是原来的金额；没有连着的零', () => {
  assert(
    property(integer({ min: 0, max: 99_999_999_999_999 }), (fen) => {
      const words = yuanWords(fen)
      expect(readWords(words)).toBe(fen)
      expect(words).not.toMatch(/零零|零元(?!整$)|零万|零亿/u)
    }),
  )
})
