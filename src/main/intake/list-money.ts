/** What tax lists brought for a registration, and what became of it: booked, accepted, taken back. */
import { getDay } from '../../shared/kernel/day.ts'
import type { ListMoney } from '../../shared/intake/model.ts'
import { listMoneySchema } from '../../shared/intake/model.ts'
import type { Reader, StateRow } from '../ledger/index.ts'

type Asked = { readonly registrationId: number; readonly atAction: number | undefined }

/** In the order in which it was recorded; also of lists that were undone since. */
export async function listListMoney(read: Reader, asked: Asked): Promise<ListMoney[]> {
  const own = await read
    .selectFrom('tax_payment')
    .select('tax_payment_id')
    .where('registration_id', '=', asked.registrationId)
    .where('to_action', 'is', null)
    .execute()
  if (own.length === 0) return []
  const rows = await versionsOf(
    read,
    own.map((row) => row.tax_payment_id),
  )
  const settledBy = await findSettling(read, asked)
  return rows
    .filter(({ from_action }) => asked.atAction === undefined || from_action <= asked.atAction)
    .map((row) => ({
      what: listMoneySchema.shape.what.parse(row.status),
      happenedOn: getDay(row.recorded_on),
      by: row.display_name ?? `账号 ${row.account_id ?? ''}`,
      sender: row.sender,
      fileName: row.file_name,
      rowNumber: row.row_number,
      paidOn: getDay(row.paid_on),
      amountFen: row.amount_fen,
      surplusFen: row.surplus_fen,
      settles: row.outcome === 'registration',
      reason: reasonOf(row),
      afterSettlement: settledBy !== null && row.from_action > settledBy,
    }))
}

function versionsOf(read: Reader, taxPaymentIds: readonly number[]) {
  return read
    .selectFrom('tax_payment as t')
    .innerJoin('action', 'action.action_id', 't.from_action')
    .innerJoin('roster_batch as b', (join) =>
      join.onRef('b.batch_id', '=', 't.batch_id').on('b.to_action', 'is', null),
    )
    .leftJoin('account as a', (join) =>
      join.onRef('a.account_id', '=', 'action.account_id').on('a.to_action', 'is', null),
    )
    .selectAll('t')
    .select(['action.recorded_on', 'action.account_id', 'a.display_name'])
    .select(['b.sender', 'b.file_name', 'b.undone_reason'])
    .where('t.tax_payment_id', 'in', taxPaymentIds)
    .orderBy('t.from_action')
    .orderBy('t.tax_payment_id')
    .execute()
}

function reasonOf(
  row: Pick<StateRow<'tax_payment'>, 'status' | 'reason' | 'accept_reason' | 'surplus_fen'> & {
    readonly undone_reason: string | null
  },
): string | null {
  if (row.status === 'reversed') return row.undone_reason
  if (row.status !== 'booked') return row.accept_reason
  return row.surplus_fen > 0 ? row.reason : null
}

/** The action that settled it as it stands, whoever's money that was; null where nothing is. */
async function findSettling(read: Reader, asked: Asked): Promise<number | null> {
  const row = await read
    .selectFrom('settlement')
    .select('from_action')
    .where('registration_id', '=', asked.registrationId)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  return row?.from_action ?? null
}
