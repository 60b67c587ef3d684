/** Likely duplicates at the counter: who is asked about, what was answered, and what is remembered. */
import type { Candidate } from '../../shared/duplicates/model.ts'
import type { IdentityDocument } from '../../shared/kernel/identity-document.ts'
import type { ActingOperator } from '../kernel/call-context.ts'
import type { Writing } from '../ledger/index.ts'
import { keepVerdicts } from '../duplicates/index.ts'
import type { Facts } from '../duplicates/index.ts'

/** What a clerk said: none of these is the person. */
export type NotSame = { readonly personIds: readonly number[]; readonly reason: string }

export function factsFrom(person: {
  readonly name: string
  readonly document: IdentityDocument
  readonly village: { readonly villageId: number; readonly name: string }
  readonly householdNumber: string | null
  readonly phone: string | null
}): Facts {
  const { type, number, sex, birthDate, country = null } = person.document
  return {
    name: person.name,
    documentType: type,
    idNumber: number,
    country,
    sex,
    birthDate,
    villageId: person.village.villageId,
    villageName: person.village.name,
    householdNumber: person.householdNumber,
    phone: person.phone,
  }
}

/** Those of whom nothing was said. */
export function unanswered(
  candidates: readonly Candidate[],
  notSame: NotSame | null,
): readonly Candidate[] {
  const answered = new Set(notSame?.personIds)
  return candidates.filter(({ record }) => !answered.has(record.personId))
}

/** Remembered of this person, and so of the others as well. */
export async function keepNotSame(
  writing: Writing,
  personId: number,
  said: { readonly notSame: NotSame | null; readonly operator: ActingOperator },
): Promise<void> {
  const { notSame, operator } = said
  if (notSame === null) return
  const { reason } = notSame
  const verdicts = [...new Set(notSame.personIds)]
    .filter((otherId) => otherId !== personId)
    .map((otherId) => ({ oneId: personId, otherId, reason, accountId: operator.accountId }))
  await keepVerdicts(writing, verdicts)
}
