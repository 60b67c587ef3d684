/** Registrations as they stand: the document, what a reviewer said, what was settled. */
import { validAt } from '../ledger/index.ts'
import type { Reader } from '../ledger/index.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { RegistrationState } from '../../shared/intake/lifecycle.ts'
import { quotationSchema } from '../../shared/intake/model.ts'
import type { Registration, RegistrationLine, Settlement } from '../../shared/intake/model.ts'
import { snapshotSchema } from './store.ts'

/** Everything of a registration but who asks. */
export type StoredRegistration = Omit<Registration, 'takenByMe'> & {
  /** The row version, to be replaced or closed. */
  readonly rowId: number
  readonly takenByAccountId: number
}

/** Current registrations with the current review and settlement beside them. */
function registrationRows(read: Reader) {
  return read
    .selectFrom('registration as r')
    .leftJoin('review as v', (join) =>
      join.onRef('v.registration_id', '=', 'r.registration_id').on('v.to_action', 'is', null),
    )
    .leftJoin('settlement as s', (join) =>
      join.onRef('s.registration_id', '=', 'r.registration_id').on('s.to_action', 'is', null),
    )
    .where('r.to_action', 'is', null)
}

/** The same as they stood right after an action. */
function registrationRowsAt(read: Reader, actionId: number) {
  return read
    .selectFrom('registration as r')
    .leftJoin('review as v', (join) =>
      join
        .onRef('v.registration_id', '=', 'r.registration_id')
        .on(() => validAt({ table: 'v', actionId })),
    )
    .leftJoin('settlement as s', (join) =>
      join
        .onRef('s.registration_id', '=', 'r.registration_id')
        .on(() => validAt({ table: 's', actionId })),
    )
    .where(() => validAt({ table: 'r', actionId }))
}

const lineColumns = [
  'r.row_id',
  'r.registration_id',
  'r.registration_number',
  'r.person_id',
  'r.coverage_year',
  'r.tier',
  'r.registered_on',
  'r.payable_fen',
  'r.taken_by',
  'r.snapshot',
  'v.verdict',
  's.settlement_id',
] as const

/**
 * A registration as it stands, or as it stood right after an action: a repeated request is
 * answered from then, whatever has happened since.
 */
export async function findRegistration(
  read: Reader,
  registrationId: number,
  atAction?: number,
): Promise<StoredRegistration | null> {
  const rows = atAction === undefined ? registrationRows(read) : registrationRowsAt(read, atAction)
  const row = await rows
    .select([...lineColumns, 'r.quotation', 'v.reason', 'v.decided_by', 'v.decided_on'])
    .where('r.registration_id', '=', registrationId)
    .executeTakeFirst()
  if (row === undefined) return null
  const { circumstance, identities, sex, birthDate, phone } = snapshotOf(row)
  return {
    ...lineFrom(row),
    rowId: row.row_id,
    takenByAccountId: row.taken_by,
    sex,
    birthDate,
    phone,
    identities,
    circumstance,
    quotation: quotationSchema.parse(JSON.parse(row.quotation)),
    review: await reviewFrom(read, row),
    settlement: row.settlement_id === null ? null : await getSettlement(read, row.settlement_id),
  }
}

/** The registration as one operator sees it. */
export function registrationFor(accountId: number, stored: StoredRegistration): Registration {
  const { rowId: _, takenByAccountId, ...registration } = stored
  return { ...registration, takenByMe: takenByAccountId === accountId }
}

async function reviewFrom(
  read: Reader,
  row: {
    readonly verdict: string | null
    readonly reason: string | null
    readonly decided_by: number | null
    readonly decided_on: string | null
  },
): Promise<Registration['review']> {
  const { verdict, reason, decided_by: decidedBy, decided_on: decidedOn } = row
  if (decidedBy === null || decidedOn === null) return null
  if (verdict !== 'approved' && verdict !== 'sent-back') return null
  return {
    verdict,
    reason,
    decidedBy: await displayNameOf(read, decidedBy),
    decidedOn: getDay(decidedOn),
  }
}

/** A settlement and its payment are made by one action and never change. */
async function getSettlement(read: Reader, settlementId: number): Promise<Settlement> {
  const settlement = await read
    .selectFrom('settlement')
    .select(['settled_on', 'decision', 'from_action'])
    .where('settlement_id', '=', settlementId)
    .executeTakeFirstOrThrow()
  const payment = await read
    .selectFrom('payment')
    .selectAll()
    .where('from_action', '=', settlement.from_action)
    .executeTakeFirst()
  return {
    settledOn: getDay(settlement.settled_on),
    decision: quotationSchema.parse(JSON.parse(settlement.decision)),
    payment:
      payment === undefined
        ? null
        : {
            receiptNumber: payment.receipt_number,
            channel: payment.channel,
            paidOn: getDay(payment.paid_on),
            amountFen: payment.amount_fen,
            bookedBy: await displayNameOf(read, payment.booked_by),
          },
  }
}

