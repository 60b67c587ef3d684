import { expect } from 'vitest'
import { getDay } from '../../../src/shared/kernel/day.ts'
import { codeOf, errorOf } from '../support/desk.ts'
import type { Desk } from '../support/desk.ts'
import { anOffice, aRegistration, aRequestId, passwords } from '../support/office-data.ts'
import { anApproved, aPaid, aPayment, aRegistered, channel, payDay } from '../support/registered.ts'
import { aHead, anApplied, known } from '../support/rosters.ts'
import type { Case } from './case.ts'
import { resubmitShown, reviewShown, withdrawShown } from '../../support/shown.ts'

const minutesPerDay = 24 * 60
const nobodysId = 999
const destitute = { term: '特困人员', from: getDay('2023-12-01'), to: null }

/** A payment whose decision was never looked at. */
function anUnseenPayment(registrationId: number, paidOn = payDay) {
  return { registrationId, channel, paidOn, amountFen: 38000, decisionDigest: 'unseen' }
}

async function payCode(desk: Desk, payment: ReturnType<typeof anUnseenPayment>): Promise<string> {
  const clerk = await desk.signIn('clerk')
  return codeOf(clerk.collections.pay({ requestId: aRequestId(), ...payment }))
}

async function aSentBack(desk: Desk): Promise<number> {
  const { registrationId } = await aRegistered(desk)
  const reviewer = await desk.signIn('reviewer')
  await reviewShown(reviewer, {
    requestId: aRequestId(),
    registrationId,
    verdict: 'sent-back',
    reason: '村选错',
  })
  return registrationId
}

