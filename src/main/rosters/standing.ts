/** On which lists of the ledger a preview rests: where they changed since, its counts are old. */
import { getRosterKind, rosterKinds } from '../../shared/rosters/kinds.ts'
import type { ImportHead } from '../../shared/rosters/model.ts'
import type { Reader } from '../ledger/index.ts'

/**
 * Names the lists that a file is compared with: the sender's of the same kind, scope and year; of
 * money, all tax lists, because the same payment may come on another one.
 */
export async function standingOf(read: Reader, head: ImportHead): Promise<string> {
  const own = read
    .selectFrom('roster_batch')
    .select(['batch_id', 'status'])
    .where('to_action', 'is', null)
    .where('status', '<>', 'undone')
    .orderBy('batch_id')
  const rows =
    getRosterKind(head.kind).changes === 'payments'
      ? await own.where('kind', 'in', moneyKinds).execute()
      : await own
          .where('kind', '=', head.kind)
          .where('sender', '=', head.sender)
          .where('scope', '=', head.scope)
          .where('coverage_year', head.coverageYear === null ? 'is' : '=', head.coverageYear)
          .execute()
  return rows.map(({ batch_id, status }) => `${batch_id}:${status}`).join(' ')
}

const moneyKinds = rosterKinds
  .filter(({ changes }) => changes === 'payments')
  .map(({ kind }) => kind)
