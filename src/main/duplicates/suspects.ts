/** The work list: pairs of the ledger that may be one person, page by page, counted by kind. */
import { suspectPairs } from '../ledger/index.ts'
import type { Reader } from '../ledger/index.ts'
import { likenessKinds } from '../../shared/duplicates/model.ts'
import type { LikenessKind } from '../../shared/duplicates/model.ts'
import type { PairIds } from './verdicts.ts'

export type SuspectFilter = {
  readonly villageId?: number | undefined
  readonly kind?: LikenessKind | undefined
}

export type Suspect = PairIds & { readonly kind: LikenessKind }

/** One page and how many there are of each kind; `kind` narrows the page, not the counts. */
export async function listSuspects(
  read: Reader,
  filter: SuspectFilter & { readonly offset: number; readonly limit: number },
): Promise<{
  readonly suspects: readonly Suspect[]
  readonly counts: ReadonlyMap<LikenessKind, number>
}> {
  const rows = await suspectPairs(read, filter.villageId).execute()
  const counts = new Map<LikenessKind, number>(likenessKinds.map((kind) => [kind, 0]))
  const wanted: Suspect[] = []
  for (const row of rows) {
    const kind = likenessKinds[row.rank]
    if (kind === undefined) continue
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
    if (filter.kind !== undefined && kind !== filter.kind) continue
    wanted.push({ oneId: row.one_id, otherId: row.other_id, kind })
  }
  return { suspects: wanted.slice(filter.offset, filter.offset + filter.limit), counts }
}
