/** Changes in the ledger: one case, its steps, and lists of them. */
import { validAt } from '../ledger/index.ts'
import type { Reader, StateRow } from '../ledger/index.ts'
import { getDay } from '../../shared/kernel/day.ts'
import { listFieldChanges } from '../../shared/changes/fields.ts'
import { changeStateSchema, personFieldsSchema, proofSchema } from '../../shared/changes/model.ts'
import type { ChangeLine, ChangeStep, PersonChange } from '../../shared/changes/model.ts'

export type ChangeRow = StateRow<'person_change'>

/** A case as it stands, or as it stood right after an action. */
export async function findChange(
  read: Reader,
  {
    changeId,
    accountId,
    atAction,
  }: {
    readonly changeId: number
    readonly accountId: number
    readonly atAction?: number
  },
): Promise<PersonChange | null> {
  const rows = read.selectFrom('person_change as c').selectAll().where('c.change_id', '=', changeId)
  const row = await (
    atAction === undefined
      ? rows.where('c.to_action', 'is', null)
      : rows.where(() => validAt({ table: 'c', actionId: atAction }))
  ).executeTakeFirst()
  if (row === undefined) return null
  const versions = await read
    .selectFrom('person_change')
    .selectAll()
    .where('change_id', '=', changeId)
    .where('from_action', '<=', row.from_action)
    .orderBy('from_action')
    .execute()
  const steps: ChangeStep[] = []
  for (const version of versions) steps.push(await stepFrom(read, version))
  const [line] = await linesFrom(read, [row], accountId)
  if (line === undefined) return null
  return {
    ...line,
    takenByMe: versions.some(({ taken_by }) => taken_by === accountId),
    version: row.row_id,
    ...fieldsFrom(row),
    reason: row.reason,
    proof: row.proof === null ? null : proofSchema.parse(JSON.parse(row.proof)),
    steps,
  }
}

/** Before and after as stored. */
export function fieldsFrom(row: { readonly before: string; readonly after: string }) {
  return {
    before: personFieldsSchema.parse(JSON.parse(row.before)),
    after: personFieldsSchema.parse(JSON.parse(row.after)),
  }
}

/** A decision is its reviewer's; a withdrawal that of whoever carried the action out. */
async function stepFrom(read: Reader, row: ChangeRow): Promise<ChangeStep> {
  const action = await read
    .selectFrom('action')
    .select(['account_id', 'recorded_on'])
    .where('action_id', '=', row.from_action)
    .executeTakeFirst()
  return {
    state: changeStateSchema.parse(row.state),
    by: await nameOf(read, action?.account_id ?? row.decided_by ?? row.taken_by),
    on: getDay(action?.recorded_on ?? row.taken_on),
    note: row.note,
  }
}

/** Whose account it is, as people call them. */
export async function nameOf(read: Reader, accountId: number): Promise<string> {
  const account = await read
    .selectFrom('account')
    .select('display_name')
    .where('account_id', '=', accountId)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  return account?.display_name ?? `账号 ${accountId}`
}

/** Whoever carried an action out; null where it was the program itself. */
export async function authorOf(read: Reader, actionId: number): Promise<string | null> {
  const action = await read
    .selectFrom('action')
    .select('account_id')
    .where('action_id', '=', actionId)
    .executeTakeFirst()
  return action?.account_id == null ? null : nameOf(read, action.account_id)
}

/** The current row of a case, to be replaced. */
export async function findChangeRow(read: Reader, changeId: number): Promise<ChangeRow | null> {
  const row = await read
    .selectFrom('person_change')
    .selectAll()
    .where('change_id', '=', changeId)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Whether somebody took down any version of a case. */
export async function tookDown(
  read: Reader,
  { changeId, accountId }: { readonly changeId: number; readonly accountId: number },
): Promise<boolean> {
  const row = await read
    .selectFrom('person_change')
    .select('row_id')
    .where('change_id', '=', changeId)
    .where('taken_by', '=', accountId)
    .executeTakeFirst()
  return row !== undefined
}

/** The case of a person that has not ended. */
export async function findOpenChange(read: Reader, personId: number): Promise<ChangeRow | null> {
  const row = await read
    .selectFrom('person_change')
    .selectAll()
    .where('person_id', '=', personId)
    .where('state', 'in', ['waiting', 'sent-back'])
    .where('to_action', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Rows as the list shows them, in their order. */
export async function linesFrom(
  read: Reader,
  rows: readonly ChangeRow[],
  accountId: number,
): Promise<ChangeLine[]> {
  if (rows.length === 0) return []
  const takers = await read
    .selectFrom('person_change')
    .select(['change_id', 'taken_by'])
    .distinct()
    .where(
      'change_id',
      'in',
      rows.map((row) => row.change_id),
    )
    .execute()
  const lines: ChangeLine[] = []
  for (const row of rows) {
    const { before, after } = fieldsFrom(row)
    lines.push({
      changeId: row.change_id,
      changeNumber: row.change_number,
      personId: row.person_id,
      state: changeStateSchema.parse(row.state),
      isKey: row.is_key === 1,
      name: before.name,
      idNumber: before.idNumber,
      villageName: before.villageName,
      labels: listFieldChanges(before, after).map(({ label }) => label),
      takenBy: await nameOf(read, row.taken_by),
      takenOn: getDay(row.taken_on),
      takenByMe: takers.some(
        (taker) => taker.change_id === row.change_id && taker.taken_by === accountId,
      ),
    })
  }
  return lines
}