export const refusalCases: readonly Case[] = [
  {
    call: 'collections.preview',
    rule: '没有的、缴过的、登记以前的日子，都不能核定收款',
    office: 'founded',
    async run(desk) {
      const { registrationId } = await anApproved(desk)
      const clerk = await desk.signIn('clerk')
      const preview = (id: number, paidOn = payDay) =>
        codeOf(clerk.collections.preview({ registrationId: id, paidOn }))
      expect(await preview(nobodysId)).toBe('REGISTRATION_NOT_FOUND')
      expect(await preview(registrationId, getDay('2023-11-19'))).toBe(
        'PAY_DAY_BEFORE_REGISTRATION',
      )
      const payment = await aPayment(desk, registrationId)
      await clerk.collections.pay({ requestId: aRequestId(), ...payment })
      expect(await preview(registrationId)).toBe('ALREADY_PAID')
    },
  },
  {
    call: 'collections.pay',
    rule: '没有的、没审核的、日子不对的，都不收款',
    office: 'founded',
    async run(desk) {
      expect(await payCode(desk, anUnseenPayment(nobodysId))).toBe('REGISTRATION_NOT_FOUND')
      const { registrationId } = await aRegistered(desk)
      expect(await payCode(desk, anUnseenPayment(registrationId))).toBe('NOT_APPROVED')
    },
  },
  {
    call: 'collections.pay',
    rule: '明天的和登记以前的缴费日期不收',
    office: 'founded',
    async run(desk) {
      const { registrationId } = await anApproved(desk)
      const on = (day: string) => payCode(desk, anUnseenPayment(registrationId, getDay(day)))
      expect(await on('2023-11-21')).toBe('PAY_DAY_FUTURE')
      expect(await on('2023-11-19')).toBe('PAY_DAY_BEFORE_REGISTRATION')
    },
  },
  {
    call: 'collections.pay',
    rule: '过了集中缴费期才来缴，按那天的政策不能收',
    office: 'founded',
    async run(desk) {
      const { registrationId } = await anApproved(desk)
      // 2023-11-20 and 42 days is 2024-01-01, the day after the window.
      desk.clock.advanceMinutes(42 * minutesPerDay)
      const clerk = await desk.signIn('clerk')
      const paidOn = getDay('2024-01-01')
      const { differences } = await clerk.collections.preview({ registrationId, paidOn })
      expect(differences[0]).toBe('试算时可以办理，按实际缴费日不予办理。')
      expect(await payCode(desk, anUnseenPayment(registrationId, paidOn))).toBe('NOT_PAYABLE')
    },
  },
  {
    call: 'collections.pay',
    rule: '到缴费日已成特困、个人无需缴费的，不收款',
    office: 'founded',
    async run(desk) {
      const { registrationId, payableFen } = await anApproved(desk, { identities: [destitute] })
      expect(payableFen).toBe(38000)
      desk.clock.advanceMinutes(15 * minutesPerDay)
      const clerk = await desk.signIn('clerk')
      const paidOn = getDay('2023-12-05')
      const { decisionDigest } = await clerk.collections.preview({ registrationId, paidOn })
      const payment = { ...anUnseenPayment(registrationId, paidOn), decisionDigest, amountFen: 0 }
      expect(await payCode(desk, payment)).toBe('NOTHING_PAYABLE')
    },
  },
  {
    call: 'intake.review',
    rule: '自己经办的不能审，没有的审不了',
    office: 'founded',
    async run(desk) {
      const administrator = await desk.signIn('administrator')
      const both = { userName: 'both', displayName: '赵双岗', password: passwords.clerk }
      await administrator.accounts.add({
        requestId: aRequestId(),
        operator: { ...both, roles: ['clerk', 'reviewer'] },
      })
      const client = await desk.openClient()
      await client.accounts.signIn({ requestId: aRequestId(), ...both })
      const { registrationId } = await client.intake.register({
        requestId: aRequestId(),
        ...aRegistration(),
      })
      const review = (id: number) =>
        codeOf(
          reviewShown(client, {
            requestId: aRequestId(),
            registrationId: id,
            verdict: 'approved',
            reason: null,
          }),
        )
      expect(await review(registrationId)).toBe('OWN_REGISTRATION')
      expect(await review(nobodysId)).toBe('REGISTRATION_NOT_FOUND')
    },
  },
  {
    call: 'intake.review',
    rule: '按通知须审核同意的，通过时要写明依据',
    office: 'none',
    async run(desk) {
      const policy = 'fangtai-2024'
      const founder = await desk.openClient()
      await founder.office.found({
        requestId: aRequestId(),
        office: anOffice({ policies: [policy], readings: [] }),
      })
      // 二（二）6: students enrol at their school; at home only with a reviewer's written ground.
      const { registrationId } = await aRegistered(desk, {
        policy,
        circumstance: { kind: 'university-student', freshman: false, enrolsAt: 'home' },
      })
      const reviewer = await desk.signIn('reviewer')
      const approve = (reason: string | null) =>
        reviewShown(reviewer, {
          requestId: aRequestId(),
          registrationId,
          verdict: 'approved',
          reason,
        })
      expect(await codeOf(approve(null))).toBe('GROUND_NEEDED')
      expect(await approve('休学在家，学校证明已见')).toMatchObject({
        // 二（二）6: a student pays nothing, so the approval is the 核定 and there is no payment.
        state: 'effective',
        review: { verdict: 'approved', reason: '休学在家，学校证明已见' },
        settlement: { payment: null, decision: { answer: { charge: { payableFen: 0 } } } },
      })
    },
  },
  {
    call: 'intake.resubmit',
    rule: '改的内容不对，不能重新提交',
    office: 'founded',
    async run(desk) {
      const registrationId = await aSentBack(desk)
      const clerk = await desk.signIn('clerk')
      const terms = {
        registrationId,
        payDay,
        tier: 1,
        circumstance: { kind: 'ordinary' as const },
        identities: [],
      }
      const resubmit = (changes: Partial<Parameters<typeof resubmitShown>[1]>) =>
        codeOf(resubmitShown(clerk, { requestId: aRequestId(), ...terms, ...changes }))
      expect(await resubmit({ registrationId: nobodysId })).toBe('REGISTRATION_NOT_FOUND')
      expect(await resubmit({ payDay: getDay('2023-11-19') })).toBe('PAY_DAY_PAST')
      expect(await resubmit({ identities: [destitute, destitute] })).toBe('IDENTITY_REFUSED')
      expect(await resubmit({ tier: 2 })).toBe('NOT_REGISTRABLE')
      // Meanwhile somebody's list says that the person has died.
      await anApplied(clerk)
      expect(await resubmit({})).toBe('EVIDENCE_STANDS')
      const first = { evidenceReason: '民政答复是同名，已更正' }
      const { evidenceReason } = await resubmitShown(clerk, {
        requestId: aRequestId(),
        ...terms,
        ...first,
      })
      expect(evidenceReason).toBe(first.evidenceReason)
      // Sent back again, another list says so too: the old reason does not speak of that one.
      const reviewer = await desk.signIn('reviewer')
      const back = { registrationId, verdict: 'sent-back' as const, reason: '请补材料' }
      await reviewShown(reviewer, { requestId: aRequestId(), ...back })
      // The same line again: the reason that was given for it still stands.
      const { submissions } = await resubmitShown(clerk, { requestId: aRequestId(), ...terms })
      // Each keeps what was seen then, and why it was handed in all the same.
      expect(submissions.map(({ reason }) => reason)).toEqual([
        null,
        first.evidenceReason,
        first.evidenceReason,
      ])
      expect(submissions.map(({ against }) => against.length)).toEqual([0, 1, 1])
      await reviewShown(reviewer, { requestId: aRequestId(), ...back })
      const police = aHead({ sender: '派出所', authority: 'police', fileName: '注销.csv' })
      await anApplied(clerk, [{ ...known, diedOn: '2023-10-08' }], police)
      expect(await resubmit({})).toBe('EVIDENCE_STANDS')
    },
  },
  {
    call: 'printing.print',
    rule: '没有的登记不能打印，没缴费的没有收据',
    office: 'founded',
    async run(desk) {
      const { registrationId } = await aRegistered(desk)
      const clerk = await desk.signIn('clerk')
      const sheet = { kind: 'registration' as const, registrationId: nobodysId }
      expect(await codeOf(clerk.printing.preview(sheet))).toBe('REGISTRATION_NOT_FOUND')
      const print = (asked: { kind: 'registration' | 'receipt'; registrationId: number }) =>
        codeOf(clerk.printing.print({ requestId: aRequestId(), ...asked }))
      expect(await print(sheet)).toBe('REGISTRATION_NOT_FOUND')
      expect(await print({ kind: 'receipt', registrationId })).toBe('NOTHING_PAID')
    },
  },
  {
    call: 'quotas.workbook',
    rule: '本单位没有的任务分配表，不能写备注也不能导出',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      const policy = 'tongliang-2024'
      const row = { policy, name: '平安村', note: '备注', replaces: '' }
      const note = { requestId: aRequestId(), ...row }
      expect(await codeOf(clerk.quotas.note(note))).toBe('TABLE_NOT_FOUND')
      expect(await codeOf(clerk.quotas.workbook({ policy }))).toBe('TABLE_NOT_FOUND')
    },
  },
  {
    call: 'intake.withdraw',
    rule: '已缴费的指明状态，不能撤回',
    office: 'founded',
    async run(desk) {
      const { registrationId } = await aPaid(desk)
      const clerk = await desk.signIn('clerk')
      const withdrawal = { requestId: aRequestId(), registrationId, reason: '重复' }
      expect(await errorOf(withdrawShown(clerk, withdrawal))).toMatchObject({
        code: 'WRONG_STATE',
        data: { state: 'effective' },
      })
    },
  },
]
