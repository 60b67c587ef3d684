/** Amendments and rulings in the ledger: entered, withdrawn, never edited. */
import type { Day } from '../../shared/kernel/day.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { Amendment } from '../rules/index.ts'
import type { Reader, Writing } from '../ledger/index.ts'

export type StoredAmendment = {
  readonly amendmentId: number
  readonly rowId: number
  readonly amendment: Amendment
  readonly enteredBy: string
  readonly enteredOn: Day
  /** The action that entered it. */
  readonly actionId: number
  /** Null while it stands. */
  readonly withdrawn: {
    readonly by: string
    readonly on: Day
    readonly reason: string
    readonly actionId: number
  } | null
}

/** Every amendment ever entered, in that order. */
export async function listAmendments(read: Reader): Promise<readonly StoredAmendment[]> {
  const rows = await amendmentRows(read).orderBy('a.amendment_id').execute()
  return rows.map(amendmentFrom)
}

export async function findAmendment(
  read: Reader,
  amendmentId: number,
): Promise<StoredAmendment | null> {
  const row = await amendmentRows(read).where('a.amendment_id', '=', amendmentId).executeTakeFirst()
  return row === undefined ? null : amendmentFrom(row)
}

/** Opens one amendment; its id tells the order in which they were entered. */
export async function keepAmendment(
  writing: Writing,
  entered: { readonly amendment: Amendment; readonly accountId: number },
): Promise<number> {
  const { amendment, accountId } = entered
  const amendmentId = await writing.nextId('amendment', 'amendment_id')
  writing.open('amendment', {
    amendment_id: amendmentId,
    policy: amendment.policy,
    holds_from: amendment.from,
    document_number: amendment.documentNumber,
    clause: amendment.clause,
    basis: amendment.basis,
    content: JSON.stringify(amendment),
    entered_by: accountId,
  })
  return amendmentId
}

function amendmentRows(read: Reader) {
  return read
    .selectFrom('amendment as a')
    .innerJoin('action as entered', 'entered.action_id', 'a.from_action')
    .leftJoin('action as withdrawn', 'withdrawn.action_id', 'a.to_action')
    .leftJoin('account as enterer', (join) =>
      join
        .onRef('enterer.account_id', '=', 'entered.account_id')
        .on('enterer.to_action', 'is', null),
    )
    .leftJoin('account as withdrawer', (join) =>
      join
        .onRef('withdrawer.account_id', '=', 'withdrawn.account_id')
        .on('withdrawer.to_action', 'is', null),
    )
    .select([
      'a.amendment_id',
      'a.row_id',
      'a.content',
      'a.from_action',
      'a.to_action',
      'entered.recorded_on as entered_on',
      'enterer.display_name as entered_by',
      'withdrawn.recorded_on as withdrawn_on',
      'withdrawn.payload as withdrawn_payload',
      'withdrawer.display_name as withdrawn_by',
    ])
}

type AmendmentRow = Awaited<ReturnType<ReturnType<typeof amendmentRows>['execute']>>[number]

function amendmentFrom(row: AmendmentRow): StoredAmendment {
  const { to_action: closedBy, withdrawn_on: withdrawnOn, withdrawn_payload: payload } = row
  return {
    amendmentId: row.amendment_id,
    rowId: row.row_id,
    amendment: JSON.parse(row.content) as Amendment,
    enteredBy: row.entered_by ?? '',
    enteredOn: getDay(row.entered_on),
    actionId: row.from_action,
    withdrawn:
      closedBy === null || withdrawnOn === null || payload === null
        ? null
        : {
            by: row.withdrawn_by ?? '',
            on: getDay(withdrawnOn),
            // Only a withdrawal closes an amendment, and it carries its reason.
            reason: (JSON.parse(payload) as { readonly reason: string }).reason,
            actionId: closedBy,
          },
  }
}
