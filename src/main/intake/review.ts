/** 审核: approve, send back; the counter's resubmission and withdrawal. Each inside one action. */
import { isMoveAllowed } from '../../shared/intake/lifecycle.ts'
import type { RegistrationMove, RegistrationState } from '../../shared/intake/lifecycle.ts'
import type { Quotation, QuoteInput } from '../../shared/intake/model.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { ActingOperator } from '../kernel/call-context.ts'
import type { Decision, Writing } from '../ledger/index.ts'
import { keepIdentities } from '../people/index.ts'
import { areIdentitiesSound } from './decide.ts'
import { quote } from './quote.ts'
import type { QuoteParts } from './quote.ts'
import { findRegistration } from './registrations.ts'
import type { StoredRegistration } from './registrations.ts'
import { settle } from './settle.ts'
import { snapshotSchema } from './store.ts'

export type ReviewRefusal =
  | { readonly code: 'REGISTRATION_NOT_FOUND' }
  | { readonly code: 'WRONG_STATE'; readonly state: RegistrationState }
  | { readonly code: 'OWN_REGISTRATION' }
  | { readonly code: 'REASON_NEEDED' }
  | { readonly code: 'GROUND_NEEDED' }
  | { readonly code: 'PAY_DAY_PAST' }
  | { readonly code: 'IDENTITY_REFUSED' }
  | { readonly code: 'NOT_REGISTRABLE'; readonly quotation: Quotation }

export type ReviewResult = { readonly registrationId: number }

export type ReviewParts = Omit<QuoteParts, 'registeredOn'> & {
  readonly today: Day
  readonly operator: ActingOperator
}

type ReviewDecision = Decision<ReviewResult, ReviewRefusal>

/** What a registration is quoted from, for a pay day. */
export function quoteInputOf(registration: StoredRegistration, payDay: Day): QuoteInput {
  const { quotation, tier, circumstance, birthDate, identities } = registration
  return {
    policy: quotation.policy,
    coverageYear: quotation.coverageYear,
    payDay,
    tier,
    circumstance,
    birthDate,
    identities,
  }
}

export async function review(
  writing: Writing,
  input: {
    readonly registrationId: number
    readonly verdict: 'approved' | 'sent-back'
    readonly reason: string | null
  },
  parts: ReviewParts,
): Promise<ReviewDecision> {
  const { verdict, reason } = input
  const found = await findForMove(writing, {
    registrationId: input.registrationId,
    move: verdict === 'approved' ? 'approve' : 'send-back',
  })
  if (found.kind === 'refuse') return found
  const { registration } = found
  // Before anything else about the content: nobody reviews what they took down themselves.
  if (registration.takenByAccountId === parts.operator.accountId) {
    return refuse({ code: 'OWN_REGISTRATION' })
  }
  if (verdict === 'sent-back' && reason === null) return refuse({ code: 'REASON_NEEDED' })
  const needsGround = registration.quotation.answer.outcome === 'needs-approval'
  if (verdict === 'approved' && needsGround && reason === null) {
    return refuse({ code: 'GROUND_NEEDED' })
  }
  await keepReview(writing, { registration, verdict, reason, parts })
  if (verdict === 'approved') await settleWhereNothingIsPayable(writing, registration, parts)
  return done(registration)
}

async function settleWhereNothingIsPayable(
  writing: Writing,
  registration: StoredRegistration,
  parts: ReviewParts,
): Promise<void> {
  const input = quoteInputOf(registration, parts.today)
  const decision = quote(input, { ...parts, registeredOn: registration.registeredOn })
  const { outcome, charge } = decision.answer
  if (outcome !== 'accepted' || charge?.payableFen !== 0 || decision.refusal !== null) return
  await settle(writing, { ...registration, decision, channel: null, today: parts.today })
}

