/** Registrations as they stand: the document, what a reviewer said, what was settled. */
import { createHash } from 'node:crypto'
import { validAt } from '../ledger/index.ts'
import type { Reader } from '../ledger/index.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { documentTypeOfNumber } from '../../shared/kernel/identity-document.ts'
import type { RegistrationState } from '../../shared/intake/lifecycle.ts'
import { quotationSchema } from '../../shared/intake/model.ts'
import type { QuoteInput, Registration, RegistrationLine } from '../../shared/intake/model.ts'
import { payableOf, stateOf } from './registration-state.ts'
import { listListMoney } from './list-money.ts'
import { assessmentFrom, listReviews, listTakers } from './reviewers.ts'
import { registrationsAbout } from './search.ts'
import { getSettlement } from './settlement.ts'
import { snapshotSchema } from './store.ts'
import { findWithdrawal, isPersonNew, listSubmissions } from './submissions.ts'

/** Everything of a registration but who asks. */
export type StoredRegistration = Omit<Registration, 'takenByMe'> & {
  /** The row version, to be replaced or closed. */
  readonly rowId: number
  /** Accounts that took or corrected any version of it: none of them may review it. */
  readonly takerIds: readonly number[]
}

/** Current registrations with the current review, amount and settlement beside them. */
function registrationRows(read: Reader) {
  return currentParts(read).where('r.to_action', 'is', null)
}

/** Every version of a registration beside what stands of it now. */
function currentParts(read: Reader) {
  return read
    .selectFrom('registration as r')
    .leftJoin('review as v', (join) =>
      join.onRef('v.registration_id', '=', 'r.registration_id').on('v.to_action', 'is', null),
    )
    .leftJoin('settlement as s', (join) =>
      join.onRef('s.registration_id', '=', 'r.registration_id').on('s.to_action', 'is', null),
    )
    .leftJoin('assessment as a', (join) =>
      join.onRef('a.registration_id', '=', 'r.registration_id').on('a.to_action', 'is', null),
    )
}

