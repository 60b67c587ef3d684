/**
 * Civil days of the Chinese calendar office: text `YYYY-MM-DD`, never an instant.
 *
 * A `Day` compares correctly as text (`a < b`). Arithmetic goes through day numbers, whole days
 * since 1970-01-01 in the proleptic Gregorian calendar, because a rehearsal decides for 713,138
 * people and a date library would be the slowest part of it.
 */

declare const dayBrand: unique symbol
/** A civil day that exists, `YYYY-MM-DD`, years 1800 to 2199. */
export type Day = string & { readonly [dayBrand]: true }

/** Whole days since 1970-01-01. */
export type DayNumber = number

const firstYear = 1800
const lastYear = 2199
const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/

/** The day that the text names, or null where the text is no existing day within 1800 to 2199. */
export function readDay(text: unknown): Day | null {
  if (typeof text !== 'string') return null
  const match = dayPattern.exec(text)
  if (match === null) return null
  const year = Number(match[1])
  const month = Number(match[2])
  const dayOfMonth = Number(match[3])
  if (year < firstYear || year > lastYear || month < 1 || month > 12) return null
  if (dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return null
  // The pattern and the bounds above are what the brand stands for.
  return text as Day
}

/** The day that the text names. Throws on anything else: for literals in code and tests. */
export function getDay(text: string): Day {
  const day = readDay(text)
  if (day === null) throw new RangeError(`not a civil day: ${text}`)
  return day
}

/** A day from its parts; throws where no such day exists. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day {
  return getDay(`${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`)
}

export type DayParts = {
  readonly year: number
  readonly month: number
  readonly dayOfMonth: number
}

/** Year, month (1 to 12) and day of the month. */
export function partsOf(day: Day): DayParts {
  return {
    year: Number(day.slice(0, 4)),
    month: Number(day.slice(5, 7)),
    dayOfMonth: Number(day.slice(8, 10)),
  }
}

/** Days in a month, 28 to 31. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** Whole days since 1970-01-01. */
export function dayNumberOf(day: Day): DayNumber {
  const { year, month, dayOfMonth } = partsOf(day)
  return dayNumberFrom(year, month, dayOfMonth)
}

/** Day number of a year, month (1 to 12) and day of the month, all assumed valid. */
export function dayNumberFrom(year: number, month: number, dayOfMonth: number): DayNumber {
  // Years are counted from 1 March, so that the leap day is the last of its year.
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const monthFromMarch = (month + 9) % 12
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + dayOfMonth - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The parts of a day number. */
export function partsOfNumber(dayNumber: DayNumber): DayParts {
  const shifted = dayNumber + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth }
}

/** The day of a day number. */
export function dayFromNumber(dayNumber: DayNumber): Day {
  const { year, month, dayOfMonth } = partsOfNumber(dayNumber)
  return dayOf(year, month, dayOfMonth)
}

/** The day `count` days later, earlier where negative. */
export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumberOf(day) + count)
}

/** The same day of the month `count` months later, cut to that month's end. */
export function addMonths(day: Day, count: number): Day {
  const { year, month, dayOfMonth } = partsOf(day)
  const months = year * 12 + (month - 1) + count
  const newYear = Math.floor(months / 12)
  const newMonth = months - newYear * 12 + 1
  return dayOf(newYear, newMonth, Math.min(dayOfMonth, daysInMonth(newYear, newMonth)))
}

/** The first day of the month `count` months after the day's own month. */
export function firstOfMonthAfter(day: Day, count: number): Day {
  const { year, month } = partsOf(day)
  const months = year * 12 + (month - 1) + count
  const newYear = Math.floor(months / 12)
  return dayOf(newYear, months - newYear * 12 + 1, 1)
}

/** `to − from` in days. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumberOf(to) - dayNumberOf(from)
}

/** Full years of age on a day; someone born on 29 February turns a year older on 1 March. */
export function ageOn(birthDate: Day, on: Day): number {
  const born = partsOf(birthDate)
  const now = partsOf(on)
  const hadBirthday =
    now.month > born.month || (now.month === born.month && now.dayOfMonth >= born.dayOfMonth)
  return now.year - born.year - (hadBirthday ? 0 : 1)
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
