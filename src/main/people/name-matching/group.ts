/** Groups of a village (村民小组), however their number is written. */

const chineseDigits = '〇一二三四五六七八九'

/** 3组, 三组, 第三村民小组 and ３ are `3`; a group by name stays its name. */
export function readGroup(text: string | null): string | null {
  if (text === null) return null
  const bare = text
    .normalize('NFKC')
    .replaceAll(/\s|第|村民|小组|组|社|队|生产/gu, '')
    .replaceAll('零', '〇')
  if (bare === '') return null
  if (/^\d+$/.test(bare)) return String(Number(bare))
  const tens = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/u.exec(bare)
  if (tens !== null) {
    return String(10 * digitOf(tens[1] || '一') + digitOf(tens[2] || '〇'))
  }
  return /^[〇一二三四五六七八九]+$/u.test(bare)
    ? String(Number(Array.from(bare, digitOf).join('')))
    : bare
}

function digitOf(character: string): number {
  return chineseDigits.indexOf(character)
}
