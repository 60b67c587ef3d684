/** How a registration ended: the pinned decision and the money booked on it. */
import type { Reader } from '../ledger/index.ts'
import { getDay } from '../../shared/kernel/day.ts'
import { quotationSchema } from '../../shared/intake/model.ts'
import type { Settlement } from '../../shared/intake/model.ts'
import { taxListChannel } from '../../shared/collections/tax-lines.ts'

/** A settlement and its payment are made by one action and never change. */
export async function getSettlement(read: Reader, settlementId: number): Promise<Settlement> {
  const settlement = await read
    .selectFrom('settlement')
    .select(['registration_id', 'settled_on', 'decision', 'from_action'])
    .where('settlement_id', '=', settlementId)
    .executeTakeFirstOrThrow()
  return {
    settledOn: getDay(settlement.settled_on),
    decision: quotationSchema.parse(JSON.parse(settlement.decision)),
    payment:
      (await findCounterPayment(read, settlement)) ?? (await findTaxPayment(read, settlement)),
  }
}

type Settled = { readonly registration_id: number; readonly from_action: number }
type Payment = NonNullable<Settlement['payment']>

async function findCounterPayment(read: Reader, settled: Settled): Promise<Payment | null> {
  const payment = await read
    .selectFrom('payment')
    .selectAll()
    .where('from_action', '=', settled.from_action)
    .executeTakeFirst()
  if (payment === undefined) return null
  return {
    receiptNumber: payment.receipt_number,
    voucher: null,
    channel: payment.channel,
    paidOn: getDay(payment.paid_on),
    amountFen: payment.amount_fen,
    bookedBy: await displayNameOf(read, payment.booked_by),
  }
}

/** One action books a hundred lines of a list, so the registration says which is its own. */
async function findTaxPayment(read: Reader, settled: Settled): Promise<Payment | null> {
  const payment = await read
    .selectFrom('tax_payment as t')
    .innerJoin('roster_batch as b', (join) =>
      join.onRef('b.batch_id', '=', 't.batch_id').on('b.to_action', 'is', null),
    )
    .select(['t.voucher', 't.paid_on', 't.amount_fen', 'b.applied_by'])
    .where('t.registration_id', '=', settled.registration_id)
    .where('t.from_action', '=', settled.from_action)
    .where('t.outcome', '=', 'registration')
    .executeTakeFirst()
  if (payment === undefined) return null
  return {
    receiptNumber: null,
    voucher: payment.voucher,
    channel: taxListChannel,
    paidOn: getDay(payment.paid_on),
    amountFen: payment.amount_fen,
    bookedBy: await displayNameOf(read, payment.applied_by),
  }
}

export async function displayNameOf(read: Reader, accountId: number): Promise<string> {
  const account = await read
    .selectFrom('account')
    .select('display_name')
    .where('account_id', '=', accountId)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  return account?.display_name ?? `账号 ${accountId}`
}
