/** What stands of people, and whose word rules. */
import { expect } from 'vitest'
import { codeOf } from '../support/desk.ts'
import { aRegistration, aRequestId } from '../support/office-data.ts'
import { aHead, aKnownPerson, anApplied, known } from '../support/rosters.ts'
import type { Case } from './case.ts'

export const evidenceCases: readonly Case[] = [
  {
    call: 'evidence.ofPerson',
    rule: '没有这个人的说没有',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      expect(await codeOf(clerk.evidence.ofPerson({ personId: 9 }))).toBe('PERSON_NOT_FOUND')
    },
  },
  {
    call: 'evidence.ofNumber',
    rule: '还没有档案的人，凭号码也看得到',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      await anApplied(clerk, [known])
      const found = await clerk.evidence.ofNumber({ idNumber: known.idNumber })
      expect(found).toMatchObject([{ kind: 'death', matchedBy: 'none', effect: 'reason' }])
      const refused = clerk.intake.register({ requestId: aRequestId(), ...aRegistration() })
      expect(await codeOf(refused)).toBe('EVIDENCE_STANDS')
    },
  },
  {
    call: 'evidence.crossCheck',
    rule: '没有参保的人不在比对结果里',
    office: 'founded',
    async run(desk) {
      await aKnownPerson(desk)
      const clerk = await desk.signIn('clerk')
      await anApplied(clerk)
      const checked = await clerk.evidence.crossCheck({ coverageYear: 2024 })
      expect(checked).toMatchObject({ enrolled: 0, count: 0, crossings: [] })
      expect(checked.counts.map(({ kind }) => kind)).toContain('death')
    },
  },
  {
    call: 'evidence.ranks',
    rule: '默认公安在民政前面',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      const death = (await clerk.evidence.ranks()).find(({ kind }) => kind === 'death')
      expect(death).toMatchObject({ own: false })
      expect(death?.authorities.slice(0, 2)).toEqual(['police', 'civil-affairs'])
    },
  },
  {
    call: 'evidence.setRanks',
    rule: '两个部门说法不同，排在前面的算数，都看得到；调了先后就换过来',
    office: 'founded',
    async run(desk) {
      const personId = await aKnownPerson(desk)
      const clerk = await desk.signIn('clerk')
      await anApplied(clerk)
      const police = aHead({ sender: '派出所', authority: 'police', fileName: '注销.csv' })
      await anApplied(clerk, [{ ...known, diedOn: '2023-10-08' }], police)
      const said = async () =>
        (await clerk.evidence.ofPerson({ personId })).map(({ source, rules, disputed }) => ({
          source,
          rules,
          disputed,
        }))
      expect(await said()).toEqual([
        { source: '派出所', rules: true, disputed: true },
        { source: '县民政局', rules: false, disputed: true },
      ])
      const administrator = await desk.signIn('administrator')
      const order = { kind: 'death', authorities: ['civil-affairs', 'police'] } as const
      await administrator.evidence.setRanks({
        requestId: aRequestId(),
        order: { ...order, authorities: [...order.authorities] },
      })
      expect((await said()).map(({ source }) => source)).toEqual(['县民政局', '派出所'])
    },
  },
]
