import { expect } from 'vitest'
import { getDay } from '../../../src/shared/kernel/day.ts'
import { codeOf, errorOf } from '../support/desk.ts'
import { aPerson, anIdNumber, aRequestId } from '../support/office-data.ts'
import {
  anApproved,
  anAwaitingAmount,
  aRegistered,
  payDay,
  withFangtai,
} from '../support/registered.ts'
import type { Case } from './case.ts'
import { assessShown, resubmitShown, reviewShown, withdrawShown } from '../../support/shown.ts'

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
      await reviewShown(reviewer, {
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
        reviewShown(reviewer, { requestId: aRequestId(), registrationId, verdict, reason })
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
        resubmitShown(clerk, { requestId: aRequestId(), registrationId, ...asOrdinary })
      expect(await codeOf(resubmit())).toBe('WRONG_STATE')
      const reviewer = await desk.signIn('reviewer')
      await reviewShown(reviewer, {
        requestId: aRequestId(),
        registrationId,
        verdict: 'sent-back',
        reason: '村选错',
      })
      expect(await resubmit()).toMatchObject({ state: 'awaiting-review', review: null })
    },
  },
  {
    call: 'intake.revisions',
    rule: '退回后重新提交的，列出退回理由和前后不同',
    office: 'founded',
    async run(desk) {
      const { registrationId } = await aRegistered(desk)
      const reviewer = await desk.signIn('reviewer')
      expect(await reviewer.intake.revisions({ registrationId })).toEqual({ revisions: [] })
      const verdict = { verdict: 'sent-back' as const, reason: '缴费日写错' }
      await reviewShown(reviewer, { requestId: aRequestId(), registrationId, ...verdict })
      const clerk = await desk.signIn('clerk')
      const form = { requestId: aRequestId(), registrationId, ...asOrdinary }
      await resubmitShown(clerk, { ...form, payDay: getDay('2023-12-01') })
      const { revisions } = await reviewer.intake.revisions({ registrationId })
      expect(revisions).toMatchObject([
        { objection: { reason: '缴费日写错', sentBackOn: '2023-11-20' }, fields: [] },
      ])
      expect(revisions[0]?.quotation).toContainEqual({
        what: '计划缴费日',
        before: payDay,
        now: '2023-12-01',
      })
      const unknown = reviewer.intake.revisions({ registrationId: 99 })
      expect(await codeOf(unknown)).toBe('REGISTRATION_NOT_FOUND')
    },
  },
  {
    call: 'intake.resubmit',
    rule: '退回后可以改此次新建的人：照样核对号码、重名和村',
    office: 'founded',
    async run(desk) {
      const other = aPerson({ idNumber: anIdNumber('19700101', '122'), name: '王桂兰' })
      await aRegistered(desk, { registrant: { kind: 'new', person: other } })
      const { registrationId, personIsNew } = await aRegistered(desk)
      expect(personIsNew).toBe(true)
      const reviewer = await desk.signIn('reviewer')
      const verdict = { verdict: 'sent-back' as const, reason: '姓名写错' }
      await reviewShown(reviewer, { requestId: aRequestId(), registrationId, ...verdict })
      const clerk = await desk.signIn('clerk')
      const resubmit = (changes: Partial<ReturnType<typeof aPerson>>) => {
        const { identities: _, ...person } = aPerson({ name: '张桂瑛', ...changes })
        const form = { requestId: aRequestId(), registrationId, person, ...asOrdinary }
        return resubmitShown(clerk, form)
      }
      const wrong = aPerson().idNumber.replace(/.$/u, (last) => (last === '1' ? '2' : '1'))
      expect(await codeOf(resubmit({ idNumber: wrong }))).toBe('ID_NUMBER_REFUSED')
      expect(await codeOf(resubmit({ idNumber: other.idNumber }))).toBe('ALREADY_KNOWN')
      expect(await codeOf(resubmit({ villageId: 99 }))).toBe('VILLAGE_NOT_FOUND')
      const idNumber = anIdNumber('19800607', '124')
      const corrected = { idNumber, villageId: 2, phone: '13800001234' }
      const again = await resubmit(corrected)
      expect(again).toMatchObject({
        name: '张桂瑛',
        idNumber,
        birthDate: '1980-06-07',
        villageName: '柳园村',
        phone: '13800001234',
        state: 'awaiting-review',
      })
      expect(await clerk.people.get({ personId: again.personId })).toMatchObject({
        name: '张桂瑛',
        idNumber,
        village: { name: '柳园村' },
      })
    },
  },
  {
    call: 'intake.resubmit',
    rule: '原有档案的姓名和号码不能在这里改，村和电话可以',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      const first = await aRegistered(desk)
      const { personId } = first
      const withdrawal = { registrationId: first.registrationId, reason: '重办' }
      await withdrawShown(clerk, { requestId: aRequestId(), ...withdrawal })
      const { registrationId, personIsNew } = await aRegistered(desk, {
        registrant: { kind: 'known', personId },
      })
      expect(personIsNew).toBe(false)
      const reviewer = await desk.signIn('reviewer')
      const verdict = { verdict: 'sent-back' as const, reason: '村选错' }
      await reviewShown(reviewer, { requestId: aRequestId(), registrationId, ...verdict })
      const resubmit = (name: string) => {
        const { identities: _, ...person } = aPerson({ name, villageId: 2, phone: '13800001234' })
        const form = { requestId: aRequestId(), registrationId, person, ...asOrdinary }
        return resubmitShown(clerk, form)
      }
      expect(await codeOf(resubmit('张桂瑛'))).toBe('PERSON_FIXED')
      expect(await resubmit('张桂英')).toMatchObject({
        name: '张桂英',
        villageName: '柳园村',
        phone: '13800001234',
      })
    },
  },
  {
    call: 'intake.review',
    rule: '屏幕上的不是现在这一份，审核和撤回都不收，答复里是现在的内容',
    office: 'founded',
    async run(desk) {
      const { registrationId, version } = await aRegistered(desk)
      const reviewer = await desk.signIn('reviewer')
      await reviewShown(reviewer, {
        requestId: aRequestId(),
        registrationId,
        verdict: 'approved',
        reason: null,
      })
      const changed = {
        code: 'REGISTRATION_CHANGED',
        data: { registration: { registrationId, state: 'approved' } },
      }
      const stale = { requestId: aRequestId(), registrationId, version, reason: '身份待核' }
      const sentBack = reviewer.intake.review({ ...stale, verdict: 'sent-back' })
      expect(await errorOf(sentBack)).toMatchObject(changed)
      const clerk = await desk.signIn('clerk')
      expect(await errorOf(clerk.intake.withdraw(stale))).toMatchObject(changed)
      expect((await clerk.intake.get({ registrationId })).state).toBe('approved')
    },
  },
  {
    call: 'intake.withdraw',
    rule: '撤回后状态是已撤回，不能再撤回',
    office: 'founded',
    async run(desk) {
      const { registrationId } = await anApproved(desk)
      const clerk = await desk.signIn('clerk')
      const withdraw = (id: number) =>
        withdrawShown(clerk, { requestId: aRequestId(), registrationId: id, reason: '重复' })
      expect(await withdraw(registrationId)).toEqual({})
      expect(await clerk.intake.get({ registrationId })).toMatchObject({ state: 'withdrawn' })
      expect(await codeOf(withdraw(registrationId))).toBe('WRONG_STATE')
      expect(await codeOf(withdraw(registrationId + 1))).toBe('REGISTRATION_NOT_FOUND')
    },
  },
  {
    call: 'intake.resubmit',
    rule: '按旧屏幕重新提交、核定金额、核定参保都不保存，答复里是现在的内容',
    office: 'none',
    async run(desk) {
      await desk.foundOffice(withFangtai)
      const clerk = await desk.signIn('clerk')
      const reviewer = await desk.signIn('reviewer')
      const other = aPerson({ idNumber: anIdNumber('19700101', '122'), name: '王桂兰' })
      const registrant = { kind: 'new' as const, person: other }
      const { registrationId } = await aRegistered(desk, { registrant })
      const sendBack = (reason: string) =>
        reviewShown(reviewer, {
          requestId: aRequestId(),
          registrationId,
          verdict: 'sent-back',
          reason,
        })
      const stale = await sendBack('村选错')
      await resubmitShown(clerk, { requestId: aRequestId(), registrationId, ...asOrdinary })
      const now = await sendBack('电话写错')
      const { version } = stale
      const again = { requestId: aRequestId(), registrationId, version, ...asOrdinary }
      expect(await errorOf(clerk.intake.resubmit(again))).toMatchObject({
        code: 'REGISTRATION_CHANGED',
        data: { registration: { version: now.version, review: { reason: '电话写错' } } },
      })
      const { registrationId: open } = await anAwaitingAmount(desk)
      const amount = { registrationId: open, amountFen: 35_000, ground: '核定单 118 号' }
      const assessing = reviewer.intake.assess({ requestId: aRequestId(), version, ...amount })
      expect(await codeOf(assessing)).toBe('REGISTRATION_CHANGED')
      await assessShown(reviewer, { requestId: aRequestId(), ...amount })
      const settling = { requestId: aRequestId(), registrationId: open, version }
      expect(await codeOf(reviewer.intake.settle(settling))).toBe('REGISTRATION_CHANGED')
    },
  },
]
