import { expect, test } from 'vitest'
import { aDraft } from '../../../tests/support/ledger-builder.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { Clock } from '../kernel/clock.ts'
import { chinaDayAt, practiceClock } from '../kernel/clock.ts'
import { ClockSetBack, momentAfter } from './clock-guard.ts'

const last = { recorded_at: '2026-11-28T02:00:00.000Z' }
const at = (instant: string): Clock => {
  const now = Date.parse(instant)
  return { now: () => now, today: () => chinaDayAt(now) }
}
const { kind } = aDraft('kind-0001')

test('时钟往前走，照时钟记', () => {
  expect(momentAfter(last, at('2026-11-28T02:00:01.000Z'), kind)).toEqual({
    recordedAt: '2026-11-28T02:00:01.000Z',
    recordedOn: '2026-11-28',
  })
})

test('往回拨十分钟以内是平常的校时，记在前一操作的时刻', () => {
  expect(momentAfter(last, at('2026-11-28T01:50:00.000Z'), kind).recordedAt).toBe(last.recorded_at)
  expect(() => momentAfter(last, at('2026-11-28T01:49:59.999Z'), kind)).toThrow(ClockSetBack)
})

test('刚过半夜又往回拨几分钟，日期不会退回昨天', () => {
  // 2026-11-28 00:01 in China, then 23:58 on the day before.
  const midnight = { recorded_at: '2026-11-27T16:01:00.000Z' }
  expect(momentAfter(midnight, at('2026-11-27T15:58:00.000Z'), kind).recordedOn).toBe('2026-11-28')
})

test('拨回昨天的，一句话说出两个日期和怎么办', () => {
  const words = /2026-11-27.*早于.*2026-11-28.*没有保存.*校准.*管理人员/u
  expect(() => momentAfter(last, at('2026-11-27T02:00:00.000Z'), kind)).toThrow(words)
})

test.each(['accounts.signIn', 'accounts.signInRefused', 'accounts.lock', 'accounts.unlock'])(
  '%s 时钟不对也照记，时刻不早于前一操作',
  (coming) => {
    const moment = momentAfter(last, at('2026-11-01T02:00:00.000Z'), coming)
    expect(moment).toEqual({ recordedAt: last.recorded_at, recordedOn: '2026-11-28' })
  },
)

test('确认时钟更正记在电脑的日期上', () => {
  const wrong = { recorded_at: '2030-01-01T02:00:00.000Z' }
  const moment = momentAfter(wrong, at('2026-11-28T02:00:00.000Z'), 'office.confirmClock')
  expect(moment.recordedOn).toBe('2026-11-28')
})

test('练习单位的一天过了半夜又从头来，照常记', () => {
  const clock = practiceClock(at('2026-11-28T16:00:30.000Z'), getDay('2023-11-20'))
  const evening = { recorded_at: '2023-11-20T15:59:00.000Z' }
  expect(momentAfter(evening, clock, kind)).toEqual({
    recordedAt: '2023-11-19T16:00:30.000Z',
    recordedOn: '2023-11-20',
  })
})
