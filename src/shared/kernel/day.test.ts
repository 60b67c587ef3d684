import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  ageOn,
  dayFromNumber,
  dayNumberOf,
  dayOf,
  daysBetween,
  daysInMonth,
  firstOfMonthAfter,
  getDay,
  isLeapYear,
  partsOf,
  readDay,
} from './day.ts'

const anyDay = fc.integer({ min: -62_000, max: 83_000 }).map(dayFromNumber)
/** Far enough from both ends for 900 days or 90 months either way. */
const innerDay = fc.integer({ min: -59_000, max: 80_000 }).map(dayFromNumber)
const plain = (day: string) => Temporal.PlainDate.from(day)

describe('日期与 Temporal 一致', () => {
  test('往返：日期、日数、年月日', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(dayFromNumber(dayNumberOf(day))).toBe(day)
        const { year, month, dayOfMonth } = partsOf(day)
        expect(dayOf(year, month, dayOfMonth)).toBe(day)
        const epoch = plain('1970-01-01').until(plain(day), { largestUnit: 'days' }).days
        expect(dayNumberOf(day)).toBe(epoch)
      }),
    )
  })

  test('加日、加月、次月一日、相差几日', () => {
    fc.assert(
      fc.property(innerDay, fc.integer({ min: -900, max: 900 }), (day, count) => {
        expect(addDays(day, count)).toBe(plain(day).add({ days: count }).toString())
        const months = Math.trunc(count / 10)
        expect(addMonths(day, months)).toBe(plain(day).add({ months }).toString())
        const first = plain(day).with({ day: 1 }).add({ months }).toString()
        expect(firstOfMonthAfter(day, months)).toBe(first)
        expect(daysBetween(day, addDays(day, count))).toBe(count)
      }),
    )
  })

  test('每月天数和闰年', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1800, max: 2199 }),
        fc.integer({ min: 1, max: 12 }),
        (year, month) => {
          const date = Temporal.PlainDate.from({ year, month, day: 1 })
          expect(daysInMonth(year, month)).toBe(date.daysInMonth)
          expect(isLeapYear(year)).toBe(date.inLeapYear)
        },
      ),
    )
  })

  test('按文字比较就是按先后比较', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (one, other) => {
        expect(one < other).toBe(dayNumberOf(one) < dayNumberOf(other))
      }),
    )
  })
})

test.each([
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2000-02-29', true],
  ['1900-02-29', false],
  ['2024-02-30', false],
  ['2024-04-31', false],
  ['2024-00-10', false],
  ['2024-13-01', false],
  ['2024-01-00', false],
  ['1799-12-31', false],
  ['1800-01-01', true],
  ['2199-12-31', true],
  ['2200-01-01', false],
  ['2024-1-01', false],
  ['2024-01-01 ', false],
  ['20240101', false],
  ['２０２４-01-01', false],
  ['12024-01-01', false],
  [20_240_101, false],
  // One element reads like its text.
  [['2024-01-01'], false],
  [null, false],
])('%s 是不是存在的日期：%s', (text, exists) => {
  expect(readDay(text)).toBe(exists ? text : null)
})

test.each([
  ['1970-01-01', 0],
  ['1969-12-31', -1],
  // 70 years back with 17 leap days, 1904 to 1968: 25550 + 17.
  ['1900-01-01', -25_567],
  // 1900 had no leap day: 31 + 28 days later it is March.
  ['1900-03-01', -25_508],
  // 30 years with 7 leap days, 1972 to 1996, and 31 + 28 days: the last day of a 400-year circle.
  ['2000-02-29', 11_016],
  ['2000-03-01', 11_017],
])('%s 是 1970-01-01 起第 %i 天', (day, count) => {
  expect(dayNumberOf(getDay(day))).toBe(count)
  expect(dayFromNumber(count)).toBe(day)
})

test('不存在的日期取不出来', () => {
  expect(() => getDay('2023-02-29')).toThrow(new RangeError('not a civil day: 2023-02-29'))
  expect(() => dayOf(2023, 2, 29)).toThrow(RangeError)
})

test.each([
  ['2023-08-31', 6, '2024-02-29'],
  ['2022-08-31', 6, '2023-02-28'],
  ['2024-03-31', 1, '2024-04-30'],
  ['2024-01-31', -2, '2023-11-30'],
])('%s 加 %i 个月取月末：%s', (day, count, expected) => {
  expect(addMonths(getDay(day), count)).toBe(expected)
})

test.each([
  ['2006-06-15', '2024-06-14', 17],
  ['2006-06-15', '2024-06-15', 18],
  ['2006-06-15', '2024-05-20', 17],
  ['2006-06-15', '2024-07-10', 18],
  ['2004-02-29', '2023-02-28', 18],
  ['2004-02-29', '2023-03-01', 19],
])('%s 出生的人在 %s 满 %i 周岁', (birthDate, on, age) => {
  expect(ageOn(getDay(birthDate), getDay(on))).toBe(age)
})
