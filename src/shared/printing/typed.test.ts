import { expect, test } from 'vitest'
import { normalizeSheetText, normalizeShortHash } from './typed.ts'

test.each([
  '500151004-2024-000017',
  '５００１５１００４－２０２４－０００１７'.replace('０００１７', '００００１７'),
  '500151004—2024—000017',
  '500151004——2024——000017',
  ' 500151004–2024−000017 ',
])('表号“%s”认得', (typed) => {
  expect(normalizeSheetText(typed)).toBe('500151004-2024-000017')
})

test.each(['3F2A-91BC', '3f2a91bc', '３Ｆ２Ａ－９１ＢＣ', '3f2a——91bc'])(
  '查验码“%s”认得',
  (typed) => {
    expect(normalizeShortHash(typed)).toBe('3F2A91BC')
  },
)
