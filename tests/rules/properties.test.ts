/** What must hold for every question, also for those nobody thought of. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide, nextChanges, readOverlay } from '../../src/main/rules/index.ts'
import type { Answer, Overlay } from '../../src/main/rules/index.ts'
import { getDefined } from '../../src/shared/kernel/assert.ts'
import { addDays } from '../../src/shared/kernel/day.ts'
import { answerSchema } from '../../src/shared/rules/model.ts'
import { enrolment, spoilt } from './questions.ts'
import { everyPackAmended, shipped } from './support.ts'

const { packs } = shipped
const read = readOverlay(packs, { file: 'overlay.yaml', text: everyPackAmended })
const amended = getDefined(read.overlay ?? undefined, 'overlay')
/** Without an office, with one that has amended every pack, and with one whose amendment is gone stale. */
const offices: readonly (Overlay | undefined)[] = [undefined, amended, stale(amended)]

describe('任何问题', () => {
  test('任何 JSON、任何值都有答复，从不出错', () => {
    const anything = fc.anything({ withNullPrototype: true, withDate: true, withMap: true })
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), anything), (question) => {
        expectAnswered(question)
        expect(nextChanges(packs, question)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('说得通的问题，任何一处删掉、换掉、套一层，都有答复', () => {
    fc.assert(fc.property(spoilt, expectAnswered), { numRuns: 3000 })
  })

  test('本单位的设置都用得上', () => {
    expect(read.problems).toEqual([])
    const policies = new Set(amended.amendments?.map(({ policy }) => policy))
    expect([...policies].sort()).toEqual(packs.list().map(({ policy }) => policy))
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
      fc.property(
        enrolment.chain((question) => fc.tuple(fc.constant(question), reordered(question))),
        fc.constantFrom(...offices),
        ([question, categories], office) => {
          const person = { ...question.facts.person, categories }
          const other = { ...question, facts: { ...question.facts, person } }
          expect(decide(packs, other, office)).toEqual(decide(packs, question, office))
        },
      ),
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

type Enrolment = typeof enrolment extends fc.Arbitrary<infer T> ? T : never

/** The same identities in any order. */
function reordered({ facts }: Enrolment) {
  const { categories } = facts.person
  return fc.shuffledSubarray(categories, { minLength: categories.length })
}

function everyAnswer(check: (answer: Answer, coverageYear: number) => void): void {
  fc.assert(
    fc.property(enrolment, fc.constantFrom(...offices), (question, office) =>
      check(decide(packs, question, office), question.facts.coverageYear),
    ),
    { numRuns: 5000 },
  )
}

/** Whatever is asked: an answer of the right shape, the same one each time, or `invalid` by path. */
function expectAnswered(question: unknown): void {
  for (const office of offices) {
    const answer = decide(packs, question, office)
    expect(answerSchema.safeParse(answer).error).toBeUndefined()
    expect(JSON.stringify(decide(packs, question, office))).toBe(JSON.stringify(answer))
    if (answer.outcome !== 'invalid') continue
    expect(answer.findings).not.toEqual([])
    expect(
      answer.findings.every(({ code, path }) => code === 'bad-input' && path !== undefined),
    ).toBe(true)
  }
}

/** As if a later version of the packs had dropped the row that every amendment is about. */
function stale({ readings, amendments = [] }: Overlay): Overlay {
  return {
    readings,
    amendments: amendments.map((each) => ({ ...each, routes: [{ remove: 'gone' }] })),
  }
}
