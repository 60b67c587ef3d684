/**
 * Day numbers for the engine. A rehearsal asks about the same few thousand days a million times, so
 * both directions are remembered.
 */
import {
  dayNumberFrom,
  dayNumberOf,
  daysInMonth,
  partsOfNumber,
  readDay,
} from '../../shared/kernel/day.ts'
import type { Day, DayNumber } from '../../shared/kernel/day.ts'
import { remember } from './remember.ts'

/** Far above the days of any lifetime span on a roster. */
const rememberedDays = 200_000

/** The day number that the text names, null where it is no existing day. */
export const readDayNumber = remember(rememberedDays, (text: unknown): DayNumber | null => {
  const day = readDay(text)
  return day === null ? null : dayNumberOf(day)
})

/** `YYYY-MM-DD`. Also for the days just past 2199 that a sum may reach: it must never throw. */
export const formatDayNumber = remember(rememberedDays, (dayNumber: DayNumber): Day => {
  const { year, month, dayOfMonth } = partsOfNumber(dayNumber)
  // Built from the parts of a real day number, which is what the brand stands for.
  return `${year}-${pad(month)}-${pad(dayOfMonth)}` as Day
})

/** The same day of the month `count` months later, cut to that month's end. */
export function monthsAfter(dayNumber: DayNumber, count: number): DayNumber {
  const { year, month, dayOfMonth } = partsOfNumber(dayNumber)
  const months = year * 12 + month - 1 + count
  const newYear = Math.floor(months / 12)
  const newMonth = months - newYear * 12 + 1
  return dayNumberFrom(newYear, newMonth, Math.min(dayOfMonth, daysInMonth(newYear, newMonth)))
}

/** The 1st of the month `count` months after the day's own month. */
export function monthFirstAfter(dayNumber: DayNumber, count: number): DayNumber {
  const { year, month } = partsOfNumber(dayNumber)
  const months = year * 12 + month - 1 + count
  const newYear = Math.floor(months / 12)
  return dayNumberFrom(newYear, months - newYear * 12 + 1, 1)
}

/** 1 January of a year. */
export function yearStart(year: number): DayNumber {
  return dayNumberFrom(year, 1, 1)
}

/** 31 December of a year. */
export function yearEnd(year: number): DayNumber {
  return dayNumberFrom(year, 12, 31)
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
