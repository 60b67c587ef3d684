import { expect, test } from 'vitest'
import { getDay } from '../../shared/kernel/day.ts'
import { chinaDayAt, practiceClock } from './clock.ts'

test.each([
  ['2023-12-31T15:59:59.999Z', '2023-12-31'],
  ['2023-12-31T16:00:00.000Z', '2024-01-01'],
  ['2024-02-29T00:00:00.000Z', '2024-02-29'],
])('%s 在中国是 %s', (instant, day) => {
  expect(chinaDayAt(Date.parse(instant))).toBe(day)
})

test('练习单位停在练习日期，时刻照常走', () => {
  // 16:30 UTC is 00:30 in China: the time of day is kept, the day is the practice date.
  const real = { now: () => Date.parse('2026-11-23T16:30:00Z'), today: () => getDay('2026-11-24') }
  const clock = practiceClock(real, getDay('2023-11-20'))
  expect(clock.today()).toBe('2023-11-20')
  expect(new Date(clock.now()).toISOString()).toBe('2023-11-19T16:30:00.000Z')
  expect(chinaDayAt(clock.now())).toBe('2023-11-20')
})
