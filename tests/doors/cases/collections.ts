import { expect } from 'vitest'
import { getDay } from '../../../src/shared/kernel/day.ts'
import { codeOf, errorOf } from '../support/desk.ts'
import { aRequestId } from '../support/office-data.ts'
import { anApproved, aPayment, aRegistered, channel, payDay } from '../support/registered.ts'
import type { Case } from './case.ts'

export const collectionsCases: readonly Case[] = [
  {
    call: 'collections.channels',
    rule: '渠道是通知里写的，各带条款',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      const channels = await clerk.collections.channels({ policy: 'dongming-2024' })
      expect(channels).toContainEqual({ channel, clause: '四' })
      expect(await clerk.collections.channels({ policy: 'nowhere-2024' })).toEqual([])
    },
  },
  {
    call: 'collections.preview',
    rule: '按实际缴费日再核定一次，审核前不能',
    office: 'founded',
    async run(desk) {
      const { registrationId } = await anApproved(desk)
      const clerk = await desk.signIn('clerk')
      const preview = await clerk.collections.preview({ registrationId, paidOn: payDay })
      expect(preview).toMatchObject({
        decision: { payDay, answer: { charge: { payableFen: 38000 } } },
        differences: [],
      })
      const tomorrow = { registrationId, paidOn: getDay('2023-11-21') }
      expect(await codeOf(clerk.collections.preview(tomorrow))).toBe('PAY_DAY_FUTURE')
    },
  },
  {
    call: 'collections.preview',
    rule: '没审核的不能核定收款',
    office: 'founded',
    async run(desk) {
      const { registrationId } = await aRegistered(desk)
      const clerk = await desk.signIn('clerk')
      const error = await errorOf(clerk.collections.preview({ registrationId, paidOn: payDay }))
      expect(error).toMatchObject({ code: 'NOT_APPROVED', data: { state: 'awaiting-review' } })
    },
  },
  {
    call: 'collections.pay',
    rule: '金额与核定一致才收，收过不再收',
    office: 'founded',
    async run(desk) {
      const { registrationId, registrationNumber } = await anApproved(desk)
      const clerk = await desk.signIn('clerk')
      const payment = await aPayment(desk, registrationId)
      const pay = (changes: Partial<typeof payment> = {}) =>
        clerk.collections.pay({ requestId: aRequestId(), ...payment, ...changes })
      expect(await errorOf(pay({ amountFen: 38100 }))).toMatchObject({
        code: 'AMOUNT_DIFFERS',
        data: { payableFen: 38000 },
      })
      expect(await codeOf(pay({ channel: '上门收现金' }))).toBe('CHANNEL_UNKNOWN')
      expect(await codeOf(pay({ decisionDigest: 'another' }))).toBe('DECISION_CHANGED')
      expect(await pay()).toMatchObject({
        state: 'effective',
        settlement: { payment: { receiptNumber: `S${registrationNumber}`, channel } },
      })
      expect(await codeOf(pay())).toBe('ALREADY_PAID')
    },
  },
]
