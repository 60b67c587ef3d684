/** Number formats: what a number in a cell means. */

export type NumberFormat = {
  /** As the workbook has it: `yyyy/m/d`, `General`. */
  readonly code: string
  readonly meaning: 'general' | 'text' | 'number' | 'day' | 'month' | 'year' | 'time'
  /** Digits after the point that are always shown; null where the format does not say. */
  readonly decimals: number | null
}

/** Formats that a workbook refers to by number alone, as Chinese Excel and WPS understand them. */
const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: 'h"时"mm"分"',
  35: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  41: '#,##0',
  42: '#,##0',
  43: '#,##0.00',
  44: '#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: 'yyyy"年"m"月"',
  56: 'm"月"d"日"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}

const known = new Map<string, NumberFormat>()
/** A workbook with more formats than this is no workbook of people. */
const mostKnown = 5000

/** The format of a code, the same object for the same code. */
export function readNumberFormat(code: string): NumberFormat {
  const found = known.get(code)
  if (found !== undefined) return found
  const format = { code, ...classify(code) }
  if (known.size >= mostKnown) known.clear()
  known.set(code, format)
  return format
}

/** The format that a workbook means by a number; General where it means none. */
export function builtInFormat(id: number): NumberFormat {
  return readNumberFormat(builtIn[id] ?? 'General')
}

export const general = readNumberFormat('General')

function classify(code: string): Omit<NumberFormat, 'code'> {
  // The first section is for positive numbers, and no day is negative.
  const bare = (code.split(';')[0] ?? '')
    .replaceAll(/"[^"]*"|\\.|_.|\*./gu, '')
    .replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/giu, '')
    .toLowerCase()
  if (bare === '' || bare.includes('general') || bare.includes('通用')) {
    return { meaning: 'general', decimals: null }
  }
  if (bare.includes('@')) return { meaning: 'text', decimals: null }
  const decimals = /\.(0+)/u.exec(bare)?.[1]?.length ?? 0
  if (/[0#?]/u.test(bare) && !/[yd]/u.test(bare)) return { meaning: 'number', decimals }
  const withoutHours = bare.replaceAll(/am\/pm|a\/p|上午\/下午/gu, '')
  const hasYear = /[ye]/u.test(withoutHours)
  if (withoutHours.includes('d')) return { meaning: 'day', decimals: null }
  if (hasYear) {
    return { meaning: withoutHours.includes('m') ? 'month' : 'year', decimals: null }
  }
  return /[hms]/u.test(withoutHours)
    ? { meaning: 'time', decimals: null }
    : { meaning: 'number', decimals }
}
