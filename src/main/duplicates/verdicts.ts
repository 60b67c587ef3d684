/** 不是同一人, as clerks said it: one row a pair, whichever of the two comes first. */
import type { Reader, StateRow, Writing } from '../ledger/index.ts'

export type PairIds = { readonly oneId: number; readonly otherId: number }

/** The smaller id first, as pairs are stored. */
export function ordered({ oneId, otherId }: PairIds): PairIds {
  return oneId < otherId ? { oneId, otherId } : { oneId: otherId, otherId: oneId }
}

/** Everybody of whom somebody said that they are not this person. */
export async function listNotSame(read: Reader, personId: number): Promise<ReadonlySet<number>> {
  const verdicts = () => read.selectFrom('duplicate_verdict').where('to_action', 'is', null)
  const after = await verdicts().select('other_id as id').where('one_id', '=', personId).execute()
  const before = await verdicts().select('one_id as id').where('other_id', '=', personId).execute()
  return new Set([...after, ...before].map((row) => row.id))
}

export async function findVerdict(
  read: Reader,
  pair: PairIds,
): Promise<StateRow<'duplicate_verdict'> | null> {
  const { oneId, otherId } = ordered(pair)
  const row = await read
    .selectFrom('duplicate_verdict')
    .selectAll()
    .where('one_id', '=', oneId)
    .where('other_id', '=', otherId)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export type NewVerdict = PairIds & { readonly reason: string; readonly accountId: number }

/** What was said before of a pair stands: its reason is the one that was looked at first. */
export async function keepVerdicts(
  writing: Writing,
  verdicts: readonly NewVerdict[],
): Promise<void> {
  if (verdicts.length === 0) return
  let id = await writing.nextId('duplicate_verdict', 'duplicate_verdict_id')
  for (const verdict of verdicts) {
    if ((await findVerdict(writing.read, verdict)) !== null) continue
    const { oneId, otherId } = ordered(verdict)
    writing.open('duplicate_verdict', {
      duplicate_verdict_id: id,
      one_id: oneId,
      other_id: otherId,
      reason: verdict.reason,
      decided_by: verdict.accountId,
      decided_on: writing.recordedOn,
    })
    id += 1
  }
}
