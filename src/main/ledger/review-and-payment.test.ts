import { describe, expect, test } from 'vitest'
import { aDraft } from '../../../tests/support/ledger-builder.ts'
import {
  aLine,
  aPayment,
  aRegistration,
  aReview,
  aSettlement,
  anApproval,
  anAssessment,
  asReviewer,
  takeRegistration,
} from '../../../tests/support/registration-rows.ts'
import type { Step } from '../../../tests/support/registration-rows.ts'
import { ledgerBefore } from '../../../tests/support/migration-harness.ts'
import { anOpenLedger } from '../../../tests/support/test-ledger.ts'

describe('0020 review and payment', () => {
  test('已有登记的账本升级后：登记还在，可以审核和收款', async () => {
    const { open } = await ledgerBefore(20, (writer) => takeRegistration(writer))
    const { ledger } = open()
    await ledger.writer.record(aDraft('after-00001'), async (writing) => {
      writing.open('review', aReview({ decided_by: 2 }))
      return { kind: 'record', result: {} }
    })
    const registrations = await ledger.read
      .selectFrom('registration as r')
      .innerJoin('review as v', 'v.registration_id', 'r.registration_id')
      .select(['r.registration_number', 'v.verdict'])
      .execute()
    expect(registrations).toEqual([{ registration_number: 'R-1', verdict: 'approved' }])
  })

  test('谁经办的登记，数据库不让谁审核', async () => {
    const { ledger } = await anOpenLedger({ encrypted: false })
    await ledger.writer.record(aDraft('before-0001'), async (writing) => {
      writing.open('registration', aRegistration(1))
      return { kind: 'record', result: {} }
    })
    const own = ledger.writer.record(aDraft('own-000001'), async (writing) => {
      writing.open('review', aReview({ decided_by: 1 }))
      return { kind: 'record', result: {} }
    })
    await expect(own).rejects.toThrow('whoever took a registration never reviews it')
  })

  test.each([
    ['没有审核通过就核定', [aSettlement(38_000)], 'a settlement is of what another approved'],
    [
      '核定金额不同',
      [anApproval, aSettlement(37_000)],
      'a payment is of the amount that was decided',
    ],
    [
      '分录不平',
      [anApproval, aSettlement(38_000), aLine(38_000)],
      'the entries of an action balance',
    ],
  ] satisfies [string, Step[], string][])('收款时%s，数据库不收', async (_why, steps, words) => {
    const { ledger } = await anOpenLedger({ encrypted: false })
    await ledger.writer.record(aDraft('before-0001'), async (writing) => {
      writing.open('registration', aRegistration(1))
      return { kind: 'record', result: {} }
    })
    const paid = ledger.writer.record(aDraft('pay-000001'), async (writing) => {
      for (const step of steps) await step(writing)
      writing.open('payment', aPayment)
      return { kind: 'record', result: {} }
    })
    await expect(paid).rejects.toThrow(words)
  })

  test('收款时没有审核通过，数据库不收', async () => {
    // In the schema of then: later ones refuse the settlement already.
    const { open } = await ledgerBefore(40, (writer) => takeRegistration(writer))
    const paid = open().ledger.writer.record(aDraft('pay-000001'), async (writing) => {
      await aSettlement(38_000)(writing)
      writing.open('payment', aPayment)
      return { kind: 'record', result: {} }
    })
    await expect(paid).rejects.toThrow('a payment belongs to an approved registration')
  })

  test('同一登记第二笔缴费，数据库不收', async () => {
    const { ledger } = await anOpenLedger({ encrypted: false })
    await ledger.writer.record(aDraft('before-0001'), async (writing) => {
      writing.open('registration', aRegistration(1))
      return { kind: 'record', result: {} }
    })
    await ledger.writer.record(aDraft('pay-000001'), async (writing) => {
      for (const step of [anApproval, aSettlement(38_000)]) await step(writing)
      writing.open('payment', aPayment)
      return { kind: 'record', result: {} }
    })
    const twice = ledger.writer.record(aDraft('pay-000002'), async (writing) => {
      writing.open('payment', { ...aPayment, payment_id: 2, receipt_number: 'S-2' })
      return { kind: 'record', result: {} }
    })
    await expect(twice).rejects.toThrow(/UNIQUE/)
  })
})

describe('0040 核定金额', () => {
  test('已有审核的账本升级后，可以录入核定金额', async () => {
    const { open } = await ledgerBefore(40, async (writer) => {
      await takeRegistration(writer)
      await asReviewer(writer, 'intake.review', anApproval)
    })
    const { ledger } = open()
    await asReviewer(ledger.writer, 'intake.assess', (writing) =>
      writing.open('assessment', { ...anAssessment(2), assessed_on: '2023-11-20' }),
    )
    const amounts = await ledger.read.selectFrom('assessment').select('amount_fen').execute()
    expect(amounts).toEqual([{ amount_fen: 35_000 }])
    expect(ledger.verify().sound).toBe(true)
  })

  test.each([
    ['经办本人录入', [anApproval], 1, 'whoever took a registration never sets its amount'],
    ['没有审核通过', [], 2, 'an amount is set on an approved registration'],
  ] satisfies [string, Step[], number, string][])(
    '%s，数据库不收',
    async (_why, steps, by, words) => {
      const { ledger } = await anOpenLedger({ encrypted: false })
      await ledger.writer.record(aDraft('before-0001'), async (writing) => {
        writing.open('registration', aRegistration(1))
        return { kind: 'record', result: {} }
      })
      const assessed = ledger.writer.record(aDraft('amount-0001'), async (writing) => {
        for (const step of steps) step(writing)
        writing.open('assessment', anAssessment(by))
        return { kind: 'record', result: {} }
      })
      await expect(assessed).rejects.toThrow(words)
    },
  )
})
