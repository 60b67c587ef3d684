/** Special identities as departments list them: they count while their list does. */
import { getDay } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { groupsOf } from '../ledger/index.ts'
import type { BulkReader, Reader } from '../ledger/index.ts'
import { visibleBatches } from './store.ts'

export type ListedIdentity = {
  readonly personId: number
  readonly term: string
  readonly from: Day | null
  readonly to: Day | null
  /** The department that says so. */
  readonly source: string
}

function identityBatches(read: Reader) {
  return visibleBatches(read)
    .select(['b.batch_id', 'b.sender'])
    .where('b.evidence_kind', '=', 'identity')
    .orderBy('b.batch_id')
}

/** Of some people, the oldest list first; one a person and term, the newest list's. */
export async function listListedIdentities(
  read: Reader,
  personIds: readonly number[],
): Promise<readonly ListedIdentity[]> {
  if (personIds.length === 0) return []
  const batches = await identityBatches(read).execute()
  if (batches.length === 0) return []
  const senders = new Map(batches.map((batch) => [batch.batch_id, batch.sender]))
  const { members, rootOf } = await groupsOf(read, personIds)
  const rows = await read
    .selectFrom('evidence')
    .select(['batch_id', 'person_id', 'term', 'event_on', 'ends_on'])
    .where('person_id', 'in', [...members])
    .where('term', 'is not', null)
    .where('to_action', 'is', null)
    .orderBy('batch_id')
    .orderBy('line')
    .execute()
  const found = new Map<string, ListedIdentity>()
  for (const row of rows) {
    const { person_id: saidOf, term } = row
    const source = senders.get(row.batch_id)
    if (source === undefined || saidOf === null || term === null) continue
    const personId = rootOf(saidOf)
    const days = { from: dayOrNull(row.event_on), to: dayOrNull(row.ends_on) }
    found.set(JSON.stringify([personId, term]), { personId, term, ...days, source })
  }
  return [...found.values()]
}

/** Of everybody, as `ListedIdentity` without its source, one after the other. */
export function* everyListedIdentity({ read, rows, all }: BulkReader) {
  for (const { batch_id: batchId } of all(identityBatches(read))) {
    yield* rows(
      read
        .selectFrom('evidence')
        .select(['person_id', 'term', 'event_on as valid_from', 'ends_on as valid_to'])
        .where('batch_id', '=', batchId)
        .where('person_id', 'is not', null)
        .where('term', 'is not', null)
        .where('to_action', 'is', null)
        .orderBy('line'),
    )
  }
}

function dayOrNull(text: string | null): Day | null {
  return text === null ? null : getDay(text)
}
