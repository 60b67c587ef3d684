/**
 * Days as files hold them: numbers counted from 1900 or 1904, or text in a dozen forms. A month
 * stays a month. Never through a JS Date: midnight is another day elsewhere.
 */
import {
  dayFromNumber,
  dayNumberFrom,
  daysInMonth,
  readDay,
} from '../../../../shared/kernel/day.ts'
import type { DateOrder } from '../../../../shared/rosters/layout.ts'
import type { Cell } from '../cell.ts'
import type { NumberFormat } from '../number-format.ts'
import { nothing, problem, standsForNothing, tidy, value } from './reading.ts'
import type { ValueReading } from './reading.ts'

export type DayRules = { readonly from1904: boolean; readonly dateOrder: DateOrder }

const firstYear = 1850
const lastYear = 2150

export function readDayCell(cell: Cell, rules: DayRules): ValueReading {
  if (cell.kind === 'number') return readNumber(cell.value, cell.format, rules)
  if (cell.kind === 'text') return readText(cell.text, rules)
  return nothing
}

function readNumber(number: number, format: NumberFormat, rules: DayRules): ValueReading {
  const { meaning } = format
  if (meaning === 'day' || meaning === 'month' || meaning === 'year') {
    return readSerial(number, meaning, rules)
  }
  if (meaning === 'time') return unreadable(String(number))
  if (Number.isInteger(number)) {
    if (number >= 10_000_000 && number <= 99_999_999) return readText(String(number), rules)
    if (number >= 185_001 && number <= 215_012) return readText(String(number), rules)
    if (number >= firstYear && number <= lastYear) return yearOf(number)
    // 1927-05-18 to 2099-12-31 as days from 1900, whose format somebody took away.
    if (number >= 10_000 && number <= 73_050) return readSerial(number, 'day', rules)
    return unreadable(String(number))
  }
  return readYearPointMonth(number, format)
}

/** `2021.3` typed into a cell of numbers. */
function readYearPointMonth(number: number, { decimals }: NumberFormat): ValueReading {
  const year = Math.floor(number)
  const hundredths = Math.round((number - year) * 100)
  const isExact = Math.abs(number * 100 - Math.round(number * 100)) < 1e-6
  if (year < firstYear || year > lastYear || !isExact) return unreadable(String(number))
  if (decimals === 2 || hundredths % 10 !== 0) return monthOf(year, hundredths, String(number))
  const tenths = hundredths / 10
  // 2021.10 loses its zero and looks like January.
  if (tenths === 1) {
    return problem(
      'day-ambiguous',
      `“${year}.1”按数字保存，可能是 ${year}年1月，也可能是 ${year}年10月（末尾的 0 会丢失），请核实后改成文本。`,
    )
  }
  return monthOf(year, tenths, String(number))
}

function readSerial(
  serial: number,
  precision: 'day' | 'month' | 'year',
  { from1904 }: DayRules,
): ValueReading {
  const whole = Math.floor(serial)
  const first = from1904 ? 0 : 1
  if (whole < first || whole > 109_000) {
    return problem('day-impossible', `${serial} 不是有效的日期，请核对后改正。`)
  }
  const dayNumber = dayNumberOfSerial(whole, from1904)
  if (dayNumber === null) {
    return problem('day-impossible', '1900 年没有 2 月 29 日，请核对后改正。')
  }
  const day = dayFromNumber(dayNumber)
  if (precision === 'day') return value({ kind: 'day', precision: 'day', day })
  const year = Number(day.slice(0, 4))
  return precision === 'year' ? yearOf(year) : monthOf(year, Number(day.slice(5, 7)), day)
}

/** Excel counts a 29 February 1900 that never was: serial 60, for which there is no day. */
function dayNumberOfSerial(serial: number, from1904: boolean): number | null {
  if (from1904) return dayNumberFrom(1904, 1, 1) + serial
  if (serial === 60) return null
  return dayNumberFrom(1899, 12, serial < 60 ? 31 : 30) + serial
}

const fullDay = /^(\d{4})\s?[-/.年·、\s]\s?(\d{1,2})\s?[-/.月·、\s]\s?(\d{1,2})\s?[日号]?$/u
const partsOnly = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/u
const yearMonth = /^(\d{4})\s?[-/.年·]\s?(\d{1,2})\s?(?:月份?)?$/u
const yearOnly = /^(\d{4})\s?年?$/u
const clock = /[T\s]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/u

