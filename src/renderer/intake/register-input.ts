/** What is sent when a registration is saved, and where its refusals belong on the form. */
import type { IdNumberCheck } from '../people/use-id-number.ts'
import type { rpc } from '../shell/rpc.ts'
import { codeOf, sentenceOf } from '../shell/trouble.ts'
import { phoneOf } from './intake-draft.ts'
import type { IntakeDraft, IntakeErrors, Registrant } from './intake-draft.ts'

type RegisterInput = Parameters<typeof rpc.intake.register>[0]

/** Somebody in the ledger by id, somebody new with what the form says. */
export function registrantOf(
  registrant: Exclude<Registrant, { kind: 'nobody' }>,
  draft: IntakeDraft,
): RegisterInput['registrant'] {
  if (registrant.kind === 'known') return { kind: 'known', personId: registrant.person.personId }
  return {
    kind: 'new',
    person: {
      name: draft.name,
      idNumber: draft.idNumber,
      // `errorsOf` has refused a form without a village.
      villageId: draft.villageId ?? 0,
      phone: phoneOf(draft),
      identities: [...draft.identities],
    },
  }
}

/** A number that is wrong or too short is refused before anything is sent. */
export function numberErrorOf(
  registrant: Registrant,
  draft: IntakeDraft,
  check: IdNumberCheck,
): IntakeErrors {
  if (registrant.kind !== 'new' || draft.idNumber.trim() === '') return {}
  if (check.kind === 'refused') return { idNumber: check.text }
  return {}
}

/** Where a refusal belongs to one field, the cursor goes there. */
export function fieldErrorsFrom(error: unknown): IntakeErrors {
  const sentence = sentenceOf(error)
  switch (codeOf(error)) {
    case 'ID_NUMBER_REFUSED':
      return { idNumber: sentence }
    case 'VILLAGE_NOT_FOUND':
      return { village: sentence }
    case 'IDENTITY_REFUSED':
      return { identities: sentence }
    case 'POLICY_NOT_ADOPTED':
      return { policy: sentence }
    default:
      return {}
  }
}
