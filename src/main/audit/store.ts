/** The actions in the ledger. */
import type { ActionLine } from '../../shared/audit/contract.ts'
import { contentOf, nameOf } from '../../shared/amendments/content-words.ts'
import type { Amendment } from '../../shared/rules/model.ts'
import { batchPartKinds } from '../../shared/rosters/lifecycle.ts'
import type { Reader } from '../ledger/index.ts'

const shortHashLength = 12

/** An action with what it was given, from which only words are made. */
export type RecordedAction = Omit<ActionLine, 'label' | 'subjectName' | 'detail'> & {
  readonly payload: string
}

/** Newest first. The stretches of a list being written are not told one by one: the batch is. */
export async function listActions(
  read: Reader,
  filter: { readonly before?: number | undefined; readonly limit: number },
): Promise<{ readonly actions: readonly RecordedAction[]; readonly count: number }> {
  const { count } = await read
    .selectFrom('action')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('kind', 'not in', batchPartKinds)
    .executeTakeFirstOrThrow()
  let query = read
    .selectFrom('action')
    .leftJoin('account', (join) =>
      join
        .onRef('account.account_id', '=', 'action.account_id')
        .on('account.to_action', 'is', null),
    )
    .select([
      'action.action_id',
      'action.kind',
      'action.recorded_at',
      'action.role',
      'action.subject',
      'action.payload',
      'action.hash',
      'account.display_name',
    ])
    .where('action.kind', 'not in', batchPartKinds)
    .orderBy('action.action_id', 'desc')
    .limit(filter.limit)
  if (filter.before !== undefined) query = query.where('action.action_id', '<', filter.before)
  const rows = await query.execute()
  return {
    count,
    actions: rows.map((row) => ({
      actionId: row.action_id,
      kind: row.kind,
      recordedAt: row.recorded_at,
      operator: row.display_name,
      role: row.role,
      subject: row.subject,
      payload: row.payload,
      shortHash: row.hash.slice(0, shortHashLength),
    })),
  }
}

/** Names of what actions were about, as they stood last: `registration:3` → its number. */
export async function namesOf(
  read: Reader,
  subjects: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const registrations = await read
    .selectFrom('registration')
    .select(['registration_id as id', 'registration_number as name'])
    .where('registration_id', 'in', idsOf('registration', subjects))
    .execute()
  const prints = await read
    .selectFrom('print')
    .select(['print_id as id', 'sheet_number', 'copy_number'])
    .where('print_id', 'in', idsOf('print', subjects))
    .execute()
  const accounts = await read
    .selectFrom('account')
    .select(['account_id as id', 'display_name as name'])
    .where('account_id', 'in', idsOf('account', subjects))
    .orderBy('row_id')
    .execute()
  const villages = await read
    .selectFrom('village')
    .select(['village_id as id', 'name'])
    .where('village_id', 'in', idsOf('village', subjects))
    .execute()
  const batches = await read
    .selectFrom('roster_batch')
    .select(['batch_id as id', 'sender', 'file_name'])
    .where('batch_id', 'in', idsOf('roster', subjects))
    .where('to_action', 'is', null)
    .execute()
  const amendments = await read
    .selectFrom('amendment')
    .select(['amendment_id as id', 'content'])
    .where('amendment_id', 'in', idsOf('amendment', subjects))
    .execute()
  return new Map([
    ...batches.map((one) => [`roster:${one.id}`, `${one.sender}“${one.file_name}”`] as const),
    ...amendments.map(({ id, content }) => {
      // Each was checked before it was recorded.
      const amendment = JSON.parse(content) as Amendment
      return [`amendment:${id}`, `${nameOf(amendment)}（${contentOf(amendment)}）`] as const
    }),
    ...registrations.map(({ id, name }) => [`registration:${id}`, name] as const),
    ...prints.map(
      (print) => [`print:${print.id}`, `${print.sheet_number} 第 ${print.copy_number} 份`] as const,
    ),
    ...accounts.map(({ id, name }) => [`account:${id}`, name] as const),
    ...villages.map(({ id, name }) => [`village:${id}`, name] as const),
  ])
}

function idsOf(kind: string, subjects: readonly (string | null)[]): number[] {
  return subjects.flatMap((subject) => {
    const [prefix, id] = (subject ?? '').split(':')
    return prefix === kind && id !== undefined ? [Number(id)] : []
  })
}
