/** The day on which a quotation changes, against looking at every single day. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide, nextChanges, readOverlay } from '../../src/main/rules/index.ts'
import { sameBenefit, sameCharge } from '../../src/main/rules/same-result.ts'
import { addDays, getDay, readDay } from '../../src/shared/kernel/day.ts'
import type { Overlay } from '../../src/shared/rules/model.ts'
import { enrolment } from './questions.ts'
import { anAmendment, listPolicies, readCases, shipped } from './support.ts'

const { packs } = shipped

type Enrolment = { readonly facts: Readonly<Record<string, unknown>> }
type Change = { readonly aspect: string; readonly on: string }

/** Every day of the next year and a half, one after the other. */
function changesByDay(question: Enrolment, overlay?: Overlay): readonly Change[] {
  const now = decide(packs, question, overlay)
  const paidOn = readDay(question.facts['paidOn'])
  if (paidOn === null || now.outcome === 'invalid') return []
  const changes: Change[] = []
  const told = new Set<string>()
  let on = paidOn
  for (let count = 1; count <= 550; count += 1) {
    on = addDays(on, 1)
    const answer = decide(packs, { ...question, facts: { ...question.facts, paidOn: on } }, overlay)
    if (answer.outcome !== now.outcome) return [...changes, { aspect: 'outcome', on }]
    if (!told.has('charge') && !sameCharge(now.charge, answer.charge)) {
      told.add('charge')
      changes.push({ aspect: 'charge', on })
    }
    if (!told.has('benefit') && !sameBenefit(now.benefit, answer.benefit)) {
      told.add('benefit')
      changes.push({ aspect: 'benefit', on })
    }
  }
  return changes
}

const found = (question: unknown, overlay?: Overlay) =>
  nextChanges(packs, question, overlay).map(({ aspect, on }) => ({ aspect, on }))

describe.each(listPolicies())('%s', (policy) => {
  test('每个例子都与逐日比对一致', () => {
    const cases = readCases(policy).filter(({ ask = 'enrolment' }) => ask === 'enrolment')
    let changing = 0
    for (const { facts, readings } of cases) {
      const question = { policy, ask: 'enrolment', facts, readings }
      const expected = changesByDay(question)
      expect(found(question)).toEqual(expected)
      changing += expected.length
    }
    expect(changing).toBeGreaterThan(0)
  })
})

const asked = fc
  .tuple(enrolment, fc.option(fc.constantFrom('2023-06-01', '2023-10-12', '2024-03-01')))
  .map(([question, registeredOn]) => ({
    ...question,
    facts: registeredOn === null ? question.facts : { ...question.facts, registeredOn },
  }))

test('任意事实都与逐日比对一致', () => {
  fc.assert(
    fc.property(asked, (question) => {
      expect(found(question)).toEqual(changesByDay(question))
    }),
    { numRuns: 150 },
  )
})

test('本单位的修改从哪天起算，也与逐日比对一致', () => {
  const text = anAmendment(
    `window: { from: 2024-10-01, to: 2025-02-28 }
price: { unit: fen, bands: [
  { paidTo: 2024-12-31, amounts: { 1: 40000 } },
  { paidFrom: 2025-01-01, amounts: { 1: 60000 } }] }`,
  )
  const { overlay, problems } = readOverlay(packs, { file: 'overlay.yaml', text })
  expect(problems).toEqual([])
  if (overlay === null) throw new Error('the overlay must be readable')
  let changing = 0
  for (let on = getDay('2024-08-01'); on < '2025-03-10'; on = addDays(on, 9)) {
    const facts = { coverageYear: 2025, paidOn: on, circumstance: { kind: 'ordinary' } }
    const question = { policy: 'dongming-2024', ask: 'enrolment', facts }
    const expected = changesByDay(question, overlay)
    expect(found(question, overlay)).toEqual(expected)
    changing += expected.length
  }
  expect(changing).toBeGreaterThan(10)
})
