import { expect } from 'vitest'
import { codeOf, errorOf } from '../support/desk.ts'
import type { Desk } from '../support/desk.ts'
import { anIdNumber, aRegistration, aRequestId, passwords } from '../support/office-data.ts'
import {
  anApproved,
  anApprovedNowFree,
  anAwaitingAmount,
  aRegistered,
  payDay,
  withFangtai,
} from '../support/registered.ts'
import type { Case } from './case.ts'
import { assessShown, resubmitShown, reviewShown, settleShown } from '../../support/shown.ts'

const ground = '核定单 2023-118 号'
const nobodysId = 999
const anotherNumber = anIdNumber('19800506', '126')

async function assess(desk: Desk, registrationId: number, amountFen: number) {
  const reviewer = await desk.signIn('reviewer')
  return assessShown(reviewer, { requestId: aRequestId(), registrationId, amountFen, ground })
}

/** Somebody who takes registrations and reviews those of others. */
async function bothRoles(desk: Desk) {
  const administrator = await desk.signIn('administrator')
  const both = { userName: 'both', displayName: '赵双岗', password: passwords.clerk }
  await administrator.accounts.add({
    requestId: aRequestId(),
    operator: { ...both, roles: ['clerk', 'reviewer'] },
  })
  const client = await desk.openClient()
  await client.accounts.signIn({ requestId: aRequestId(), ...both })
  return client
}

