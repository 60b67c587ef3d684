import { describe, expect, test } from 'vitest'
import { aDraft, aPerson } from '../../../tests/support/ledger-builder.ts'
import { ledgerBefore } from '../../../tests/support/migration-harness.ts'
import { anOpenLedger } from '../../../tests/support/test-ledger.ts'
import type { NewRow } from './schema.ts'
import type { Writing } from './writer.ts'

describe('0020 review and payment', () => {
  test('已有登记的账本升级后：登记还在，可以审核和收款', async () => {
    const { open } = await ledgerBefore(20, async (writer) => {
      await writer.record(aDraft('before-0001'), async (writing) => {
        writing.open('person', aPerson(1))
        writing.open('registration', aRegistration(1))
        return { kind: 'record', result: {} }
      })
    })
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
    ['没有审核通过', [aSettlement(38_000)], 'a payment belongs to an approved registration'],
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
      for (const step of steps) step(writing)
      writing.open('payment', aPayment)
      return { kind: 'record', result: {} }
    })
    await expect(paid).rejects.toThrow(words)
  })

  test('同一登记第二笔缴费，数据库不收', async () => {
    const { ledger } = await anOpenLedger({ encrypted: false })
    await ledger.writer.record(aDraft('pay-000001'), async (writing) => {
      writing.open('registration', aRegistration(1))
      for (const step of [anApproval, aSettlement(38_000)]) step(writing)
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

type Step = (writing: Writing) => void

function aRegistration(takenBy: number): NewRow<'registration'> {
  return {
    registration_id: 1,
    registration_number: 'R-1',
    person_id: 1,
    coverage_year: 2024,
    scheme: 'resident',
    tier: 1,
    policy: 'tongliang-2024',
    pack_hash: 'a',
    registered_on: '2023-11-20',
    pay_day: '2023-11-20',
    payable_fen: 38_000,
    taken_by: takenBy,
    village_id: 1,
    snapshot: '{}',
    quotation: '{}',
  }
}

function aReview(fields: { readonly decided_by: number }): NewRow<'review'> {
  return {
    review_id: 1,
    registration_id: 1,
    verdict: 'approved',
    reason: null,
    decided_on: '2023-11-20',
    ...fields,
  }
}

function anApproval(writing: Writing): void {
  writing.open('review', aReview({ decided_by: 2 }))
}

function aSettlement(payableFen: number): Step {
  return (writing) =>
    writing.open('settlement', {
      settlement_id: 1,
      registration_id: 1,
      settled_on: '2023-11-20',
      payable_fen: payableFen,
      policy: 'tongliang-2024',
      pack_hash: 'a',
      decision: '{}',
    })
}

function aLine(amountFen: number): Step {
  return (writing) =>
    writing.open('journal_line', {
      journal_line_id: 1,
      registration_id: 1,
      account: 'fund',
      detail: 'POS机',
      amount_fen: amountFen,
      booked_on: '2023-11-20',
    })
}

const aPayment: NewRow<'payment'> = {
  payment_id: 1,
  receipt_number: 'S-1',
  registration_id: 1,
  channel: 'POS机',
  paid_on: '2023-11-20',
  amount_fen: 38_000,
  booked_by: 1,
  booked_on: '2023-11-20',
}
