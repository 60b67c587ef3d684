/** 审核: approve, send back; the counter's resubmission and withdrawal. Each inside one action. */
import { getDefined } from '../../shared/kernel/assert.ts'
import type { Evidence } from '../../shared/evidence/model.ts'
import type { Quotation, QuoteInput } from '../../shared/intake/model.ts'
import type { Writing } from '../ledger/index.ts'
import { evidenceOf, standingAgainst } from '../evidence/index.ts'
import { overlayHashOf } from '../office/index.ts'
import { findPerson, keepIdentities } from '../people/index.ts'
import { settleWhereNothingIsPayable } from './assess.ts'
import { evidenceRanksOf, sameResult } from '../rules/index.ts'
import { findCorrection } from './correct-person.ts'
import type { PersonFacts } from './correct-person.ts'
import { areIdentitiesSound } from './decide.ts'
import { decideOn, done, findForMove, findForReviewer, quoteInputOf, refuse } from './moves.ts'
import type { MoveDecision, MoveParts } from './moves.ts'
import { keepNotSame } from './not-same.ts'
import type { NotSame } from './not-same.ts'
import { quote } from './quote.ts'
import type { StoredRegistration } from './registrations.ts'
import { snapshotFrom } from './store.ts'

export async function review(
  writing: Writing,
  input: {
    readonly registrationId: number
    /** What the reviewer was shown. */
    readonly version: string
    readonly verdict: 'approved' | 'sent-back'
    readonly reason: string | null
  },
  parts: MoveParts,
): Promise<MoveDecision> {
  const { verdict, reason } = input
  const found = await findForReviewer(
    writing,
    {
      registrationId: input.registrationId,
      version: input.version,
      move: verdict === 'approved' ? 'approve' : 'send-back',
    },
    parts,
  )
  if (found.kind === 'refuse') return found
  const { registration } = found
  if (verdict === 'sent-back' && reason === null) return refuse({ code: 'REASON_NEEDED' })
  const needsGround = registration.quotation.answer.outcome === 'needs-approval'
  if (verdict === 'approved' && needsGround && reason === null) {
    return refuse({ code: 'GROUND_NEEDED' })
  }
  await keepReview(writing, { registration, verdict, reason, parts })
  // What the reviewer was shown is what may be settled; another decision is never pinned unseen.
  if (verdict === 'approved' && isQuotedStill(registration, parts)) {
    await settleWhereNothingIsPayable(writing, registration, parts)
  }
  return done(registration)
}

/** Whether the decision of today says the same as the quotation on the screen. */
function isQuotedStill(registration: StoredRegistration, parts: MoveParts): boolean {
  const today = decideOn(registration, parts.today, parts)
  return sameResult(registration.quotation.answer, today.answer)
}

type Resubmission = {
  readonly registration: StoredRegistration
  readonly input: Pick<QuoteInput, 'tier' | 'circumstance' | 'identities' | 'pastCover'> & {
    readonly evidenceReason: string | null
  }
  readonly quotation: Quotation
  readonly against: readonly Evidence[]
  readonly parts: MoveParts
}