export const assessmentCases: readonly Case[] = [
  {
    call: 'intake.assess',
    rule: '补缴批准后待核定金额，不能收款；录入核定金额后按它收款',
    office: 'none',
    async run(desk) {
      await desk.foundOffice(withFangtai)
      const waiting = await anAwaitingAmount(desk)
      const { registrationId } = waiting
      expect(waiting).toMatchObject({ state: 'awaiting-amount', payableFen: null })
      const clerk = await desk.signIn('clerk')
      const preview = () => clerk.collections.preview({ registrationId, paidOn: payDay })
      expect(await errorOf(preview())).toMatchObject({
        code: 'NOT_APPROVED',
        message: expect.stringContaining('金额还没有核定'),
        data: { state: 'awaiting-amount' },
      })
      expect(await assess(desk, registrationId, 35_000)).toMatchObject({
        state: 'approved',
        payableFen: 35_000,
        assessment: { amountFen: 35_000, ground, assessedBy: '测试reviewer' },
      })
      expect(await codeOf(assess(desk, registrationId, 36_000))).toBe('WRONG_STATE')
      const { decision, decisionDigest, differences } = await preview()
      expect(differences).toEqual([])
      expect(decision.answer.findings.at(-1)).toEqual({
        code: 'amount-assessed',
        clause: '五',
        text: '医保经办机构核定应缴 350 元，核定依据：核定单 2023-118 号。',
      })
      const paid = await clerk.collections.pay({
        requestId: aRequestId(),
        registrationId,
        channel: '税务微信缴费',
        paidOn: payDay,
        decisionDigest,
        amountFen: 35_000,
      })
      expect(paid).toMatchObject({
        state: 'effective',
        settlement: { payment: { amountFen: 35_000 } },
      })
      const sheet = await clerk.printing.preview({ registrationId, kind: 'registration' })
      expect(sheet.decision.payableFen).toBe(35_000)
      expect(sheet.decision.grounds.at(-1)?.clause).toBe('五')
    },
  },
  {
    call: 'intake.assess',
    rule: '核定为 0 的随即参保；退回的连同核定金额一起作废，审核经过都在',
    office: 'none',
    async run(desk) {
      await desk.foundOffice(withFangtai)
      const { registrationId } = await anAwaitingAmount(desk)
      await assess(desk, registrationId, 35_000)
      const reviewer = await desk.signIn('reviewer')
      const review = (verdict: 'approved' | 'sent-back', reason: string) =>
        reviewShown(reviewer, { requestId: aRequestId(), registrationId, verdict, reason })
      expect(await review('sent-back', '金额录错')).toMatchObject({
        state: 'sent-back',
        assessment: null,
        payableFen: null,
      })
      const clerk = await desk.signIn('clerk')
      await resubmitShown(clerk, {
        requestId: aRequestId(),
        registrationId,
        payDay,
        tier: 1,
        circumstance: { kind: 'back-payment' },
        identities: [],
      })
      expect(await review('approved', '补缴申请书已见')).toMatchObject({
        state: 'awaiting-amount',
        reviews: [
          { verdict: 'approved', reason: '补缴申请书已见' },
          { verdict: 'sent-back', reason: '金额录错' },
          { verdict: 'approved', reason: '补缴申请书已见' },
        ],
      })
      const waiting = await reviewer.intake.list({ state: 'awaiting-amount' })
      expect(waiting.registrations.map((line) => line.registrationId)).toEqual([registrationId])
      expect((await reviewer.intake.list({ state: 'approved' })).count).toBe(0)
      expect(await assess(desk, registrationId, 0)).toMatchObject({
        state: 'effective',
        settlement: { payment: null },
      })
    },
  },
  {
    call: 'intake.assess',
    rule: '自己经办的不能录入核定金额，没有的登记也不能',
    office: 'none',
    async run(desk) {
      await desk.foundOffice(withFangtai)
      const both = await bothRoles(desk)
      const { registrationId } = await both.intake.register({
        requestId: aRequestId(),
        ...aRegistration(),
        policy: 'fangtai-2024',
        coverageYear: 2023,
        circumstance: { kind: 'back-payment' },
      })
      const reviewer = await desk.signIn('reviewer')
      await reviewShown(reviewer, {
        requestId: aRequestId(),
        registrationId,
        verdict: 'approved',
        reason: '补缴申请书已见',
      })
      const own = (id: number) =>
        codeOf(
          assessShown(both, {
            requestId: aRequestId(),
            registrationId: id,
            amountFen: 35_000,
            ground,
          }),
        )
      expect(await own(registrationId)).toBe('OWN_REGISTRATION')
      expect(await own(nobodysId)).toBe('REGISTRATION_NOT_FOUND')
    },
  },
  {
    call: 'intake.review',
    rule: '须批准而个人不缴费的：写明依据批准即参保，登记表写批准后的待遇期',
    office: 'none',
    async run(desk) {
      // Fangtai, 二（二）6: the state pays 380 yuan for a student, who should enrol at the school.
      await desk.foundOffice(withFangtai)
      const { registrationId, state, quotation } = await aRegistered(desk, {
        policy: 'fangtai-2024',
        circumstance: { kind: 'university-student', freshman: false, enrolsAt: 'home' },
      })
      // 四: paid within the window, the whole coverage year; before approval nobody has it.
      const year = { from: '2024-01-01', to: '2024-12-31' }
      expect(state).toBe('awaiting-review')
      expect(quotation).toMatchObject({
        answer: { outcome: 'needs-approval', benefit: null, charge: { payableFen: 0 } },
        benefitOnceApproved: year,
      })
      const reviewer = await desk.signIn('reviewer')
      const sheet = () => reviewer.printing.preview({ registrationId, kind: 'registration' })
      expect((await sheet()).decision).toMatchObject({ benefit: year, benefitIfApproved: true })
      const approve = (reason: string | null) =>
        reviewShown(reviewer, {
          requestId: aRequestId(),
          registrationId,
          verdict: 'approved',
          reason,
        })
      expect(await codeOf(approve(null))).toBe('GROUND_NEEDED')
      expect(await approve('学校没有组织参保，辅导员证明已见')).toMatchObject({
        state: 'effective',
        review: { reason: '学校没有组织参保，辅导员证明已见' },
        settlement: { payment: null, decision: { benefitOnceApproved: year } },
      })
      const { decision, payment, reviewedBy } = await sheet()
      expect(payment).toBeNull()
      expect(reviewedBy).toBe('测试reviewer')
      expect(decision).toMatchObject({ kind: 'final', payableFen: 0, benefit: year })
      expect(decision.benefitIfApproved).toBeUndefined()
      expect(decision.subsidies).toEqual([{ source: '财政', fen: 38_000 }])
      const clerk = await desk.signIn('clerk')
      const preview = clerk.collections.preview({ registrationId, paidOn: payDay })
      expect(await codeOf(preview)).toBe('ALREADY_PAID')
      const { registrationNumber } = await clerk.intake.get({ registrationId })
      expect((await clerk.intake.explain({ registrationNumber })).same).toBe(true)
    },
  },
  {
    call: 'intake.review',
    rule: '须批准而通知没有写金额的，批准后待核定金额，待遇期不写',
    office: 'none',
    async run(desk) {
      await desk.foundOffice(withFangtai)
      const { registrationId, state, quotation } = await anAwaitingAmount(desk)
      expect(state).toBe('awaiting-amount')
      expect(quotation.benefitOnceApproved).toBeUndefined()
      const reviewer = await desk.signIn('reviewer')
      const asked = { registrationId, kind: 'registration' as const }
      const { decision } = await reviewer.printing.preview(asked)
      expect(decision).toMatchObject({ payableFen: null, benefit: null })
      expect(decision.benefitIfApproved).toBeUndefined()
    },
  },
  {
    call: 'intake.settle',
    rule: '通过后到今天已不用缴费的，由审核人员核定参保，没有缴费记录',
    office: 'founded',
    async run(desk) {
      const { registrationId, payableFen } = await anApprovedNowFree(desk)
      expect(payableFen).toBe(38_000)
      const reviewer = await desk.signIn('reviewer')
      const settle = () => settleShown(reviewer, { requestId: aRequestId(), registrationId })
      expect(await settle()).toMatchObject({
        state: 'effective',
        settlement: {
          settledOn: '2023-12-05',
          payment: null,
          decision: { answer: { charge: { payableFen: 0, category: '特困人员' } } },
        },
      })
      expect(await codeOf(settle())).toBe('WRONG_STATE')
    },
  },
  {
    call: 'intake.settle',
    rule: '仍须缴费的、自己经办的、没有的登记，不能核定参保',
    office: 'founded',
    async run(desk) {
      const { registrationId } = await anApproved(desk)
      const reviewer = await desk.signIn('reviewer')
      const settle = (id: number) =>
        errorOf(settleShown(reviewer, { requestId: aRequestId(), registrationId: id }))
      expect(await settle(registrationId)).toMatchObject({
        code: 'STILL_PAYABLE',
        data: { decision: { answer: { charge: { payableFen: 38_000 } } } },
      })
      expect((await settle(nobodysId)).code).toBe('REGISTRATION_NOT_FOUND')
      const both = await bothRoles(desk)
      const own = await both.intake.register({
        requestId: aRequestId(),
        ...aRegistration({ ...aRegistration().registrant.person, idNumber: anotherNumber }),
      })
      await reviewShown(reviewer, {
        requestId: aRequestId(),
        registrationId: own.registrationId,
        verdict: 'approved',
        reason: null,
      })
      const ownCode = codeOf(
        settleShown(both, { requestId: aRequestId(), registrationId: own.registrationId }),
      )
      expect(await ownCode).toBe('OWN_REGISTRATION')
    },
  },
]
