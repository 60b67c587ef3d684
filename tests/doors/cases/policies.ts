import { expect } from 'vitest'
import { getDay } from '../../../src/shared/kernel/day.ts'
import { codeOf } from '../support/desk.ts'
import { anAmendment } from './amendments.ts'
import { aRequestId } from '../support/office-data.ts'
import type { Case } from './case.ts'
import { recordShown } from '../../support/shown-standing.ts'

const policy = 'dongming-2024'
const day = getDay('2023-11-20')

/** Paid a day after the window of 2024; with the amendment below, still inside. */
const late =
  '{"id":"晚一天","policy":"dongming-2024","ask":"enrolment","facts":{"coverageYear":2024,"paidOn":"2024-01-01","circumstance":{"kind":"ordinary"}}}'

export const policiesCases: readonly Case[] = [
  {
    call: 'policies.describe',
    rule: '政策按条款列出，本单位确认的理解标已确认',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('auditor')
      const told = await client.policies.describe({ policy, day })
      expect(told).toMatchObject({ policy, draft: false, coverageYear: 2024, unusable: null })
      const values = told.clauses.flatMap((clause) => clause.values)
      const stateOf = (id: string) => values.find((value) => value.id === id)?.state
      expect(stateOf('readings.thirty-percent')).toBe('confirmed')
      expect(stateOf('readings.refund-other-insurance-day')).toBe('unconfirmed')
      // 一: 个人缴费标准 380 元.
      expect(values.find((value) => value.kind === 'price')?.prices).toEqual([
        { tier: '统一档', fen: 38_000 },
      ])
      const unknown = client.policies.describe({ policy: 'nowhere-2024', day })
      expect(await codeOf(unknown)).toBe('POLICY_NOT_FOUND')
    },
  },
  {
    call: 'policies.cases',
    rule: '政策包的例子逐个算过，全部相符',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('administrator')
      const { cases, problems } = await client.policies.cases({ policy })
      expect(problems).toEqual([])
      expect(cases.length).toBeGreaterThan(20)
      expect(cases.filter(({ passes }) => !passes)).toEqual([])
      expect(cases[0]?.comparisons.length).toBeGreaterThan(0)
      const unknown = client.policies.cases({ policy: 'nowhere-2024' })
      expect(await codeOf(unknown)).toBe('POLICY_NOT_FOUND')
    },
  },
  {
    call: 'policies.decide',
    rule: '试算照本单位的设置，也可以只照政策包；问题读不懂也有答复',
    office: 'founded',
    async run(desk) {
      const administrator = await desk.signIn('administrator')
      await recordShown(administrator, {
        requestId: aRequestId(),
        source: {
          kind: 'form',
          amendment: anAmendment({
            coverageYears: [2024],
            window: { from: '2023-09-01', to: '2024-02-29' },
            price: undefined,
          }),
        },
      })
      const reviewer = await desk.signIn('reviewer')
      const office = await reviewer.policies.decide({ question: late, basis: 'office' })
      const pack = await reviewer.policies.decide({ question: late, basis: 'pack' })
      const broken = await reviewer.policies.decide({ question: '{"policy":', basis: 'office' })
      expect(JSON.parse(office.answer)).toMatchObject({ id: '晚一天', outcome: 'accepted' })
      expect(JSON.parse(pack.answer)).toMatchObject({ id: '晚一天', outcome: 'refused' })
      expect(JSON.parse(broken.answer)).toMatchObject({ id: null, outcome: 'invalid' })
      // The window now ends on 29 February.
      expect(office.nextChanges[0]).toMatchObject({ aspect: 'outcome', on: '2024-03-01' })
      expect(broken.nextChanges).toEqual([])
    },
  },
]
