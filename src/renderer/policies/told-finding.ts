import type { Answer, Finding } from '../../shared/rules/model.ts'

/** The finding whose sentence the head of the answer says: what refuses, or what is to be asked. */
export function findTold({ outcome, findings }: Answer): Finding | null {
  return outcome === 'accepted' ? null : (findings[0] ?? null)
}
