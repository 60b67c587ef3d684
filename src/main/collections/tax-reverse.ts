/** Taking bookings of a tax list back: entries the other way round, nothing is deleted. */
import type { Day } from '../../shared/kernel/day.ts'
import type { StateRow, Writing } from '../ledger/index.ts'
import { RowIds, enter } from './tax-book.ts'
import type { Entry } from '../intake/index.ts'

export type LeftBooking = {
  readonly personId: number | null
  readonly name: string
  readonly idNumber: string
  readonly reason: string
}

/** Reverses what one part of a batch booked, but for what later work has changed; answers that. */
export async function reverseTaxLines(
  writing: Writing,
  { actionId, today }: { readonly actionId: number; readonly today: Day },
): Promise<readonly LeftBooking[]> {
  const rows = await writing.read
    .selectFrom('tax_payment')
    .selectAll()
    .where('from_action', '=', actionId)
    .orderBy('tax_payment_id')
    .execute()
  const left: LeftBooking[] = []
  const ids = new RowIds(writing)
  for (const row of rows) {
    const reason = await reasonToLeave(writing, row)
    if (reason === null) await reverse(writing, row, { today, ids })
    else {
      const { person_id: personId, name, id_number: idNumber } = row
      left.push({ personId, name: name ?? '', idNumber: idNumber ?? '', reason })
    }
  }
  return left
}

async function reasonToLeave(
  { read }: Writing,
  row: StateRow<'tax_payment'>,
): Promise<string | null> {
  if (row.to_action !== null) return '这笔缴费后来已由第二人认可，保持现在的样子。'
  if (row.outcome === 'surplus') return null
  if (row.registration_id !== null) {
    const print = await read
      .selectFrom('print')
      .select('sheet_number')
      .where('registration_id', '=', row.registration_id)
      .where('from_action', '>', row.from_action)
      .executeTakeFirst()
    if (print !== undefined) {
      return `参保后已打印登记表 ${print.sheet_number}，缴费和参保保留。`
    }
  }
  const enrolment = await findEnrolment(read, row)
  return enrolment === undefined ? '这条参保后来又改过，保持现在的样子。' : null
}

function findEnrolment(read: Writing['read'], row: StateRow<'tax_payment'>) {
  return read
    .selectFrom('enrolment')
    .select('row_id')
    .where('person_id', '=', row.person_id ?? 0)
    .where('coverage_year', '=', row.coverage_year)
    .where('from_action', '=', row.from_action)
    .where('to_action', 'is', null)
    .executeTakeFirst()
}

async function reverse(
  writing: Writing,
  row: StateRow<'tax_payment'>,
  parts: { readonly today: Day; readonly ids: RowIds },
): Promise<void> {
  const { read } = writing
  if (row.outcome !== 'surplus') {
    const enrolment = await findEnrolment(read, row)
    if (enrolment !== undefined) writing.close('enrolment', enrolment.row_id)
  }
  if (row.outcome === 'registration' && row.registration_id !== null) {
    const settlement = await read
      .selectFrom('settlement')
      .select('row_id')
      .where('registration_id', '=', row.registration_id)
      .where('to_action', 'is', null)
      .executeTakeFirstOrThrow()
    writing.close('settlement', settlement.row_id)
  }
  writing.replace('tax_payment', row, { status: 'reversed' })
  const entries = await read
    .selectFrom('journal_line')
    .select(['account', 'detail', 'amount_fen'])
    .where('tax_payment_id', '=', row.tax_payment_id)
    .where('to_action', 'is', null)
    .orderBy('journal_line_id')
    .execute()
  await enter(
    writing,
    { taxPaymentId: row.tax_payment_id, ...parts },
    entries.map(({ account, detail, amount_fen: amountFen }) => ({
      // The table takes no other account.
      account: account as Entry['account'],
      detail,
      amountFen: -amountFen,
    })),
  )
}
