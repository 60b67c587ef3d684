/** The actions in the ledger, metadata only. */
import type { ActionLine } from '../../shared/audit/contract.ts'
import type { Reader } from '../ledger/index.ts'

const shortHashLength = 12

/** Newest first. Says who and what kind, never what was in it. */
export async function listActions(
  read: Reader,
  filter: { readonly before?: number | undefined; readonly limit: number },
): Promise<{ readonly actions: readonly Omit<ActionLine, 'label'>[]; readonly count: number }> {
  const { count } = await read
    .selectFrom('action')
    .select(({ fn }) => fn.countAll<number>().as('count'))
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
      'action.hash',
      'account.display_name',
    ])
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
      shortHash: row.hash.slice(0, shortHashLength),
    })),
  }
}