function readText(text: string, rules: DayRules): ValueReading {
  const tidied = tidy(text)
  if (tidied === '' || standsForNothing(tidied)) return nothing
  const bare = digitsOfChinese(tidied.replace(clock, ''))
  const eight = /^(\d{4})(\d{2})(\d{2})$/u.exec(bare)
  const found = fullDay.exec(bare) ?? eight
  if (found !== null) {
    return dayOfParts(Number(found[1]), Number(found[2]), { of: Number(found[3]), text })
  }
  const turned = partsOnly.exec(bare)
  if (turned !== null) {
    const [, a, b, year] = turned.map(Number)
    return readTurned({ a: a ?? 0, b: b ?? 0, year: year ?? 0 }, { rules, text })
  }
  const month = yearMonth.exec(bare) ?? /^(\d{4})(\d{2})$/u.exec(bare)
  if (month !== null) return monthOf(Number(month[1]), Number(month[2]), text)
  const year = yearOnly.exec(bare)
  if (year !== null) return yearOf(Number(year[1]))
  // A serial day as text, from a workbook that was turned into CSV.
  if (/^\d{5}(?:\.0+)?$/u.test(bare)) return readSerial(Number(bare), 'day', rules)
  return unreadable(tidied)
}

function readTurned(
  { a, b, year }: { readonly a: number; readonly b: number; readonly year: number },
  { rules, text }: { readonly rules: DayRules; readonly text: string },
): ValueReading {
  switch (rules.dateOrder) {
    case 'dmy':
      return dayOfParts(year, b, { of: a, text })
    case 'mdy':
      return dayOfParts(year, a, { of: b, text })
    case 'ymd':
      return problem(
        'day-ambiguous',
        `“${tidy(text)}”分不清哪个是月、哪个是日，请在来文格式中选定日期顺序，或改成 2021-03-04 的样式。`,
      )
  }
}

function dayOfParts(
  year: number,
  month: number,
  { of: dayOfMonth, text }: { readonly of: number; readonly text: string },
): ValueReading {
  const day = readDay(`${year}-${two(month)}-${two(dayOfMonth)}`)
  if (day === null || year < firstYear || year > lastYear) {
    return problem('day-impossible', `没有“${tidy(text)}”这一天，请核对后改正。`)
  }
  return value({ kind: 'day', precision: 'day', day })
}

function monthOf(year: number, month: number, text: string): ValueReading {
  const from = readDay(`${year}-${two(month)}-01`)
  const to =
    from === null ? null : readDay(`${year}-${two(month)}-${two(daysInMonth(year, month))}`)
  if (from === null || to === null || year < firstYear || year > lastYear) {
    return problem('day-impossible', `没有“${tidy(text)}”这个月，请核对后改正。`)
  }
  return value({ kind: 'day', precision: 'month', month: from.slice(0, 7), from, to })
}

function yearOf(year: number): ValueReading {
  const from = readDay(`${year}-01-01`)
  const to = readDay(`${year}-12-31`)
  if (from === null || to === null || year < firstYear || year > lastYear) {
    return problem('day-impossible', `${year} 不是合理的年份，请核对后改正。`)
  }
  return value({ kind: 'day', precision: 'year', year: String(year), from, to })
}

const chineseDigits = '〇一二三四五六七八九'

/** 二〇二一年三月十五日 as `2021年3月15日`; anything else as it is. */
function digitsOfChinese(text: string): string {
  if (!/^[〇零○一二三四五六七八九十]{4}年/u.test(text)) return text
  return text.replaceAll(/[〇零○一二三四五六七八九十]+/gu, (word) => {
    const tens = /^(.?)十(.?)$/u.exec(word)
    if (tens === null) {
      return word.replaceAll(/./gu, (digit) => String(Math.max(0, chineseDigits.indexOf(digit))))
    }
    const [, ten = '', one = ''] = tens
    return String(
      (ten === '' ? 1 : chineseDigits.indexOf(ten)) * 10 +
        (one === '' ? 0 : chineseDigits.indexOf(one)),
    )
  })
}

function unreadable(text: string): ValueReading {
  return problem(
    'day-unreadable',
    `“${text}”看不出是哪一天，请改成 2021-03-01 的样式；只知道月份的写 2021-03。`,
  )
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
