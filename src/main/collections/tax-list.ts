/** Money of tax lists as the screens see it. A batch shows all of its lines at once, or none. */
import {
  taxCauseSchema,
  taxPageSize,
  taxPaymentSchema,
} from '../../shared/collections/tax-lines.ts'
import type {
  TaxBooking,
  TaxCount,
  TaxListFilter,
  TaxPayment,
} from '../../shared/collections/tax-lines.ts'
import type { Reader } from '../ledger/index.ts'

function visibleRows(read: Reader, filter: TaxListFilter) {
  let query = read
    .selectFrom('tax_payment as t')
    .innerJoin('roster_batch as b', (join) =>
      join.onRef('b.batch_id', '=', 't.batch_id').on('b.to_action', 'is', null),
    )
    .where('t.to_action', 'is', null)
    .where('b.status', '<>', 'applying')
  if (filter.show === 'open') {
    query = query.where('t.status', '=', 'booked').where('t.surplus_fen', '>', 0)
  }
  if (filter.show === 'decided') query = query.where('t.status', 'in', ['accepted', 'kept'])
  if (filter.batchId !== undefined) query = query.where('t.batch_id', '=', filter.batchId)
  if (filter.personId !== undefined) query = query.where('t.person_id', '=', filter.personId)
  if (filter.cause !== undefined) query = query.where('t.cause', '=', filter.cause)
  const text = filter.text ?? ''
  if (text !== '') {
    query = query.where((row) =>
      row.or([
        row('t.name', '=', text),
        row('t.id_number', '=', text.toUpperCase()),
        row('t.voucher', '=', text),
      ]),
    )
  }
  return query
}

export async function listTaxLines(
  read: Reader,
  filter: TaxListFilter,
  accountId: number,
): Promise<{ readonly lines: TaxPayment[]; readonly more: boolean }> {
  const page = visibleRows(read, filter)
  const rows = await selected(
    filter.before === undefined ? page : page.where('t.tax_payment_id', '<', filter.before),
  )
    .orderBy('t.tax_payment_id', 'desc')
    .limit(taxPageSize + 1)
    .execute()
  return {
    lines: rows.slice(0, taxPageSize).map((row) => taxPaymentFrom(row, accountId)),
    more: rows.length > taxPageSize,
  }
}

export async function findTaxLine(
  read: Reader,
  taxPaymentId: number,
  accountId: number,
): Promise<TaxPayment | null> {
  const query = visibleRows(read, { show: 'all' }).where('t.tax_payment_id', '=', taxPaymentId)
  const row = await selected(query).executeTakeFirst()
  return row === undefined ? null : taxPaymentFrom(row, accountId)
}

function selected(query: ReturnType<typeof visibleRows>) {
  return query
    .leftJoin('account as a', (join) =>
      join.onRef('a.account_id', '=', 'b.applied_by').on('a.to_action', 'is', null),
    )
    .leftJoin('account as c', (join) =>
      join.onRef('c.account_id', '=', 't.accepted_by').on('c.to_action', 'is', null),
    )
    .leftJoin('registration as r', (join) =>
      join.onRef('r.registration_id', '=', 't.registration_id').on('r.to_action', 'is', null),
    )
    .selectAll('t')
    .select(['b.file_name', 'b.sender', 'b.applied_by', 'r.registration_number'])
    .select(['a.display_name as applied_name', 'c.display_name as accepted_name'])
}

type Row = Awaited<ReturnType<ReturnType<typeof selected>['execute']>>[number]

function taxPaymentFrom(row: Row, accountId: number): TaxPayment {
  return taxPaymentSchema.parse({
    taxPaymentId: row.tax_payment_id,
    batchId: row.batch_id,
    rowNumber: row.row_number,
    fileName: row.file_name,
    sender: row.sender,
    personId: row.person_id,
    registrationNumber: row.registration_number,
    name: row.name,
    idNumber: row.id_number,
    coverageYear: row.coverage_year,
    tier: row.tier,
    paidOn: row.paid_on,
    amountFen: row.amount_fen,
    appliedFen: row.applied_fen,
    surplusFen: row.surplus_fen,
    shortfallFen: row.shortfall_fen,
    voucher: row.voucher,
    channel: row.channel,
    outcome: row.outcome,
    cause: row.cause,
    reason: row.reason,
    status: row.status,
    bookedOn: row.booked_on,
    appliedBy: row.applied_name ?? `账号 ${row.applied_by}`,
    acceptedBy: row.accepted_by === null ? null : (row.accepted_name ?? `账号 ${row.accepted_by}`),
    acceptedOn: row.accepted_on,
    acceptReason: row.accept_reason,
    appliedByMe: row.applied_by === accountId,
  })
}

/** What everything that a filter finds came to; reversed money is none. */
export async function countTaxLines(read: Reader, filter: TaxListFilter): Promise<TaxCount[]> {
  const rows = await visibleRows(read, filter)
    .where('t.status', '<>', 'reversed')
    .select(({ fn }) => [
      't.outcome',
      't.cause',
      fn.countAll<number>().as('lines'),
      fn.sum<number>('t.amount_fen').as('amount'),
      fn.sum<number>('t.applied_fen').as('applied'),
      fn.sum<number>('t.surplus_fen').as('surplus'),
    ])
    .groupBy(['t.outcome', 't.cause'])
    .execute()
  const counts = new Map<TaxBooking, TaxCount>()
  for (const row of rows) {
    const booking = bookingOf({ ...row, surplusFen: row.surplus })
    const known = counts.get(booking)
    counts.set(booking, {
      booking,
      lines: (known?.lines ?? 0) + row.lines,
      amountFen: (known?.amountFen ?? 0) + row.amount,
      appliedFen: (known?.appliedFen ?? 0) + row.applied,
      surplusFen: (known?.surplusFen ?? 0) + row.surplus,
    })
  }
  return [...counts.values()]
}

function bookingOf(row: {
  readonly outcome: string
  readonly cause: string | null
  readonly surplusFen: number
}): TaxBooking {
  if (row.surplusFen > 0 && row.cause !== null) return taxCauseSchema.parse(row.cause)
  return row.outcome === 'registration' ? 'registration' : 'renewal'
}
