import { expect } from 'vitest'
import { codeOf } from '../support/desk.ts'
import { aRequestId } from '../support/office-data.ts'
import { aPayment, anApproved } from '../support/registered.ts'
import { aKnownPerson, anAppliedTaxList, paidByKnown, untilStill } from '../support/rosters.ts'
import type { Case } from './case.ts'

export const taxListCases: readonly Case[] = [
  {
    call: 'collections.taxLines',
    rule: '批准待缴的登记由税务清册缴费：随之生效，渠道是税务清册，没有本单位的收据',
    office: 'founded',
    async run(desk) {
      const { registrationId, registrationNumber } = await anApproved(desk)
      const reviewer = await desk.signIn('reviewer')
      const { batchId, previewed } = await anAppliedTaxList(reviewer)
      expect(previewed.counts?.payments).toEqual([
        {
          booking: 'registration',
          lines: 1,
          amountFen: 38000,
          appliedFen: 38000,
          surplusFen: 0,
        },
      ])
      const clerk = await desk.signIn('clerk')
      expect(await clerk.intake.get({ registrationId })).toMatchObject({
        state: 'effective',
        settlement: {
          settledOn: '2023-11-20',
          payment: { receiptNumber: null, voucher: 'T0001', channel: '税务清册', amountFen: 38000 },
        },
      })
      expect(await clerk.collections.taxLines({ show: 'all', batchId })).toMatchObject({
        lines: [{ registrationNumber, outcome: 'registration', status: 'booked', surplusFen: 0 }],
        totals: [{ booking: 'registration', lines: 1, amountFen: 38000 }],
      })
      const receipt = clerk.printing.print({
        requestId: aRequestId(),
        registrationId,
        kind: 'receipt',
      })
      expect(await codeOf(receipt)).toBe('NOTHING_PAID')
    },
  },
  {
    call: 'collections.taxLines',
    rule: '撤销清册：登记回到待缴，柜台可以再收，账平',
    office: 'founded',
    async run(desk) {
      const { registrationId } = await anApproved(desk)
      const reviewer = await desk.signIn('reviewer')
      const { batchId, previewed } = await anAppliedTaxList(reviewer)
      await reviewer.rosters.undo({ requestId: aRequestId(), batchId, reason: '发错' })
      await untilStill(reviewer, previewed.importId)
      const clerk = await desk.signIn('clerk')
      expect((await clerk.intake.get({ registrationId })).state).toBe('approved')
      const payment = await aPayment(desk, registrationId)
      const paid = await clerk.collections.pay({ requestId: aRequestId(), ...payment })
      expect(paid.state).toBe('effective')
      const { lines } = await clerk.collections.taxLines({ show: 'all' })
      expect(lines).toMatchObject([{ status: 'reversed' }])
      const auditor = await desk.signIn('auditor')
      expect((await auditor.audit.verify({})).problems).toEqual([])
    },
  },
  {
    call: 'collections.explainTax',
    rule: '没有登记的续保按证件号码重算当时的决定，逐字相同；清册上没有的号码没有',
    office: 'founded',
    async run(desk) {
      const personId = await aKnownPerson(desk)
      const reviewer = await desk.signIn('reviewer')
      await anAppliedTaxList(reviewer)
      const auditor = await desk.signIn('auditor')
      const clerk = await desk.signIn('clerk')
      const { idNumber } = await clerk.people.get({ personId })
      expect(await auditor.collections.explainTax({ idNumber })).toMatchObject({
        idNumber,
        same: true,
        decisions: [{ kind: 'tax-list', verdict: 'same', rowNumber: 2, amountFen: 38000 }],
      })
      const { people } = await clerk.people.search({ text: idNumber })
      expect(people).toMatchObject([{ registered: true, enrolled: true }])
      const unknown = auditor.collections.explainTax({ idNumber: 'X' })
      expect(await codeOf(unknown)).toBe('TAX_LINE_NOT_FOUND')
    },
  },
  {
    call: 'collections.acceptTaxLine',
    rule: '少缴的由第二人写明理由认可，应用的人自己不能',
    office: 'founded',
    async run(desk) {
      const personId = await aKnownPerson(desk)
      const reviewer = await desk.signIn('reviewer')
      await anAppliedTaxList(reviewer, [{ ...paidByKnown, yuan: '300.00' }])
      const clerk = await desk.signIn('clerk')
      const { lines } = await clerk.collections.taxLines({ show: 'open', personId })
      expect(lines).toMatchObject([{ cause: 'short', surplusFen: 30000, appliedByMe: false }])
      const taxPaymentId = lines[0]?.taxPaymentId ?? 0
      const input = { taxPaymentId, as: 'enrolment', reason: '村里垫付，月底补齐' } as const
      const accept = (client: typeof clerk, changes: object = {}) =>
        client.collections.acceptTaxLine({ requestId: aRequestId(), ...input, ...changes })
      expect(await codeOf(accept(reviewer))).toBe('OWN_BATCH')
      expect(await codeOf(accept(clerk, { taxPaymentId: 99 }))).toBe('TAX_LINE_NOT_FOUND')
      expect(await accept(clerk)).toMatchObject({
        status: 'accepted',
        outcome: 'renewal',
        shortfallFen: 8000,
        surplusFen: 0,
      })
      expect(await codeOf(accept(clerk))).toBe('ALREADY_DECIDED')
      const { enrolments } = await clerk.people.get({ personId })
      expect(enrolments).toContainEqual({ coverageYear: 2024, tier: 1, source: 'tax-list' })
    },
  },
  {
    call: 'collections.acceptTaxLine',
    rule: '找不到人的不能认可为参保，写明原因；可以留待退费',
    office: 'founded',
    async run(desk) {
      const reviewer = await desk.signIn('reviewer')
      await anAppliedTaxList(reviewer)
      const clerk = await desk.signIn('clerk')
      const { lines } = await clerk.collections.taxLines({ show: 'open' })
      expect(lines).toMatchObject([{ cause: 'unknown', personId: null }])
      const input = { taxPaymentId: lines[0]?.taxPaymentId ?? 0, reason: '电话核实' }
      const enrolled = clerk.collections.acceptTaxLine({
        requestId: aRequestId(),
        ...input,
        as: 'enrolment',
      })
      expect(await codeOf(enrolled)).toBe('CANNOT_ENROL')
      const kept = await clerk.collections.acceptTaxLine({
        requestId: aRequestId(),
        ...input,
        as: 'surplus',
      })
      expect(kept).toMatchObject({ status: 'kept', surplusFen: 38000 })
    },
  },
]