/** Those, and the last version of what was withdrawn: closed by the action that took it back. */
function everyRegistration(read: Reader): RegistrationQuery {
  return currentParts(read).where((row) =>
    row.or([
      row('r.to_action', 'is', null),
      row.and([
        row('v.verdict', '=', 'withdrawn'),
        row('v.from_action', '=', row.ref('r.to_action')),
      ]),
    ]),
  )
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
    .leftJoin('assessment as a', (join) =>
      join
        .onRef('a.registration_id', '=', 'r.registration_id')
        .on(() => validAt({ table: 'a', actionId })),
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
  'r.policy',
  'r.registered_on',
  'r.payable_fen',
  'r.snapshot',
  'v.verdict',
  's.settlement_id',
  'a.amount_fen',
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
  const rows = atAction === undefined ? everyRegistration(read) : registrationRowsAt(read, atAction)
  const row = await rows
    .select([...lineColumns, 'r.quotation', 'a.ground', 'a.assessed_by', 'a.assessed_on'])
    .select(['v.row_id as review_row_id', 'a.row_id as amount_row_id'])
    .where('r.registration_id', '=', registrationId)
    .executeTakeFirst()
  if (row === undefined) return null
  const { circumstance, identities, pastCover, sex, birthDate, phone, ...taken } = snapshotOf(row)
  const reviews = await listReviews(read, { registrationId, atAction })
  return {
    ...lineFrom(row),
    rowId: row.row_id,
    takerIds: (await listTakers(read, [registrationId], atAction)).get(registrationId) ?? [],
    version: versionOf(row),
    sex,
    birthDate,
    phone,
    identities,
    circumstance,
    pastCover,
    evidenceReason: taken.evidenceReason,
    evidenceAgainst: taken.evidenceAgainst,
    quotation: quotationSchema.parse(JSON.parse(row.quotation)),
    review: row.verdict === null || row.verdict === 'withdrawn' ? null : (reviews.at(-1) ?? null),
    reviews,
    personIsNew: await isPersonNew(read, { registrationId, personId: row.person_id }),
    submissions: await listSubmissions(read, { registrationId, atAction }),
    withdrawal: await findWithdrawal(read, { registrationId, atAction }),
    assessment: await assessmentFrom(read, row),
    listMoney: await listListMoney(read, { registrationId, atAction }),
    settlement: row.settlement_id === null ? null : await getSettlement(read, row.settlement_id),
  }
}

/** What a payment is decided and booked on. */
export type Settleable = Pick<
  StoredRegistration,
  | 'registrationId'
  | 'registrationNumber'
  | 'personId'
  | 'policy'
  | 'coverageYear'
  | 'tier'
  | 'registeredOn'
  | 'state'
  | 'birthDate'
  | 'circumstance'
  | 'identities'
  | 'pastCover'
  | 'evidenceReason'
  | 'assessment'
>

/** Of some hundreds of registrations with one question: a tax list pays for thousands. */
export async function listSettleable(
  read: Reader,
  registrationIds: readonly number[],
): Promise<readonly Settleable[]> {
  if (registrationIds.length === 0) return []
  const rows = await registrationRows(read)
    .select([...lineColumns, 'a.ground', 'a.assessed_by', 'a.assessed_on'])
    .where('r.registration_id', 'in', registrationIds)
    .execute()
  return Promise.all(
    rows.map(async (row) => {
      const { birthDate, circumstance, identities, pastCover, evidenceReason } = snapshotOf(row)
      const assessment = await assessmentFrom(read, row)
      const said = { birthDate, circumstance, identities, pastCover, evidenceReason, assessment }
      return { ...lineFrom(row), ...said }
    }),
  )
}

/** The registration as one operator sees it. */
export function registrationFor(accountId: number, stored: StoredRegistration): Registration {
  const { rowId: _, takerIds, ...registration } = stored
  return { ...registration, takenByMe: takerIds.includes(accountId) }
}

/** Names what somebody was shown: the document, what was said of it, what was set and settled. */
function versionOf(row: {
  readonly row_id: number
  readonly review_row_id: number | null
  readonly amount_row_id: number | null
  readonly settlement_id: number | null
  readonly quotation: string
}): string {
  const { row_id, review_row_id, amount_row_id, settlement_id, quotation } = row
  const named = [row_id, review_row_id, amount_row_id, settlement_id, quotation]
  return createHash('sha256').update(JSON.stringify(named)).digest('hex').slice(0, 32)
}

export type RegistrationFilter = {
  readonly registeredOn?: Day | undefined
  readonly villageId?: number | undefined
  readonly state?: RegistrationState | undefined
  readonly text?: string | undefined
  readonly before?: number | undefined
  readonly limit: number
}

/** How many unsettled registrations of a pack are quoted for a pay day from a day on. */
export async function countWaiting(
  read: Reader,
  asked: {
    readonly policy: string
    readonly from: string
    /** All where left out. */
    readonly coverageYears: readonly number[] | undefined
  },
): Promise<number> {
  const { policy, from, coverageYears } = asked
  const waiting = registrationRows(read)
    .where('s.settlement_id', 'is', null)
    .where('r.policy', '=', policy)
    .where('r.pay_day', '>=', from)
  return countOf(
    coverageYears === undefined ? waiting : waiting.where('r.coverage_year', 'in', coverageYears),
  )
}

/** What decides the price of an approved registration for which no money was taken yet. */
export type Unpaid = {
  readonly input: QuoteInput
  readonly registeredOn: string
  readonly assessment: { readonly amountFen: number; readonly ground: string } | null
}

/** All of a pack that wait for payment, oldest first. */
export async function listApprovedUnpaid(read: Reader, policy: string): Promise<Unpaid[]> {
  const rows = await inState(registrationRows(read), 'approved')
    .select([...lineColumns, 'r.pay_day', 'a.ground'])
    .where('r.policy', '=', policy)
    .orderBy('r.registration_id')
    .execute()
  return rows.map((row) => {
    const { birthDate, circumstance, identities, pastCover } = snapshotOf(row)
    const { amount_fen: amountFen, ground, coverage_year: coverageYear, tier } = row
    const payDay = getDay(row.pay_day)
    return {
      input: {
        policy,
        coverageYear,
        payDay,
        tier,
        birthDate,
        circumstance,
        identities,
        pastCover,
      },
      registeredOn: row.registered_on,
      assessment: amountFen === null || ground === null ? null : { amountFen, ground },
    }
  })
}

/** Newest first, with the count of all that the filter matches. */
export async function listRegistrations(
  read: Reader,
  filter: RegistrationFilter,
): Promise<{ readonly lines: readonly RegistrationLine[]; readonly count: number }> {
  let query = everyRegistration(read)
  if (filter.registeredOn !== undefined) {
    query = query.where('r.registered_on', '=', filter.registeredOn)
  }
  if (filter.villageId !== undefined) query = query.where('r.village_id', '=', filter.villageId)
  if (filter.state !== undefined) query = inState(query, filter.state)
  if (filter.text !== undefined && filter.text !== '') {
    query = query.where('r.row_id', 'in', registrationsAbout(read, filter.text))
  }
  const count = await countOf(query)
  const page =
    filter.before === undefined ? query : query.where('r.registration_id', '<', filter.before)
  const rows = await page
    .select(lineColumns)
    .orderBy('r.registration_id', 'desc')
    .limit(filter.limit)
    .execute()
  return { lines: rows.map(lineFrom), count }
}

/** What waits for review, oldest first. */
export async function listQueue(
  read: Reader,
  filter: { readonly after?: number | undefined; readonly limit: number },
): Promise<{
  readonly listed: readonly {
    readonly line: RegistrationLine
    readonly takerIds: readonly number[]
  }[]
  readonly count: number
}> {
  const query = inState(registrationRows(read), 'awaiting-review')
  const count = await countOf(query)
  const page =
    filter.after === undefined ? query : query.where('r.registration_id', '>', filter.after)
  const rows = await page
    .select(lineColumns)
    .orderBy('r.registration_id')
    .limit(filter.limit)
    .execute()
  const takers = await listTakers(
    read,
    rows.map((row) => row.registration_id),
  )
  const listed = rows.map((row) => ({
    line: lineFrom(row),
    takerIds: takers.get(row.registration_id) ?? [],
  }))
  return { listed, count }
}

type RegistrationQuery = ReturnType<typeof registrationRows>

/** The same states as `stateOf`, for SQL. */
function inState(query: RegistrationQuery, state: RegistrationState): RegistrationQuery {
  switch (state) {
    case 'effective':
      return query.where('s.settlement_id', 'is not', null)
    case 'approved':
      return query
        .where('s.settlement_id', 'is', null)
        .where('v.verdict', '=', 'approved')
        .where((row) =>
          row.or([row('r.payable_fen', 'is not', null), row('a.amount_fen', 'is not', null)]),
        )
    case 'awaiting-amount':
      return query
        .where('s.settlement_id', 'is', null)
        .where('v.verdict', '=', 'approved')
        .where('r.payable_fen', 'is', null)
        .where('a.amount_fen', 'is', null)
    case 'withdrawn':
      return query.where('v.verdict', '=', 'withdrawn')
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

type StoredLine = {
  readonly registration_id: number
  readonly registration_number: string
  readonly person_id: number
  readonly coverage_year: number
  readonly tier: number
  readonly policy: string
  readonly registered_on: string
  readonly payable_fen: number | null
  readonly snapshot: string
  readonly verdict: string | null
  readonly settlement_id: number | null
  readonly amount_fen: number | null
}

function lineFrom(row: StoredLine): RegistrationLine {
  const { name, documentType, idNumber, villageName, takenBy } = snapshotOf(row)
  return {
    registrationId: row.registration_id,
    registrationNumber: row.registration_number,
    personId: row.person_id,
    name,
    documentType: documentType ?? documentTypeOfNumber(idNumber),
    idNumber,
    villageName,
    coverageYear: row.coverage_year,
    tier: row.tier,
    policy: row.policy,
    registeredOn: getDay(row.registered_on),
    takenBy,
    payableFen: payableOf(row),
    state: stateOf(row),
  }
}

function snapshotOf(row: { readonly snapshot: string }) {
  return snapshotSchema.parse(JSON.parse(row.snapshot))
}
