/** What must hold for every question, also for those nobody thought of. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide, nextChanges } from '../../src/main/rules/index.ts'
import type { Answer } from '../../src/main/rules/index.ts'
import { addDays, getDay } from '../../src/shared/kernel/day.ts'
import { answerSchema } from '../../src/shared/rules/model.ts'
import { shipped } from './support.ts'

const { packs } = shipped
const policies = packs.list().map((summary) => summary.policy)

/** Around the windows and deadlines of coverage year 2024. */
const day = (from: string, to: string) =>
  fc
    .integer({ min: 0, max: (Date.parse(to) - Date.parse(from)) / 86_400_000 })
    .map((count) => addDays(getDay(from), count))
const paidOn = day('2023-08-01', '2025-04-30')
const earlier = day('2022-06-01', '2023-08-01')

const circumstance = fc.oneof(
  fc.constantFrom('ordinary', 'newborn', 'back-payment').map((kind) => ({ kind })),
  fc.record({
    kind: fc.constant('moved-in'),
    movedOn: fc.oneof(earlier, paidOn),
    paidAtOrigin: fc.boolean(),
  }),
  fc.record({
    kind: fc.constantFrom('transferred-in', 'released', 'discharged'),
    on: fc.oneof(earlier, paidOn),
  }),
  fc.record({ kind: fc.constant('employment-ended'), endedOn: fc.oneof(earlier, paidOn) }),
  fc.record({
    kind: fc.constant('university-student'),
    freshman: fc.boolean(),
    enrolsAt: fc.constantFrom('school', 'home'),
  }),
)

const enrolment = fc.constantFrom(...policies).chain((policy) => {
  const names = fc.constantFrom(...packs.get(policy).summary.terms, '没有这种身份')
  const category = fc.oneof(
    names,
    fc.record(
      { term: names, from: fc.oneof(earlier, paidOn), to: paidOn },
      { requiredKeys: ['term'] },
    ),
  )
  return fc.record({
    id: fc.string(),
    policy: fc.constant(policy),
    ask: fc.constant('enrolment'),
    facts: fc.record({
      coverageYear: fc.oneof(
        { weight: 9, arbitrary: fc.constant(2024) },
        { weight: 1, arbitrary: fc.constant(2025) },
      ),
      paidOn,
      tier: fc.integer({ min: 1, max: 3 }),
      person: fc.record({
        birthDate: fc.oneof(earlier, paidOn),
        categories: fc.array(category, { maxLength: 4 }),
      }),
      circumstance,
    }),
  })
})

describe('任何问题', () => {
  test('任何 JSON 都有答复，从不出错', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (question) => {
        const answer = decide(packs, question)
        expect(answerSchema.safeParse(answer).error).toBeUndefined()
        expect(nextChanges(packs, question)).toEqual([])
      }),
    )
  })

  test('字段里塞任何值，都有答复', () => {
    const fields = ['coverageYear', 'paidOn', 'tier', 'person', 'circumstance', 'registeredOn']
    fc.assert(
      fc.property(
        enrolment,
        fc.constantFrom(...fields),
        fc.jsonValue(),
        (question, field, value) => {
          const facts = { ...question.facts, [field]: value }
          const answer = decide(packs, { ...question, facts })
          expect(answerSchema.safeParse(answer).error).toBeUndefined()
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('个人缴费加资助等于标准', () => {
    everyAnswer((answer) => {
      const { charge } = answer
      if (!charge) return
      const subsidies = charge.subsidies.reduce((sum, { fen }) => sum + fen, 0)
      expect(charge.payableFen + subsidies).toBe(charge.standardFen)
      expect(charge.subsidies.every(({ fen }) => fen > 0)).toBe(true)
    })
  })

  test('拒绝和请示都不收钱、不给待遇，依据在最前', () => {
    everyAnswer((answer) => {
      expect(answer.findings).not.toEqual([])
      if (answer.outcome === 'accepted') {
        expect(answer.charge).not.toBeNull()
        if (answer.benefit === null) {
          expect(answer.findings.map(({ code }) => code)).toContain('rule-silent')
        }
        return
      }
      if (answer.outcome === 'invalid') return
      expect(answer.charge).toBeNull()
      expect(answer.benefit).toBeNull()
    })
  })

  test('待遇不早于待遇年度（新生入学的除外），不晚于年底', () => {
    everyAnswer((answer) => {
      const { benefit } = answer
      if (!benefit) return
      expect(benefit.from <= benefit.to).toBe(true)
      expect(benefit.to).toBe('2024-12-31')
      if (answer.findings.some(({ code }) => code === 'freshman')) return
      expect(benefit.from >= '2024-01-01').toBe(true)
    })
  })

  test('身份的先后不影响答复', () => {
    fc.assert(
      fc.property(enrolment, (question) => {
        const { person } = question.facts
        const reversed = { ...person, categories: [...person.categories].reverse() }
        const other = { ...question, facts: { ...question.facts, person: reversed } }
        expect(decide(packs, other)).toEqual(decide(packs, question))
      }),
      { numRuns: 2000 },
    )
  })

  test('同一条路，晚缴费不会早享受', () => {
    fc.assert(
      fc.property(enrolment, fc.integer({ min: 1, max: 200 }), (question, later) => {
        const now = decide(packs, question)
        const facts = { ...question.facts, paidOn: addDays(question.facts.paidOn, later) }
        const then = decide(packs, { ...question, facts })
        const sameRoute = now.findings[0]?.code === then.findings[0]?.code
        if (!now.benefit || !then.benefit || !sameRoute) return
        expect(then.benefit.from >= now.benefit.from).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('每条依据都有条款和一句话', () => {
    everyAnswer((answer) => {
      for (const { code, clause, text } of answer.findings) {
        expect(text).not.toMatch(/undefined|null|NaN|\{|\}/u)
        expect(text).toMatch(/。$/u)
        if (code !== 'bad-input') expect(clause).toBeTruthy()
      }
    })
  })

  test('确认读法以后不再提示', () => {
    fc.assert(
      fc.property(enrolment, (question) => {
        const { readings } = packs.get(question.policy).summary
        const chosen = Object.fromEntries(
          readings.map((each) => [each.name, each.options[0]?.name]),
        )
        const open = decide(packs, question)
        const settled = decide(packs, { ...question, readings: chosen })
        const findings = open.findings.filter(({ code }) => code !== 'reading-unconfirmed')
        expect(settled).toEqual({ ...open, findings })
      }),
      { numRuns: 2000 },
    )
  })
})

function everyAnswer(check: (answer: Answer) => void): void {
  fc.assert(
    fc.property(enrolment, (question) => check(decide(packs, question))),
    { numRuns: 3000 },
  )
}
