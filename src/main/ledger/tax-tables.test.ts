/** 0080: money of tax lists, and what the database never lets anybody do with it. */
import { describe, expect, test } from 'vitest'
import { aDraft, anEnrolment } from '../../../tests/support/ledger-builder.ts'
import { ledgerBefore } from '../../../tests/support/migration-harness.ts'
import {
  aPayment,
  aRegistration,
  anApproval,
  asReviewer,
  takeRegistration,
} from '../../../tests/support/registration-rows.ts'
import { applyTax, lineOf, openTaxOffice } from '../../../tests/support/tax-office.ts'
import type { TaxOffice } from '../../../tests/support/tax-office.ts'
import type { Ledger, StateRow, Writing } from './index.ts'

/** What the database says to one action. */
async function refusalOf(ledger: Ledger, work: (writing: Writing) => Promise<void>) {
  return ledger.writer
    .record(aDraft('forbidden-0001', { kind: 'rosters.undo' }), async (writing) => {
      await work(writing)
      return { kind: 'record', result: {} }
    })
    .then(
      () => 'nothing',
      (error: unknown) => String(error),
    )
}

test('升级前的参保、分录和核定一条不少，照样不能去掉', async () => {
  const { open } = await ledgerBefore(80, async (writer) => {
    await takeRegistration(writer, (writing) => writing.open('registration', aRegistration(1)))
    await asReviewer(writer, 'intake.review', anApproval)
    await writer.record(
      aDraft('paid-0001', { kind: 'collections.pay', accountId: 1 }),
      async (writing) => {
        const charge = { standardFen: 38_000, payableFen: 38_000, subsidies: [] }
        writing.open('settlement', {
          settlement_id: 1,
          registration_id: 1,
          settled_on: '2023-11-20',
          payable_fen: 38_000,
          policy: 'tongliang-2024',
          pack_hash: 'a',
          decision: JSON.stringify({ answer: { charge } }),
          overlay_hash: null,
        })
        writing.open('payment', { ...aPayment, receipt_number: 'SR-1' })
        const enrolled = { source: 'registration', coverage_year: 2024, tier: 1 }
        writing.open('enrolment', anEnrolment(1, enrolled))
        for (const [index, [account, fen]] of (
          [
            ['contribution', -38_000],
            ['fund', 38_000],
          ] as const
        ).entries()) {
          writing.open('journal_line', {
            journal_line_id: index + 1,
            registration_id: 1,
            account,
            detail: account === 'fund' ? 'POS机' : '1',
            amount_fen: fen,
            booked_on: '2023-11-20',
            tax_payment_id: null,
          })
        }
        return { kind: 'record', result: {} }
      },
    )
  })
  const { ledger } = open()
  const lines = await ledger.read.selectFrom('journal_line').selectAll().execute()
  expect(lines.map((row) => [row.row_id, row.account, row.amount_fen, row.tax_payment_id])).toEqual(
    [
      [1, 'contribution', -38_000, null],
      [2, 'fund', 38_000, null],
    ],
  )
  expect(await ledger.read.selectFrom('enrolment').select('source').execute()).toEqual([
    { source: 'registration' },
  ])
  for (const table of ['settlement', 'enrolment'] as const) {
    const said = await refusalOf(ledger, async (writing) => {
      const row = await writing.read.selectFrom(table).select('row_id').executeTakeFirstOrThrow()
      writing.close(table, row.row_id)
    })
    expect(said).toContain('what was paid, settled or printed never closes')
  }
})

describe('记下的清册缴费', () => {
  const rowOf = (writing: Writing): Promise<StateRow<'tax_payment'>> =>
    writing.read
      .selectFrom('tax_payment')
      .selectAll()
      .where('to_action', 'is', null)
      .orderBy('tax_payment_id')
      .executeTakeFirstOrThrow()

  const changes = (
    change: Partial<StateRow<'tax_payment'>>,
  ): ((writing: Writing) => Promise<void>) => {
    return async (writing) => writing.replace('tax_payment', await rowOf(writing), change)
  }

  const accepted = { accepted_on: '2023-11-20', accept_reason: '核实' }

  test.each<[string, (writing: Writing) => Promise<void>, string]>([
    ['金额不能改', changes({ amount_fen: 1, applied_fen: 1 }), 'what came in stays'],
    ['缴费日不能改', changes({ paid_on: '2023-11-09' }), 'what came in stays'],
    ['不写冲正分录不能冲正', changes({ status: 'reversed' }), 'the journal says of a booking'],
    [
      '应用的人不能认可',
      changes({ ...accepted, status: 'kept', accepted_by: 2 }),
      'whoever applied a list accepts nothing of it',
    ],
    [
      '差额要有第二人认可',
      changes({ applied_fen: 40_000, shortfall_fen: 2000 }),
      'CHECK constraint failed',
    ],
    [
      '同一凭证号不能再记一笔',
      async (writing) => {
        const row = await rowOf(writing)
        await openBeside(writing, { ...row, tax_payment_id: 2, line: 2, outcome: 'surplus' })
      },
      'UNIQUE constraint failed',
    ],
    [
      '一人一年不能再记一份保费',
      async (writing) => {
        const row = await rowOf(writing)
        await openBeside(writing, { ...row, tax_payment_id: 2, line: 2, voucher: 'V2' })
      },
      'UNIQUE constraint failed',
    ],
    [
      '参保没有冲正不能去掉',
      async (writing) => {
        const row = await writing.read
          .selectFrom('enrolment')
          .select('row_id')
          .executeTakeFirstOrThrow()
        writing.close('enrolment', row.row_id)
      },
      'what was paid, settled or printed never closes',
    ],
  ])('%s', async (_what, work, words) => {
    const office: TaxOffice = await openTaxOffice(2)
    await applyTax(office, [{ person: 1, voucher: 'V1' }])
    expect((await lineOf(office, 1)).status).toBe('booked')
    expect(await refusalOf(office.ledger, work)).toContain(words)
  })

  test('清册写完以后不再添', async () => {
    const office = await openTaxOffice(2)
    await applyTax(office, [{ person: 1 }])
    const said = await refusalOf(office.ledger, async (writing) => {
      writing.open('tax_payment', { ...(await rowOf(writing)), tax_payment_id: 2, line: 2 })
    })
    expect(said).toContain('belongs to a batch that is being applied')
  })

  /** A batch of its own that is being written, with a row like one that is there. */
  async function openBeside(writing: Writing, row: StateRow<'tax_payment'>): Promise<void> {
    const batch = await writing.read
      .selectFrom('roster_batch')
      .selectAll()
      .where('to_action', 'is', null)
      .executeTakeFirstOrThrow()
    const another = { batch_id: 2, import_key: 'import-2', file_hash: 'hash-2' }
    writing.open('roster_batch', { ...batch, ...another, status: 'applying' })
    const isSurplus = row.outcome === 'surplus'
    writing.open('tax_payment', {
      ...row,
      batch_id: 2,
      ...(isSurplus
        ? { applied_fen: 0, surplus_fen: row.amount_fen, cause: 'second', reason: '重复' }
        : {}),
    })
  }
})
