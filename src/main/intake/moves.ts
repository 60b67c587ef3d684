/** What every move on a registration shares: finding it, its refusals, and how it is recorded. */
import type { Evidence } from '../../shared/evidence/model.ts'
import { isMoveAllowed } from '../../shared/intake/lifecycle.ts'
import type { RegistrationMove, RegistrationState } from '../../shared/intake/lifecycle.ts'
import type { Quotation, QuoteInput, Withdrawal } from '../../shared/intake/model.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { ActingOperator } from '../kernel/call-context.ts'
import type { Decision, Writing } from '../ledger/index.ts'
import type { CorrectionRefusal } from './correct-person.ts'
import { withAssessment } from './decide.ts'
import { quote } from './quote.ts'
import type { QuoteParts } from './quote.ts'
import { findRegistration } from './registrations.ts'
import type { Settleable, StoredRegistration } from './registrations.ts'

export type MoveRefusal =
  | { readonly code: 'REGISTRATION_NOT_FOUND' }
  | {
      readonly code: 'WRONG_STATE'
      readonly state: RegistrationState
      readonly withdrawal: Withdrawal | null
    }
  | { readonly code: 'OWN_REGISTRATION' }
  | { readonly code: 'REGISTRATION_CHANGED'; readonly registration: StoredRegistration }
  | { readonly code: 'REASON_NEEDED' }
  | { readonly code: 'GROUND_NEEDED' }
  | { readonly code: 'PAY_DAY_PAST' }
  | { readonly code: 'IDENTITY_REFUSED' }
  | { readonly code: 'NOT_REGISTRABLE'; readonly quotation: Quotation }
  | { readonly code: 'EVIDENCE_STANDS'; readonly evidence: readonly Evidence[] }
  | CorrectionRefusal
  | { readonly code: 'STILL_PAYABLE'; readonly decision: Quotation }

export type MoveResult = { readonly registrationId: number }

export type MoveParts = Omit<QuoteParts, 'registeredOn'> & {
  readonly today: Day
  readonly operator: ActingOperator
}

export type MoveDecision = Decision<MoveResult, MoveRefusal>

type Found =
  | { readonly kind: 'found'; readonly registration: StoredRegistration }
  | { readonly kind: 'refuse'; readonly refusal: MoveRefusal }

type Asked = {
  readonly registrationId: number
  readonly move: RegistrationMove
  /** What was on the screen, where the move rests on having seen it. */
  readonly version?: string
}

/** The registration, where it is there, its state allows the move, and it is what was shown. */
export async function findForMove(
  writing: Writing,
  { registrationId, move, version }: Asked,
): Promise<Found> {
  const registration = await findRegistration(writing.read, registrationId)
  if (registration === null) return refuse({ code: 'REGISTRATION_NOT_FOUND' })
  if (!isMoveAllowed(move, registration.state)) {
    const { state, withdrawal } = registration
    return refuse({ code: 'WRONG_STATE', state, withdrawal })
  }
  return asShown(registration, version)
}

function asShown(registration: StoredRegistration, version: string | undefined): Found {
  return version === undefined || version === registration.version
    ? { kind: 'found', registration }
    : refuse({ code: 'REGISTRATION_CHANGED', registration })
}

/** The same for a reviewer: nobody decides on what they took down themselves. */
export async function findForReviewer(
  writing: Writing,
  { version, ...asked }: Asked,
  { operator }: MoveParts,
): Promise<Found> {
  const found = await findForMove(writing, asked)
  if (found.kind === 'refuse') return found
  const { registration } = found
  if (registration.takerIds.includes(operator.accountId)) {
    return refuse({ code: 'OWN_REGISTRATION' })
  }
  return asShown(registration, version)
}

/** What a registration is quoted from, for a pay day. */
export function quoteInputOf(registration: Settleable, payDay: Day): QuoteInput {
  const { policy, coverageYear, tier, circumstance, birthDate, identities, pastCover } =
    registration
  return {
    policy,
    coverageYear,
    payDay,
    tier,
    circumstance,
    birthDate,
    identities,
    pastCover,
  }
}

/** The decision on a registration for a pay day, with the agency's amount where it has one. */
export function decideOn(
  registration: Settleable,
  payDay: Day,
  parts: Omit<QuoteParts, 'registeredOn'>,
): Quotation {
  const { registeredOn, assessment } = registration
  return withAssessment(
    quote(quoteInputOf(registration, payDay), { ...parts, registeredOn }),
    assessment,
  )
}

export function refuse(refusal: MoveRefusal) {
  return { kind: 'refuse', refusal } as const
}

export function done({ registrationId, quotation }: StoredRegistration): MoveDecision {
  return {
    kind: 'record',
    subject: `registration:${registrationId}`,
    pack: { policy: quotation.policy, hash: quotation.packHash },
    result: { registrationId },
  }
}
