/** Birth dates as precise as a list gives them, against the ledger's. */
import { readDay } from '../../../shared/kernel/day.ts'
import type { Day } from '../../../shared/kernel/day.ts'
import type { MatchReason } from './model.ts'

/** What a list says of a birth: a day, a month `2021-03` or a year `2021`. */
export type ReadBirth =
  | { readonly precision: 'day'; readonly day: Day }
  | { readonly precision: 'month' | 'year'; readonly beginning: string }

/** Null for what is no date, and for nothing. */
export function readBirth(text: string | null): ReadBirth | null {
  if (text === null) return null
  const day = readDay(text)
  if (day !== null) return { precision: 'day', day }
  if (readDay(`${text}-01`) !== null) return { precision: 'month', beginning: text }
  if (readDay(`${text}-01-01`) !== null) return { precision: 'year', beginning: text }
  return null
}

export function birthReason(birth: ReadBirth | null, born: Day): MatchReason {
  if (birth === null) {
    return { code: 'birth-unknown', points: 0, text: '名册没有可用的出生日期' }
  }
  if (birth.precision !== 'day') return coarseReason(birth, born)
  if (birth.day === born) {
    return { code: 'birth-same', points: 35, text: `出生日期相同：${born}` }
  }
  const both = `名册 ${birth.day}，在册 ${born}`
  return isSlip(birth.day, born)
    ? { code: 'birth-nearly', points: 5, text: `出生日期只差一处：${both}` }
    : { code: 'birth-differs', points: -60, text: `出生日期不同：${both}` }
}

function coarseReason(
  { precision, beginning }: Extract<ReadBirth, { readonly beginning: string }>,
  born: Day,
): MatchReason {
  if (!born.startsWith(beginning)) {
    const text = `出生日期不同：名册 ${beginning}，在册 ${born}`
    return { code: 'birth-differs', points: -60, text }
  }
  return precision === 'month'
    ? { code: 'birth-same-month', points: 26, text: `出生年月相同（名册没有日）：${beginning}` }
    : { code: 'birth-same-year', points: 8, text: `出生年份相同（名册没有月日）：${beginning}` }
}

/** One digit another, two neighbours swapped, or month and day in each other's place. */
function isSlip(one: Day, other: Day): boolean {
  if (differenceCount(one, other) === 1 || isNeighbourSwap(one, other)) return true
  return one === `${other.slice(0, 4)}-${other.slice(8)}-${other.slice(5, 7)}`
}

/** Of two texts of one length, how many places differ. */
export function differenceCount(one: string, other: string): number {
  let count = 0
  for (let index = 0; index < one.length; index += 1) if (one[index] !== other[index]) count += 1
  return count
}

/** Of two texts of one length, whether they differ in two neighbours that changed places. */
export function isNeighbourSwap(one: string, other: string): boolean {
  if (differenceCount(one, other) !== 2) return false
  const at = Array.from(one).findIndex((character, index) => character !== other[index])
  return one[at] === other[at + 1] && one[at + 1] === other[at]
}
