/** What is sent when a registration is saved, and where its refusals belong on the form. */
import type { NotSame } from '../duplicates/twins.ts'
import { twinsIn } from '../duplicates/twins.ts'
import { standingIn } from '../evidence/sort-evidence.ts'
import type { EvidenceFound } from '../evidence/use-evidence.ts'
import type { IdNumberCheck } from '../people/use-id-number.ts'
import type { rpc } from '../shell/rpc.ts'
import { codeOf, sentenceOf } from '../shell/trouble.ts'
import { evidenceReasonOf, phoneOf } from './intake-draft.ts'
import type { IntakeDraft, IntakeErrors, Registrant } from './intake-draft.ts'
import { words } from './words.ts'

type RegisterInput = Parameters<typeof rpc.intake.register>[0]

/** Somebody in the ledger by id, somebody new with what the form says. */
export function registrantOf(
  registrant: Exclude<Registrant, { kind: 'nobody' }>,
  draft: IntakeDraft,
): RegisterInput['registrant'] {
  if (registrant.kind === 'known') return { kind: 'known', personId: registrant.person.personId }
  return {
    kind: 'new',
    person: { ...personFactsOf(draft), identities: [...draft.identities] },
  }
}

/** Whom the form says it is about. */
export function personFactsOf(draft: IntakeDraft) {
  return {
    name: draft.name,
    documentType: draft.documentType,
    idNumber: draft.idNumber,
    birthDate: draft.birthDate,
    sex: draft.sex,
    ...(draft.typedNumber === '' ? {} : { typedNumber: draft.typedNumber }),
    // `errorsOf` has refused a form without a village.
    villageId: draft.villageId ?? 0,
    phone: phoneOf(draft),
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
  if (check.kind === 'number-only') {
    return {
      ...(draft.birthDate === null ? { birthDate: words.birthDateMissing } : {}),
      ...(draft.sex === null ? { sex: words.sexMissing } : {}),
    }
  }
  return {}
}

/** Where a list speaks against it, the form says why it is right all the same. */
export function reasonErrorOf(draft: IntakeDraft, { evidence }: EvidenceFound): IntakeErrors {
  const missing = standingIn(evidence).length > 0 && evidenceReasonOf(draft) === null
  return missing ? { evidenceReason: words.evidenceReasonMissing } : {}
}

/** Whoever was answered for before stays answered for; the newest reason is the one that is kept. */
export function bothAnswers(before: NotSame | null, now: NotSame | null): NotSame | null {
  if (before === null || now === null) return now ?? before
  return {
    personIds: [...new Set([...before.personIds, ...now.personIds])],
    reason: now.reason,
  }
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
    case 'PAY_DAY_PAST':
      // The decision beside the form says why; the field says what to do.
      return { payDay: words.payDayPast }
    case 'EVIDENCE_STANDS':
      return { evidenceReason: words.evidenceReasonMissing }
    case 'POLICY_NOT_ADOPTED':
      return { policy: sentence }
    default:
      return {}
  }
}

/** What belongs to no field: the rest is said at its field, and nowhere else. */
export function findTrouble(error: unknown): unknown {
  if (twinsIn(error).length > 0) return null
  return Object.keys(fieldErrorsFrom(error)).length > 0 ? null : error
}
