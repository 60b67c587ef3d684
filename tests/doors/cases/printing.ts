import { expect } from 'vitest'
import { codeOf, errorOf } from '../support/desk.ts'
import { aRequestId } from '../support/office-data.ts'
import { anApproved, aPaid, aRegistered } from '../support/registered.ts'
import type { Case } from './case.ts'
import { reviewShown, withdrawShown } from '../../support/shown.ts'

export const printingCases: readonly Case[] = [
  {
    call: 'printing.preview',
    rule: '预览登记表不计份数，没缴费没有收据',
    office: 'founded',
    async run(desk) {
      const { registrationId, registrationNumber } = await aRegistered(desk)
      const clerk = await desk.signIn('clerk')
      const sheet = await clerk.printing.preview({ kind: 'registration', registrationId })
      expect(sheet).toMatchObject({
        officeName: '沙窝镇医疗保障服务站',
        practice: false,
        sheetNumber: registrationNumber,
        coverageYear: 2024,
        person: { name: '张桂英', villageName: '石庙村' },
        decision: { kind: 'quotation', payableFen: 38000 },
        pack: { documentNumber: '东政办字〔2023〕26号', draft: false },
        payment: null,
        takenBy: '测试clerk',
        reviewedBy: null,
      })
      const receipt = clerk.printing.preview({ kind: 'receipt', registrationId })
      expect(await codeOf(receipt)).toBe('NOTHING_PAID')
    },
  },
  {
    call: 'printing.preview',
    rule: '个人无需缴费的没有收据，话里不说“还没有缴费”',
    office: 'founded',
    async run(desk) {
      const poorest = { term: '特困人员', from: null, to: null }
      const { registrationId, state } = await anApproved(desk, { identities: [poorest] })
      expect(state).toBe('effective')
      const clerk = await desk.signIn('clerk')
      const refusal = await errorOf(clerk.printing.preview({ kind: 'receipt', registrationId }))
      expect(refusal.message).toBe('个人无需缴费，没有收据，打印登记表即可。')
    },
  },
  {
    call: 'printing.print',
    rule: '第一份是原件，再打是补打，份数各单据分开数',
    office: 'founded',
    async run(desk) {
      const { registrationId, settlement } = await aPaid(desk)
      const clerk = await desk.signIn('clerk')
      const print = (kind: 'registration' | 'receipt') =>
        clerk.printing.print({ requestId: aRequestId(), kind, registrationId })
      const first = await print('registration')
      const second = await print('registration')
      const receipt = await print('receipt')
      expect([first, second, receipt].map(({ copyNumber }) => copyNumber)).toEqual([1, 2, 1])
      // Nothing changed in between: both copies say the same.
      expect(second.shortHash).toBe(first.shortHash)
      expect(first.shortHash).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/)
      expect(receipt.content).toMatchObject({
        sheetNumber: settlement?.payment?.receiptNumber,
        decision: { kind: 'final', payableFen: 38000 },
        payment: { amountFen: 38000 },
        reviewedBy: '测试reviewer',
      })
    },
  },
  {
    call: 'printing.copies',
    rule: '登记表和收据分开数份数，没有打过的不列',
    office: 'founded',
    async run(desk) {
      const { registrationId } = await aPaid(desk)
      const clerk = await desk.signIn('clerk')
      for (const kind of ['registration', 'registration', 'receipt'] as const) {
        await clerk.printing.print({ requestId: aRequestId(), kind, registrationId })
      }
      const copies = (kind: 'registration' | 'receipt') =>
        clerk.printing.copies({ kind, registrationIds: [registrationId, 99] })
      expect(await copies('registration')).toEqual([{ registrationId, copies: 2 }])
      expect(await copies('receipt')).toEqual([{ registrationId, copies: 1 }])
      expect(await clerk.printing.copies({ kind: 'receipt', registrationIds: [] })).toEqual([])
    },
  },
  {
    call: 'printing.get',
    rule: '打过的单据按链接原样再现',
    office: 'founded',
    async run(desk) {
      const { registrationId } = await aRegistered(desk)
      const clerk = await desk.signIn('clerk')
      const print = await clerk.printing.print({
        requestId: aRequestId(),
        kind: 'registration',
        registrationId,
      })
      expect(await clerk.printing.get({ printId: print.printId })).toEqual(print)
      expect(await codeOf(clerk.printing.get({ printId: 99 }))).toBe('PRINT_NOT_FOUND')
    },
  },
  {
    call: 'printing.verify',
    rule: '查验：号码和查验码对得上就出示原件，并说明后来变了什么',
    office: 'founded',
    async run(desk) {
      const { registrationId, registrationNumber } = await aRegistered(desk)
      const clerk = await desk.signIn('clerk')
      const { shortHash } = await clerk.printing.print({
        requestId: aRequestId(),
        kind: 'registration',
        registrationId,
      })
      const verify = (sheetNumber: string, typedHash: string) =>
        clerk.printing.verify({ sheetNumber, shortHash: typedHash })
      expect(await verify(registrationNumber, shortHash)).toMatchObject({
        kind: 'found',
        copies: 1,
        differences: [],
      })
      // As people type: lower case, without the dash, with blanks.
      const typed = ` ${shortHash.replace('-', '').toLowerCase()} `
      expect(await verify(` ${registrationNumber} `, typed)).toMatchObject({ kind: 'found' })
      expect(await verify(registrationNumber.replaceAll('-', '—'), shortHash)).toMatchObject({
        kind: 'found',
      })
      expect(await verify(registrationNumber, '0000-0000')).toMatchObject({
        kind: 'hash-differs',
        copies: 1,
        original: { copyNumber: 1, shortHash, content: { sheetNumber: registrationNumber } },
        differences: [],
      })
      expect(await verify('371728100-2024-999999', shortHash)).toEqual({ kind: 'unknown-number' })

      const reviewer = await desk.signIn('reviewer')
      await reviewShown(reviewer, {
        requestId: aRequestId(),
        registrationId,
        verdict: 'approved',
        reason: null,
      })
      expect(await verify(registrationNumber, shortHash)).toMatchObject({
        kind: 'found',
        differences: [{ field: '审核', printed: '无', now: '测试reviewer 2023-11-20' }],
      })
    },
  },
  {
    call: 'printing.verify',
    rule: '几份内容一样、查验码也一样的，查验说明是其中哪几份',
    office: 'founded',
    async run(desk) {
      const { registrationId, registrationNumber } = await aRegistered(desk)
      const clerk = await desk.signIn('clerk')
      const print = () =>
        clerk.printing.print({ requestId: aRequestId(), kind: 'registration', registrationId })
      const { shortHash } = await print()
      await print()
      const reviewer = await desk.signIn('reviewer')
      await reviewShown(reviewer, {
        requestId: aRequestId(),
        registrationId,
        verdict: 'approved',
        reason: null,
      })
      const third = await print()
      const copyNumbersOf = async (code: string) => {
        const found = await clerk.printing.verify({
          sheetNumber: registrationNumber,
          shortHash: code,
        })
        return found.kind === 'unknown-number' ? null : found.copyNumbers
      }
      expect(await copyNumbersOf(shortHash)).toEqual([1, 2])
      expect(await copyNumbersOf(third.shortHash)).toEqual([3])
      expect(await copyNumbersOf('0000-0000')).toEqual([])
    },
  },
  {
    call: 'printing.verify',
    rule: '登记已撤回的，查验时说明',
    office: 'founded',
    async run(desk) {
      const { registrationId, registrationNumber } = await anApproved(desk)
      const clerk = await desk.signIn('clerk')
      const { shortHash } = await clerk.printing.print({
        requestId: aRequestId(),
        kind: 'registration',
        registrationId,
      })
      await withdrawShown(clerk, { requestId: aRequestId(), registrationId, reason: '重复' })
      const verification = await clerk.printing.verify({
        sheetNumber: registrationNumber,
        shortHash,
      })
      expect(verification).toMatchObject({
        kind: 'found',
        differences: [{ field: '登记', now: '已撤回' }],
      })
    },
  },
]
