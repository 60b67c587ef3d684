/** One payment at the counter, inside one action. */
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { collectionsContract, SettlementPreview } from '../../shared/collections/contract.ts'
import { isMoveAllowed } from '../../shared/intake/lifecycle.ts'
import type { RegistrationState } from '../../shared/intake/lifecycle.ts'
import type { Quotation } from '../../shared/intake/model.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { ActingOperator } from '../kernel/call-context.ts'
import type { Decision, Reader, Writing } from '../ledger/index.ts'
import {
  decideOn,
  findCollectable,
  findRegistration,
  settle,
  withAssessment,
} from '../intake/index.ts'
import type { QuoteParts, StoredRegistration } from '../intake/index.ts'
import { summaryOn } from '../rules/index.ts'
import { findPayDayRefusal, listDifferences, receiptNumberFrom } from './decide.ts'

export type PayInput = z.output<
  NonNullable<(typeof collectionsContract.pay)['~orpc']['inputSchema']>
>

/** Refusals in the order in which they are checked; the first that applies is the answer. */
export type PayRefusal =
  | { readonly code: 'REGISTRATION_NOT_FOUND' }
  | { readonly code: 'ALREADY_PAID'; readonly receiptNumber: string | null }
  | { readonly code: 'NOT_APPROVED'; readonly state: RegistrationState }
  | { readonly code: 'PAY_DAY_FUTURE' }
  | { readonly code: 'PAY_DAY_BEFORE_REGISTRATION' }
  | { readonly code: 'CHANNEL_UNKNOWN' }
  | { readonly code: 'NOT_PAYABLE'; readonly decision: Quotation }
  | { readonly code: 'DECISION_CHANGED'; readonly preview: SettlementPreview }
  | { readonly code: 'NOTHING_PAYABLE' }
  | { readonly code: 'AMOUNT_DIFFERS'; readonly payableFen: number }

export type PayParts = Omit<QuoteParts, 'registeredOn'> & { readonly today: Day }

/** The registration and its decision on a pay day, or why it cannot be paid on it at all. */
export async function previewPayment(
  read: Reader,
  asked: { readonly registrationId: number; readonly paidOn: Day },
  parts: PayParts,
): Promise<
  | {
      readonly kind: 'preview'
      readonly registration: StoredRegistration
      readonly preview: SettlementPreview
    }
  | { readonly kind: 'refuse'; readonly refusal: PayRefusal }
> {
  const registration = await findRegistration(read, asked.registrationId)
  if (registration === null) return refuse({ code: 'REGISTRATION_NOT_FOUND' })
  const { state, settlement, registeredOn, assessment } = registration
  if (state === 'effective') {
    const receiptNumber = settlement?.payment?.receiptNumber ?? null
    return refuse({ code: 'ALREADY_PAID', receiptNumber })
  }
  if (!isMoveAllowed('pay', state)) return refuse({ code: 'NOT_APPROVED', state })
  const payDayRefusal = findPayDayRefusal(asked.paidOn, { registeredOn, today: parts.today })
  if (payDayRefusal !== null) return refuse({ code: payDayRefusal })
  const decision = decideOn(registration, asked.paidOn, parts)
  const quotation = withAssessment(registration.quotation, assessment)
  return {
    kind: 'preview',
    registration,
    preview: {
      quotation,
      decision,
      decisionDigest: digestOf(decision),
      differences: [...listDifferences(quotation, decision)],
    },
  }
}

/** Checks and writes; a refusal writes nothing. */
export async function pay(
  writing: Writing,
  input: PayInput,
  parts: PayParts & { readonly operator: ActingOperator },
): Promise<Decision<{ readonly registrationId: number }, PayRefusal>> {
  const previewed = await previewPayment(writing.read, input, parts)
  if (previewed.kind === 'refuse') return previewed
  const { registration, preview } = previewed
  const { decision } = preview
  // Today's, as the counter was shown them: a channel is how the money comes in now.
  const asked = { policy: decision.policy, day: parts.today }
  const { channels } = summaryOn(parts.packs, asked, parts.overlay)
  if (!channels.some(({ channel }) => channel === input.channel)) {
    return refuse({ code: 'CHANNEL_UNKNOWN' })
  }
  const charge = findCollectable(decision)
  if (charge === null) return refuse({ code: 'NOT_PAYABLE', decision })
  if (preview.decisionDigest !== input.decisionDigest) {
    return refuse({ code: 'DECISION_CHANGED', preview })
  }
  if (charge.payableFen === 0) return refuse({ code: 'NOTHING_PAYABLE' })
  if (charge.payableFen !== input.amountFen) {
    return refuse({ code: 'AMOUNT_DIFFERS', payableFen: charge.payableFen })
  }
  await settle(writing, {
    ...registration,
    decision,
    overlay: parts.overlay,
    channel: input.channel,
    today: parts.today,
  })
  const { registrationId } = registration
  writing.open('payment', {
    payment_id: await writing.nextId('payment', 'payment_id'),
    receipt_number: receiptNumberFrom(registration.registrationNumber),
    registration_id: registrationId,
    channel: input.channel,
    paid_on: input.paidOn,
    amount_fen: input.amountFen,
    booked_by: parts.operator.accountId,
    booked_on: parts.today,
  })
  return {
    kind: 'record',
    subject: `registration:${registrationId}`,
    pack: { policy: decision.policy, hash: decision.packHash },
    result: { registrationId },
  }
}

/** Names a decision by all that the counter was shown of it. */
function digestOf(decision: Quotation): string {
  return createHash('sha256').update(JSON.stringify(decision)).digest('hex').slice(0, 32)
}

function refuse(refusal: PayRefusal) {
  return { kind: 'refuse', refusal } as const
}
