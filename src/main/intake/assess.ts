/** 核定 by a reviewer: the agency's amount, and the end of a registration without a payment. */
import type { Writing } from '../ledger/index.ts'
import { findCollectable } from './decide.ts'
import { decideOn, done, findForReviewer, refuse } from './moves.ts'
import type { MoveDecision, MoveParts } from './moves.ts'
import type { StoredRegistration } from './registrations.ts'
import { settle } from './settle.ts'

/** Enters the amount that the agency set, with its written ground. */
export async function assess(
  writing: Writing,
  input: {
    readonly registrationId: number
    /** What the reviewer was shown. */
    readonly version: string
    readonly amountFen: number
    readonly ground: string
  },
  parts: MoveParts,
): Promise<MoveDecision> {
  const { registrationId, version, amountFen, ground } = input
  const found = await findForReviewer(writing, { registrationId, version, move: 'assess' }, parts)
  if (found.kind === 'refuse') return found
  writing.open('assessment', {
    assessment_id: await writing.nextId('assessment', 'assessment_id'),
    registration_id: registrationId,
    amount_fen: amountFen,
    ground,
    assessed_by: parts.operator.accountId,
    assessed_on: parts.today,
  })
  const { displayName: assessedBy } = parts.operator
  const registration = {
    ...found.registration,
    assessment: { amountFen, ground, assessedBy, assessedOn: parts.today },
  }
  await settleWhereNothingIsPayable(writing, registration, parts)
  return done(registration)
}

/** Ends an approved registration for which nothing is payable on the rules of today. */
export async function settleFree(
  writing: Writing,
  { registrationId, version }: { readonly registrationId: number; readonly version: string },
  parts: MoveParts,
): Promise<MoveDecision> {
  const found = await findForReviewer(writing, { registrationId, version, move: 'settle' }, parts)
  if (found.kind === 'refuse') return found
  const { registration } = found
  const settled = await settleWhereNothingIsPayable(writing, registration, parts)
  if (settled) return done(registration)
  return refuse({
    code: 'STILL_PAYABLE',
    decision: decideOn(registration, parts.today, parts),
  })
}

/** Whether nothing was payable today, so that the enrolment is effective now. */
export async function settleWhereNothingIsPayable(
  writing: Writing,
  registration: StoredRegistration,
  parts: MoveParts,
): Promise<boolean> {
  const decision = decideOn(registration, parts.today, parts)
  if (findCollectable(decision)?.payableFen !== 0) return false
  await settle(writing, {
    ...registration,
    decision,
    overlay: parts.overlay,
    channel: null,
    today: parts.today,
  })
  return true
}
