/** What stands of somebody in the ledger, or of a number that nobody has yet. */
import { useQuery } from '@tanstack/react-query'
import type { Evidence } from '../../shared/evidence/model.ts'
import { queryClient } from '../shell/queries.ts'
import { calls } from '../shell/rpc.ts'

export type EvidenceFound = {
  readonly evidence: readonly Evidence[]
  /** Null: nobody is asked about. */
  readonly state: 'looking' | 'found' | null
  readonly error: unknown
}

/** A known person is asked about by id, somebody new by a whole number; null: nobody. */
export type EvidenceAbout = { readonly personId: number } | { readonly idNumber: string } | null

export function useEvidence(about: EvidenceAbout): EvidenceFound {
  const personId = about !== null && 'personId' in about ? about.personId : null
  const idNumber = about !== null && 'idNumber' in about ? about.idNumber : null
  // Lists come in beside the counter: what was asked a moment ago may be another today.
  const ofPerson = useQuery(
    calls.evidence.ofPerson.queryOptions({
      input: { personId: personId ?? 0 },
      enabled: personId !== null,
      staleTime: 0,
    }),
  )
  const ofNumber = useQuery(
    calls.evidence.ofNumber.queryOptions({
      input: { idNumber: idNumber ?? '' },
      enabled: idNumber !== null,
      staleTime: 0,
    }),
  )
  if (personId === null && idNumber === null) return { evidence: [], state: null, error: null }
  const asked = personId === null ? ofNumber : ofPerson
  return {
    evidence: asked.data ?? [],
    state: asked.data === undefined && asked.error === null ? 'looking' : 'found',
    error: asked.error,
  }
}

/** After a refusal: the screen knew less than the ledger. */
export function refreshEvidence(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: calls.evidence.key() })
}
