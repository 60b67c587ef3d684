/**
 * What a refusal reads aloud is true for the person who hears it: the last day that the engine would
 * have taken is in its sentence wherever the sentence names last days at all, and not all
 * the days that it holds out went by before the person was born.
 */
import { expect, test } from 'vitest'
import { decide } from '../../src/main/rules/index.ts'
import type { Finding } from '../../src/shared/rules/model.ts'
import { shipped } from './support.ts'

const { packs } = shipped

/** Days that a sentence holds out as the last on which something could have been done. */
function namedLastDays(text: string): readonly string[] {
  const written = [
    ...text.matchAll(/(?:最晚|最迟|到)[^，。；0-9]*(\d{4}-\d\d-\d\d)/gu),
    ...text.matchAll(/(\d{4}-\d\d-\d\d)[）]?(?:为止| 及以前)/gu),
    ...text.matchAll(/[（，](\d{4}-\d\d-\d\d)）为止/gu),
  ]
  return written.flatMap(([, day]) => day ?? [])
}

type Refused = { readonly facts: object; readonly first: Finding; readonly birthDate: string }

function* listRefused(policy: string): Generator<Refused> {
  const readings = packs.get(policy).summary.readings
  const choices = [
    {},
    ...readings.flatMap(({ name, options }) => options.map((option) => ({ [name]: option.name }))),
  ]
  const { coverageYear } = packs.get(policy).summary
  const on = (day: string, year: number) => `${coverageYear + year}-${day}`
  const births = [
    ...['07-15', '08-31', '10-15', '12-15'].map((day) => on(day, -1)),
    ...['01-01', '02-10', '03-31', '06-15', '07-02', '08-01', '10-20', '12-30'].map((day) =>
      on(day, 0),
    ),
  ]
  const paid = [
    ...['03-05', '09-30', '10-01', '10-16', '11-05', '12-10'].map((day) => on(day, 0)),
    ...['01-10', '02-20', '06-20', '11-02', '12-31'].map((day) => on(day, 1)),
  ]
  const kinds = [
    { kind: 'newborn' },
    { kind: 'ordinary' },
    { kind: 'released', on: on('05-01', -1) },
    { kind: 'moved-in', movedOn: on('05-01', -1), paidAtOrigin: false },
    { kind: 'university-student', freshman: true, enrolsAt: 'school' },
  ]
  for (const birthDate of births) {
    for (const paidOn of paid) {
      for (const circumstance of kinds) {
        for (const categories of [[], packs.get(policy).summary.terms.slice(0, 1)]) {
          for (const chosen of choices) {
            const facts = { coverageYear, paidOn, person: { birthDate, categories }, circumstance }
            const question = { policy, ask: 'enrolment', facts, readings: chosen }
            const answer = decide(packs, question)
            const [first] = answer.findings
            if (answer.outcome === 'refused' && first !== undefined)
              yield { facts, first, birthDate }
          }
        }
      }
    }
  }
}

test.each(packs.list().map(({ policy }) => policy))(
  '%s：拒绝的话里的日期与差在哪里一致',
  (policy) => {
    let named = 0
    for (const { facts, first, birthDate } of listRefused(policy)) {
      const { whyNot } = first
      if (first.code === 'no-benefit-left' || whyNot === undefined) continue
      const days = namedLastDays(first.text)
      const told = JSON.stringify({ facts, text: first.text, whyNot })
      if (days.length > 0)
        expect(
          days.some((day) => day >= birthDate),
          told,
        ).toBe(true)
      if (days.length === 0 || whyNot.lastDay === null) continue
      named += 1
      // Where benefits would have begun too late in the end, the day before that is the last.
      const late = whyNot.condition.includes('，且待遇在')
      if (!late) expect(days, told).toContain(whyNot.lastDay)
    }
    if (policy === 'dongming-2024' || policy === 'tongliang-2024') expect(named).toBeGreaterThan(50)
  },
)

test.each([
  ['2023-10-15', '2024-10-16', '2024-10-15', '出生后 12 个月内'],
  ['2023-12-20', '2025-02-20', '2024-12-20', '出生后 12 个月内'],
  ['2024-02-10', '2025-02-20', '2025-02-10', '出生后 12 个月内'],
])(
  '东明 %s 出生、%s 缴费的新生儿：说 %s 为止的途径，不说集中缴费期',
  (birthDate, paidOn, day, way) => {
    const circumstance = { kind: 'newborn' }
    const facts = { coverageYear: 2024, paidOn, person: { birthDate }, circumstance }
    const [first] = decide(packs, { policy: 'dongming-2024', ask: 'enrolment', facts }).findings
    expect(first?.code).toBe('outside-window')
    expect(first?.text).toContain(way)
    expect(first?.text).toContain(`到 ${day} 为止`)
    expect(first?.text).not.toContain('2023-12-31')
  },
)

test.each([
  ['refund-paid-on-1-january', 'refundable', { paidOn: '2024-01-02' }, '2024-01-01'],
  ['refund-other-insurance-day', '31-december-excluded', { joinedOn: '2024-01-02' }, '2023-12-30'],
])('东明退费按读法 %s=%s，拒绝的话不说别的日子', (reading, option, given, last) => {
  const { paidOn = '2023-10-20', joinedOn = '2023-12-01' } = given as {
    paidOn?: string
    joinedOn?: string
  }
  const ground = { kind: 'employee-insurance', joinedOn }
  const facts = { coverageYear: 2024, paidOn, paidFen: 38_000, appliedOn: '2024-03-01', ground }
  const question = {
    policy: 'dongming-2024',
    ask: 'refund',
    facts,
    readings: { [reading]: option },
  }
  const [first] = decide(packs, question).findings
  expect(first?.whyNot?.lastDay).toBe(last)
  expect(namedLastDays(first?.text ?? '').every((day) => day === last)).toBe(true)
})
