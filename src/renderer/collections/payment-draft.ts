/** The payment form: what is missing on it, and where each refusal belongs. */
import type { SettlementPreview } from '../../shared/collections/contract.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Fen } from '../../shared/kernel/fen.ts'
import { codeOf, sentenceOf } from '../shell/trouble.ts'
import { words } from './words.ts'

export type PaymentDraft = {
  readonly channel: string | null
  readonly paidOn: Day | null
  readonly amount: string
}

export function startPayment(today: Day): PaymentDraft {
  return { channel: null, paidOn: today, amount: '' }
}

type PaymentField = 'channel' | 'paidOn' | 'amount' | 'seen'
export type PaymentErrors = { readonly [Name in PaymentField]?: string }

/** The order of the fields on the form. */
export const paymentFieldOrder: readonly PaymentField[] = ['paidOn', 'channel', 'amount', 'seen']

/** Fen that the person pays on this day, null where nothing may be collected. */
export function findPayableFen({ decision }: SettlementPreview): Fen | null {
  return decision.refusal === null ? (decision.answer.charge?.payableFen ?? null) : null
}

/** Whether there is anything to take on this day: only then is there a button for it. */
export function isOffered(preview: SettlementPreview | null): boolean {
  return preview !== null && (findPayableFen(preview) ?? 0) > 0
}

/** Why no money may be taken, in the rules' own words. */
export function findWhyNotPayable({ decision }: SettlementPreview): string {
  return decision.refusal ?? words.amountUnsaid
}

export function findErrors(asked: {
  readonly draft: PaymentDraft
  readonly amountFen: Fen | null
  readonly preview: SettlementPreview | null
  readonly seenDigest: string | null
}): PaymentErrors {
  const { draft, amountFen, preview, seenDigest } = asked
  const errors: { [Name in PaymentField]?: string } = {}
  if (draft.paidOn === null) errors.paidOn = words.paidOnMissing
  if (draft.channel === null) errors.channel = words.channelMissing
  if (draft.amount.trim() === '') errors.amount = words.amountMissing
  else if (amountFen === null) errors.amount = words.amountUnreadable
  const unseen = preview !== null && seenDigest !== preview.decisionDigest
  if (unseen && preview.differences.length > 0) errors.seen = words.seenMissing
  return errors
}

/** Refusals after which no payment of this registration is possible at all. */
export function findClosed(error: unknown): unknown {
  const code = codeOf(error)
  return code === 'ALREADY_PAID' || code === 'NOT_APPROVED' || code === 'REGISTRATION_NOT_FOUND'
    ? error
    : null
}

export function isAboutDay(error: unknown): boolean {
  const code = codeOf(error)
  return code === 'PAY_DAY_FUTURE' || code === 'PAY_DAY_BEFORE_REGISTRATION'
}

/** Where a refusal belongs to one field, the cursor goes there. */
export function fieldErrorsFrom(error: unknown): PaymentErrors {
  const sentence = sentenceOf(error)
  if (isAboutDay(error)) return { paidOn: sentence }
  switch (codeOf(error)) {
    case 'CHANNEL_UNKNOWN':
      return { channel: sentence }
    case 'AMOUNT_DIFFERS':
      return { amount: sentence }
    default:
      return {}
  }
}

/** What belongs to no field. */
export function findTrouble(error: unknown): unknown {
  if (error === null || findClosed(error) !== null) return null
  return Object.keys(fieldErrorsFrom(error)).length > 0 ? null : error
}
