/** A reading is unconfirmed exactly where another option would change what the person is told. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide } from '../../src/main/rules/index.ts'
import { shipped } from './support.ts'

const { packs } = shipped

const refund = {
  id: null,
  policy: 'dongming-2024',
  ask: 'refund',
  facts: {
    coverageYear: 2024,
    paidOn: '2023-12-31',
    paidFen: 38_000,
    appliedOn: '2024-02-01',
    ground: { kind: 'employee-insurance', joinedOn: '2023-12-31' },
  },
}

test('本单位确认过的读法，不必每次再写', () => {
  const overlay = {
    readings: { 'dongming-2024': { 'refund-other-insurance-day': '31-december-excluded' } },
  }
  const answer = decide(packs, refund, overlay)
  expect(answer.outcome).toBe('refused')
  expect(answer.findings.map(({ code }) => code)).toEqual(['event-too-late'])
})

test('本单位记着的选项现在的包里没有的，等于没有确认', () => {
  const overlay = {
    readings: { 'dongming-2024': { 'refund-other-insurance-day': 'no-such-option' } },
  }
  expect(decide(packs, refund, overlay)).toEqual(decide(packs, refund))
})

test('问题里写的读法先于本单位的', () => {
  const overlay = {
    readings: { 'dongming-2024': { 'refund-other-insurance-day': '31-december-excluded' } },
  }
  const readings = { 'refund-other-insurance-day': '31-december-included' }
  expect(decide(packs, { ...refund, readings }, overlay).outcome).toBe('accepted')
})

test('未确认的提示指明哪个读法、现在按哪一项', () => {
  const finding = decide(packs, refund).findings.at(-1)
  expect(finding).toMatchObject({
    code: 'reading-unconfirmed',
    clause: '二（三）',
    path: 'readings.refund-other-insurance-day',
  })
  expect(finding?.text).toContain('算，当天参加的也可退费')
})

test('有没有提示，正看换一项答复变不变', () => {
  const days = fc.constantFrom('2023-12-30', '2023-12-31', '2024-01-01', '2024-01-02')
  fc.assert(
    fc.property(days, days, fc.constantFrom('death', 'employee-insurance'), (paidOn, on, kind) => {
      const ground = kind === 'death' ? { kind, on } : { kind, joinedOn: on }
      const question = { ...refund, facts: { ...refund.facts, paidOn, ground } }
      const answer = decide(packs, question)
      const open = answer.findings.flatMap(({ path }) => path ?? [])
      for (const { name, options } of packs.get('dongming-2024').summary.readings) {
        const outcomes = options.map((option) => {
          return decide(packs, { ...question, readings: { [name]: option.name } }).outcome
        })
        expect(open.includes(`readings.${name}`)).toBe(new Set(outcomes).size > 1)
      }
    }),
  )
})