export async function resubmit(
  writing: Writing,
  input: Pick<QuoteInput, 'payDay' | 'tier' | 'circumstance' | 'identities'> & {
    readonly registrationId: number
    /** What the form was filled in from. */
    readonly version: string
    /** As it was taken down, where left out. */
    readonly pastCover?: QuoteInput['pastCover'] | undefined
    readonly person?: PersonFacts | undefined
    /** As it was given, where left out. */
    readonly evidenceReason?: string | null | undefined
    readonly notSame?: NotSame | null | undefined
  },
  parts: MoveParts,
): Promise<MoveDecision> {
  const found = await findForMove(writing, {
    registrationId: input.registrationId,
    version: input.version,
    move: 'resubmit',
  })
  if (found.kind === 'refuse') return found
  const { registration } = found
  if (input.payDay < parts.today) return refuse({ code: 'PAY_DAY_PAST' })
  if (!areIdentitiesSound(input.identities)) return refuse({ code: 'IDENTITY_REFUSED' })
  const correction = await findCorrection(writing, registration, {
    facts: input.person,
    today: parts.today,
    notSame: input.notSame ?? null,
  })
  if (correction.kind === 'refuse') return correction
  const { birthDate } = correction
  const pastCover = input.pastCover ?? registration.pastCover
  const quotation = quote(
    { ...quoteInputOf(registration, input.payDay), ...input, birthDate, pastCover },
    { ...parts, registeredOn: registration.registeredOn },
  )
  if (quotation.refusal !== null) return refuse({ code: 'NOT_REGISTRABLE', quotation })
  await correction.apply()
  const against = await findAgainst(writing, registration, parts)
  const evidenceReason = input.evidenceReason ?? reasonForAll(registration, against)
  // Refusing takes back what was just corrected.
  if (against.length > 0 && evidenceReason === null) {
    return refuse({ code: 'EVIDENCE_STANDS', evidence: against })
  }
  const { notSame = null } = input
  await keepNotSame(writing, registration.personId, { notSame, operator: parts.operator })
  await keepIdentities(writing, registration.personId, input.identities)
  await closeReview(writing, registration.registrationId)
  const decided = { ...input, pastCover, evidenceReason }
  await replaceDocument(writing, { registration, input: decided, quotation, against, parts })
  return done(registration)
}

/** The reason that was given, where it speaks of everything that stands now. */
function reasonForAll(
  { evidenceReason, evidenceAgainst }: StoredRegistration,
  against: readonly Evidence[],
): string | null {
  const seen = new Set(evidenceAgainst.map(({ text }) => text))
  return against.every(({ text }) => seen.has(text)) ? evidenceReason : null
}

/** What stands against somebody as they are recorded now. */
async function findAgainst(
  writing: Writing,
  { personId, quotation }: StoredRegistration,
  { today: on, packs }: MoveParts,
) {
  const person = getDefined(await findPerson(writing.read, personId), 'person')
  const ofPacks = evidenceRanksOf(packs, [quotation.policy])
  return standingAgainst(await evidenceOf(writing.read, person, { on, ofPacks }))
}

/** The next version of the document, with the person as recorded now. */
async function replaceDocument(
  writing: Writing,
  { registration, input, quotation, against, parts }: Resubmission,
): Promise<void> {
  const person = getDefined(await findPerson(writing.read, registration.personId), 'person')
  const row = await writing.read
    .selectFrom('registration')
    .selectAll()
    .where('row_id', '=', registration.rowId)
    .executeTakeFirstOrThrow()
  writing.replace('registration', row, {
    tier: input.tier,
    pay_day: quotation.payDay,
    pack_hash: quotation.packHash,
    payable_fen: quotation.answer.charge?.payableFen ?? null,
    // Whoever corrects it answers for it, and is kept from reviewing it like the first.
    taken_by: parts.operator.accountId,
    village_id: person.village.villageId,
    snapshot: JSON.stringify(snapshotFrom(person, { input, operator: parts.operator, against })),
    quotation: JSON.stringify(quotation),
    overlay_hash: overlayHashOf(parts.overlay),
  })
}

export async function withdraw(
  writing: Writing,
  input: { readonly registrationId: number; readonly version: string; readonly reason: string },
  parts: MoveParts,
): Promise<MoveDecision> {
  const found = await findForMove(writing, {
    registrationId: input.registrationId,
    version: input.version,
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

async function keepReview(
  writing: Writing,
  review: {
    readonly registration: StoredRegistration
    readonly verdict: 'approved' | 'sent-back'
    readonly reason: string | null
    readonly parts: MoveParts
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
    readonly parts: MoveParts
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

/** An amount belongs to the approval that it followed: with the review it goes. */
async function closeReview(writing: Writing, registrationId: number): Promise<void> {
  for (const table of ['assessment', 'review'] as const) {
    const current = await writing.read
      .selectFrom(table)
      .select('row_id')
      .where('registration_id', '=', registrationId)
      .where('to_action', 'is', null)
      .executeTakeFirst()
    if (current !== undefined) writing.close(table, current.row_id)
  }
}
