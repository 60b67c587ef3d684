/** Whose word rules where lists disagree, as packs say it. */
import type { Authority, EvidenceKind } from '../../shared/evidence/model.ts'
import type { PackSet } from './pack.ts'

/** By kind; of several packs that name one, the first does. A pack that is gone says nothing. */
export function evidenceRanksOf(
  packs: PackSet,
  policies: readonly string[],
): ReadonlyMap<EvidenceKind, readonly Authority[]> {
  const ranks = new Map<EvidenceKind, readonly Authority[]>()
  for (const policy of policies) {
    for (const { kind, authorities } of packs.find(policy)?.source.document.evidenceRanks ?? []) {
      if (!ranks.has(kind)) ranks.set(kind, authorities)
    }
  }
  return ranks
}
