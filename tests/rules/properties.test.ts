/** What must hold for every question, also for those nobody thought of. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide, nextChanges } from '../../src/main/rules/index.ts'
import type { Answer } from '../../src/main/rules/index.ts'
import { addDays, getDay } from '../../src/shared/kernel/day.ts'
import type { Day } from '../../src/shared/kernel/day.ts'
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

const circumstanceOn = (on: fc.Arbitrary<Day>) =>
  fc.oneof(
    fc.constantFrom('ordinary', 'newborn', 'back-payment').map((kind) => ({ kind })),
    fc.record({ kind: fc.constant('moved-in'), movedOn: on, paidAtOrigin: fc.boolean() }),
    fc.record({ kind: fc.constantFrom('transferred-in', 'released', 'discharged'), on }),
    fc.record({ kind: fc.constant('employment-ended'), endedOn: on }),
    fc.record({
      kind: fc.constant('university-student'),
      freshman: fc.boolean(),
      enrolsAt: fc.constantFrom('school', 'home'),
    }),
  )

/** Days of one pack's coverage year, moved so that they fit the year that is asked about. */
function shifted(days: fc.Arbitrary<Day>, years: number): fc.Arbitrary<Day> {
  // A whole number of days keeps 29 February from being asked for in a year without one.
  return days.map((day) => addDays(day, Math.round(years * 365.25)))
}

const enrolment = fc
  .constantFrom(...policies)
  .chain((policy) => fc.tuple(fc.constant(policy), fc.integer({ min: 0, max: 9 })))
  .chain(([policy, drawn]) => {
    const { summary } = packs.get(policy)
    // One in ten asks about the year before, and packs that serve later years about those too.
    const coverageYear = summary.coverageYear + (drawn === 0 ? -1 : drawn % 4)
    const year = isOpen(policy) || drawn === 0 ? coverageYear : summary.coverageYear
    const paid = shifted(paidOn, year - 2024)
    const before = shifted(earlier, year - 2024)
    const any = fc.oneof(before, paid)
    const names = fc.constantFrom(...summary.terms, ...codesOf(policy), '没有这种身份')
    const category = fc.oneof(
      names,
      fc.record({ term: names, from: any, to: paid }, { requiredKeys: ['term'] }),
    )
    const missed = fc.nat({ max: Math.max(0, year - 2025) })
    return fc.record({
      id: fc.string(),
      policy: fc.constant(policy),
      ask: fc.constant('enrolment'),
      facts: fc.record(
        {
          coverageYear: fc.constant(year),
          paidOn: paid,
          tier: fc.integer({ min: 1, max: 3 }),
          person: fc.record({ birthDate: any, categories: fc.array(category, { maxLength: 4 }) }),
          circumstance: circumstanceOn(any),
          coveredThisYear: fc.boolean(),
          missedYears: missed,
          waitingSince: before,
        },
        { requiredKeys: ['coverageYear', 'paidOn', 'person', 'circumstance'] },
      ),
    })
  })

function isOpen(policy: string): boolean {
  return packs.get(policy).isOwnYear(packs.get(policy).summary.coverageYear + 1)
}

/** What the packs write beside their terms: a code stands for the same people. */
function codesOf(policy: string): readonly string[] {
  return policy === 'meishan-2024' ? ['2303', '2305', '2304', '01', '9919'] : []
}

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
    const fields = [
      'coverageYear',
      'paidOn',
      'tier',
      'person',
      'circumstance',
      'registeredOn',
      'missedYears',
      'repairedYears',
      'waitingSince',
      'coveredThisYear',
    ]
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
      if (answer.outcome !== 'needs-approval') expect(answer.charge).toBeNull()
      // What waits only for its price already has its days.
      if (answer.findings[0]?.code !== 'price-not-entered') expect(answer.benefit).toBeNull()
    })
  })

  test('待遇不早于待遇年度（新生入学的除外），不晚于年底', () => {
    everyAnswer((answer, year) => {
      const { benefit } = answer
      if (!benefit) return
      expect(benefit.from <= benefit.to).toBe(true)
      expect(benefit.to).toBe(`${year}-12-31`)
      if (answer.findings.some(({ code }) => code === 'freshman')) return
      const first = benefit.retroactiveFrom ?? benefit.from
      expect(first <= benefit.from && first >= `${year}-01-01`).toBe(true)
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
        if (!now.benefit || !then.benefit || routeOf(now) !== routeOf(then)) return
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

/** The rules that led to the answer, without those that speak of money. */
function routeOf({ findings }: Answer): string {
  const money = /^(?:standard-price|category-|price-|reading-)/u
  return findings.flatMap(({ code }) => (money.test(code) ? [] : code)).join(' ')
}

function everyAnswer(check: (answer: Answer, coverageYear: number) => void): void {
  fc.assert(
    fc.property(enrolment, (question) =>
      check(decide(packs, question), question.facts.coverageYear),
    ),
    { numRuns: 5000 },
  )
}