export async function resubmit(
  writing: Writing,
  input: Pick<QuoteInput, 'payDay' | 'tier' | 'circumstance' | 'identities'> & {
    readonly registrationId: number
  },
  parts: ReviewParts,
): Promise<ReviewDecision> {
  const found = await findForMove(writing, {
    registrationId: input.registrationId,
    move: 'resubmit',
  })
  if (found.kind === 'refuse') return found
  const { registration } = found
  if (input.payDay < parts.today) return refuse({ code: 'PAY_DAY_PAST' })
  if (!areIdentitiesSound(input.identities)) return refuse({ code: 'IDENTITY_REFUSED' })
  const quotation = quote(
    { ...quoteInputOf(registration, input.payDay), ...input },
    { ...parts, registeredOn: registration.registeredOn },
  )
  if (quotation.refusal !== null) return refuse({ code: 'NOT_REGISTRABLE', quotation })
  await keepIdentities(writing, registration.personId, input.identities)
  await closeReview(writing, registration.registrationId)
  const row = await writing.read
    .selectFrom('registration')
    .selectAll()
    .where('row_id', '=', registration.rowId)
    .executeTakeFirstOrThrow()
  const snapshot = snapshotSchema.parse(JSON.parse(row.snapshot))
  writing.replace('registration', row, {
    tier: input.tier,
    pay_day: quotation.payDay,
    pack_hash: quotation.packHash,
    payable_fen: quotation.answer.charge?.payableFen ?? null,
    // Whoever corrects it answers for it, and is kept from reviewing it like the first.
    taken_by: parts.operator.accountId,
    snapshot: JSON.stringify({
      ...snapshot,
      identities: input.identities,
      circumstance: input.circumstance,
      takenBy: parts.operator.displayName,
    }),
    quotation: JSON.stringify(quotation),
  })
  return done(registration)
}

export async function withdraw(
  writing: Writing,
  input: { readonly registrationId: number; readonly reason: string },
  parts: ReviewParts,
): Promise<ReviewDecision> {
  const found = await findForMove(writing, {
    registrationId: input.registrationId,
    move: 'withdraw',
  })
  if (found.kind === 'refuse') return found
  const { registration } = found
  await closeReview(writing, registration.registrationId)
  await openReview(writing, {
    registrationId: registration.registrationId,
    verdict: 'withdrawn',
    reason: input.reason,
    parts,
  })
  writing.close('registration', registration.rowId)
  return done(registration)
}

async function findForMove(
  writing: Writing,
  { registrationId, move }: { readonly registrationId: number; readonly move: RegistrationMove },
): Promise<
  | { readonly kind: 'found'; readonly registration: StoredRegistration }
  | { readonly kind: 'refuse'; readonly refusal: ReviewRefusal }
> {
  const registration = await findRegistration(writing.read, registrationId)
  if (registration === null) return refuse({ code: 'REGISTRATION_NOT_FOUND' })
  if (!isMoveAllowed(move, registration.state)) {
    return refuse({ code: 'WRONG_STATE', state: registration.state })
  }
  return { kind: 'found', registration }
}

async function keepReview(
  writing: Writing,
  review: {
    readonly registration: StoredRegistration
    readonly verdict: 'approved' | 'sent-back'
    readonly reason: string | null
    readonly parts: ReviewParts
  },
): Promise<void> {
  const { registrationId } = review.registration
  await closeReview(writing, registrationId)
  await openReview(writing, { ...review, registrationId })
}

async function openReview(
  writing: Writing,
  review: {
    readonly registrationId: number
    readonly verdict: string
    readonly reason: string | null
    readonly parts: ReviewParts
  },
): Promise<void> {
  writing.open('review', {
    review_id: await writing.nextId('review', 'review_id'),
    registration_id: review.registrationId,
    verdict: review.verdict,
    reason: review.reason,
    decided_by: review.parts.operator.accountId,
    decided_on: review.parts.today,
  })
}

async function closeReview(writing: Writing, registrationId: number): Promise<void> {
  const current = await writing.read
    .selectFrom('review')
    .select('row_id')
    .where('registration_id', '=', registrationId)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  if (current !== undefined) writing.close('review', current.row_id)
}

function refuse(refusal: ReviewRefusal) {
  return { kind: 'refuse', refusal } as const
}

function done({ registrationId, quotation }: StoredRegistration): ReviewDecision {
  return {
    kind: 'record',
    subject: `registration:${registrationId}`,
    pack: { policy: quotation.policy, hash: quotation.packHash },
    result: { registrationId },
  }
}