async function displayNameOf(read: Reader, accountId: number): Promise<string> {
  const account = await read
    .selectFrom('account')
    .select('display_name')
    .where('account_id', '=', accountId)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  return account?.display_name ?? `账号 ${accountId}`
}

export type RegistrationFilter = {
  readonly registeredOn?: Day | undefined
  readonly villageId?: number | undefined
  readonly state?: RegistrationState | undefined
  readonly before?: number | undefined
  readonly limit: number
}

type Listed = { readonly line: RegistrationLine; readonly takenByAccountId: number }

/** Newest first, with the count of all that the filter matches. */
export async function listRegistrations(
  read: Reader,
  filter: RegistrationFilter,
): Promise<{ readonly listed: readonly Listed[]; readonly count: number }> {
  let query = registrationRows(read)
  if (filter.registeredOn !== undefined) {
    query = query.where('r.registered_on', '=', filter.registeredOn)
  }
  if (filter.villageId !== undefined) query = query.where('r.village_id', '=', filter.villageId)
  if (filter.state !== undefined) query = inState(query, filter.state)
  const count = await countOf(query)
  const page =
    filter.before === undefined ? query : query.where('r.registration_id', '<', filter.before)
  const rows = await page
    .select(lineColumns)
    .orderBy('r.registration_id', 'desc')
    .limit(filter.limit)
    .execute()
  return { listed: rows.map(listedFrom), count }
}

/** What waits for review, oldest first. */
export async function listQueue(
  read: Reader,
  filter: { readonly after?: number | undefined; readonly limit: number },
): Promise<{ readonly listed: readonly Listed[]; readonly count: number }> {
  const query = inState(registrationRows(read), 'awaiting-review')
  const count = await countOf(query)
  const page =
    filter.after === undefined ? query : query.where('r.registration_id', '>', filter.after)
  const rows = await page
    .select(lineColumns)
    .orderBy('r.registration_id')
    .limit(filter.limit)
    .execute()
  return { listed: rows.map(listedFrom), count }
}

type RegistrationQuery = ReturnType<typeof registrationRows>

/** The same states as `stateOf`, for SQL. */
function inState(query: RegistrationQuery, state: RegistrationState): RegistrationQuery {
  switch (state) {
    case 'effective':
      return query.where('s.settlement_id', 'is not', null)
    case 'approved':
      return query.where('s.settlement_id', 'is', null).where('v.verdict', '=', 'approved')
    case 'sent-back':
      return query.where('s.settlement_id', 'is', null).where('v.verdict', '=', 'sent-back')
    case 'awaiting-review':
      return query.where('s.settlement_id', 'is', null).where('v.verdict', 'is', null)
  }
}

async function countOf(query: RegistrationQuery): Promise<number> {
  const { count } = await query
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

function stateOf(row: {
  readonly verdict: string | null
  readonly settlement_id: number | null
}): RegistrationState {
  if (row.settlement_id !== null) return 'effective'
  if (row.verdict === 'approved') return 'approved'
  return row.verdict === 'sent-back' ? 'sent-back' : 'awaiting-review'
}

type StoredLine = {
  readonly registration_id: number
  readonly registration_number: string
  readonly person_id: number
  readonly coverage_year: number
  readonly tier: number
  readonly registered_on: string
  readonly payable_fen: number | null
  readonly taken_by: number
  readonly snapshot: string
  readonly verdict: string | null
  readonly settlement_id: number | null
}

function listedFrom(row: StoredLine): Listed {
  return { line: lineFrom(row), takenByAccountId: row.taken_by }
}

function lineFrom(row: StoredLine): RegistrationLine {
  const { name, idNumber, villageName, takenBy } = snapshotOf(row)
  return {
    registrationId: row.registration_id,
    registrationNumber: row.registration_number,
    personId: row.person_id,
    name,
    idNumber,
    villageName,
    coverageYear: row.coverage_year,
    tier: row.tier,
    registeredOn: getDay(row.registered_on),
    takenBy,
    payableFen: row.payable_fen,
    state: stateOf(row),
  }
}

function snapshotOf(row: { readonly snapshot: string }) {
  return snapshotSchema.parse(JSON.parse(row.snapshot))
}
