/** A refusal names the day that would have done, and it is the nearest one. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide, readOverlay } from '../../src/main/rules/index.ts'
import type { Answer } from '../../src/main/rules/index.ts'
import { addDays, getDay } from '../../src/shared/kernel/day.ts'
import type { Day } from '../../src/shared/kernel/day.ts'
import { enrolment } from './questions.ts'
import { anAmendment, shipped } from './support.ts'

const { packs } = shipped

type Question = { readonly facts: { readonly paidOn: Day } & Readonly<Record<string, unknown>> }

const paidOn = (question: Question, on: Day) =>
  decide(packs, { ...question, facts: { ...question.facts, paidOn: on } })

const isOpen = ({ outcome }: Answer) => outcome !== 'refused' && outcome !== 'invalid'

/** Day by day, the earlier first; a year and a half each way. */
function findNearest(question: Question): Day | null {
  for (let count = 1; count <= 550; count += 1) {
    for (const on of [-count, count].map((days) => addDays(question.facts.paidOn, days))) {
      if (isOpen(paidOn(question, on))) return on
    }
  }
  return null
}

describe('为什么不能办', () => {
  test('说出的那一天能办，而且是最近的一天', () => {
    let told = 0
    fc.assert(
      fc.property(enrolment, (question) => {
        const answer = decide(packs, question)
        const [first] = answer.findings
        if (answer.outcome !== 'refused' || first?.code === 'tier-not-offered') return
        const nearest = findNearest(question)
        const { firstDay = null, lastDay = null, text } = first?.whyNot ?? {}
        expect(text).toMatch(/^须符合“.+”.*。$/u)
        if (nearest === null) return
        told += 1
        expect(firstDay ?? lastDay).toBe(nearest)
        expect(firstDay === null).toBe(nearest < question.facts.paidOn)
      }),
      { numRuns: 600 },
    )
    expect(told).toBeGreaterThan(30)
  })

  test('期限以外还有别的办法的，说最近的那个', () => {
    // Born 2024-03-01: six months end on 1 September, twelve on 2025-03-01, but from 2024-12-01 on
    // the month after lies past the coverage year.
    const facts = {
      coverageYear: 2024,
      paidOn: getDay('2025-03-20'),
      person: { birthDate: '2024-03-01' },
      circumstance: { kind: 'newborn' },
    }
    const answer = decide(packs, { policy: 'dongming-2024', ask: 'enrolment', facts })
    expect(answer.findings[0]?.whyNot).toEqual({
      condition: '在出生后 12 个月内登记并缴费，且待遇在 2024-12-31 及以前开始',
      firstDay: null,
      lastDay: '2024-11-30',
      text: '须符合“在出生后 12 个月内登记并缴费，且待遇在 2024-12-31 及以前开始”，2024-11-30 已截止。',
    })
  })

  test('本单位改过的缴费期也算数', () => {
    const text = anAmendment(
      'window: { from: 2024-10-01, to: 2025-02-28 }\nprice: { unit: fen, amounts: { 1: 40000 } }',
    )
    const { overlay } = readOverlay(packs, { file: 'overlay', text })
    const question = (on: string) => ({
      policy: 'dongming-2024',
      ask: 'enrolment',
      facts: { coverageYear: 2025, paidOn: on, circumstance: { kind: 'ordinary' } },
    })
    const whyNot = (on: string) => {
      const answer = decide(packs, question(on), overlay ?? undefined)
      return answer.findings[0]?.whyNot
    }
    expect(whyNot('2024-09-30')).toMatchObject({ firstDay: '2024-10-01' })
    expect(whyNot('2025-03-01')).toMatchObject({ lastDay: '2025-02-28' })
  })
})

describe('依据里的数值', () => {
  const valuesOf = (answer: Answer, rule: string) =>
    answer.findings.find((finding) => finding.rule === rule)?.values

  test('写明名称、数值、条款和出处', () => {
    const answer = decide(packs, {
      policy: 'tongliang-2024',
      ask: 'enrolment',
      facts: {
        coverageYear: 2024,
        paidOn: '2023-11-20',
        person: { categories: ['城乡低保对象'] },
        circumstance: { kind: 'ordinary' },
      },
    })
    const stands = { clause: '附件1', source: '政策包' }
    expect(valuesOf(answer, 'routes/in-window')).toEqual([
      {
        name: '集中缴费期',
        value: '2023-10-12 至 2023-12-31',
        clause: '二（二）1',
        source: '政策包',
      },
    ])
    expect(valuesOf(answer, 'categories/城乡低保对象')).toEqual([
      { name: '资助', value: 34_200, unit: 'fen', ...stands },
      { name: '个人应缴', value: 3800, unit: 'fen', ...stands },
    ])
  })

  test('改过的数值写修改的文号，没有改的写政策包', () => {
    const text = anAmendment('price: { unit: fen, amounts: { 1: 40000 } }')
    const { overlay } = readOverlay(packs, { file: 'overlay', text })
    const ask = (paidOn: string, coverageYear: number) => {
      const facts = { coverageYear, paidOn, circumstance: { kind: 'newborn' }, person }
      const question = { policy: 'dongming-2024', ask: 'enrolment', facts }
      return decide(packs, question, overlay ?? undefined).findings.flatMap(({ values }) =>
        (values ?? []).map(({ name, value, clause, source }) => [name, value, clause, source]),
      )
    }
    const person = { birthDate: '2024-08-20' }
    const document = '东政办字〔2024〕9号'
    expect(ask('2024-09-01', 2025)).toEqual([
      ['出生后期限', 6, '二（二）', '政策包'],
      ['个人缴费标准', 40_000, `${document} 一`, document],
    ])
    expect(ask('2024-08-31', 2024)).toEqual([
      ['出生后期限', 6, '二（二）', '政策包'],
      ['个人缴费标准', 38_000, '一', '政策包'],
    ])
  })

  test('因读法而异的数值，照现在的读法写', () => {
    const ask = (option: string) =>
      decide(packs, {
        policy: 'fangtai-2024',
        ask: 'enrolment',
        readings: { 'ninety-days': option },
        facts: { coverageYear: 2024, paidOn: '2024-02-01', circumstance: { kind: 'ordinary' } },
      })
    const wait = (option: string) => valuesOf(ask(option), 'routes/after-ninety-days')?.at(-1)
    expect(wait('payment-day-counts')).toMatchObject({ name: '待遇等待期', value: 90, unit: 'day' })
    expect(wait('payment-day-excluded')).toMatchObject({ value: 91 })
  })
})
