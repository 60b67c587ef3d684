import { expect } from 'vitest'
import { codeOf } from '../support/desk.ts'
import { aRequestId } from '../support/office-data.ts'
import { anApproved, aRegistered, payDay } from '../support/registered.ts'
import type { Case } from './case.ts'

const asOrdinary = {
  payDay,
  tier: 1,
  circumstance: { kind: 'ordinary' as const },
  identities: [],
}

export const reviewCases: readonly Case[] = [
  {
    call: 'intake.queue',
    rule: '登记后在审核队列里，审过就不在',
    office: 'founded',
    async run(desk) {
      const { registrationId } = await aRegistered(desk)
      const reviewer = await desk.signIn('reviewer')
      expect(await reviewer.intake.queue({})).toMatchObject({
        registrations: [{ registrationId, takenByMe: false, state: 'awaiting-review' }],
        count: 1,
        more: false,
      })
      expect((await reviewer.intake.queue({ after: registrationId })).registrations).toEqual([])
      await reviewer.intake.review({
        requestId: aRequestId(),
        registrationId,
        verdict: 'approved',
        reason: null,
      })
      expect(await reviewer.intake.queue({})).toEqual({ registrations: [], count: 0, more: false })
    },
  },
  {
    call: 'intake.review',
    rule: '通过后待缴费，退回要写理由',
    office: 'founded',
    async run(desk) {
      const { registrationId } = await aRegistered(desk)
      const reviewer = await desk.signIn('reviewer')
      const review = (verdict: 'approved' | 'sent-back', reason: string | null) =>
        reviewer.intake.review({ requestId: aRequestId(), registrationId, verdict, reason })
      expect(await codeOf(review('sent-back', null))).toBe('REASON_NEEDED')
      expect(await review('approved', null)).toMatchObject({
        state: 'approved',
        review: { decidedBy: '测试reviewer', decidedOn: '2023-11-20' },
      })
      expect(await codeOf(review('approved', null))).toBe('WRONG_STATE')
      expect(await review('sent-back', '户口本未见原件')).toMatchObject({ state: 'sent-back' })
    },
  },
  {
    call: 'intake.resubmit',
    rule: '退回的修改后再次待审核，没退回的不能改',
    office: 'founded',
    async run(desk) {
      const { registrationId } = await aRegistered(desk)
      const clerk = await desk.signIn('clerk')
      const resubmit = () =>
        clerk.intake.resubmit({ requestId: aRequestId(), registrationId, ...asOrdinary })
      expect(await codeOf(resubmit())).toBe('WRONG_STATE')
      const reviewer = await desk.signIn('reviewer')
      await reviewer.intake.review({
        requestId: aRequestId(),
        registrationId,
        verdict: 'sent-back',
        reason: '村选错',
      })
      expect(await resubmit()).toMatchObject({ state: 'awaiting-review', review: null })
    },
  },
  {
    call: 'intake.withdraw',
    rule: '撤回后登记不在了，再撤回说没有',
    office: 'founded',
    async run(desk) {
      const { registrationId } = await anApproved(desk)
      const clerk = await desk.signIn('clerk')
      const withdraw = (id: number) =>
        clerk.intake.withdraw({ requestId: aRequestId(), registrationId: id, reason: '重复' })
      expect(await withdraw(registrationId)).toEqual({})
      expect(await codeOf(clerk.intake.get({ registrationId }))).toBe('REGISTRATION_NOT_FOUND')
      expect(await codeOf(withdraw(registrationId))).toBe('REGISTRATION_NOT_FOUND')
    },
  },
]
