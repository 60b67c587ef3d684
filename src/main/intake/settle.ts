/** Makes an enrolment effective: the final decision is pinned and its money entered. */
import { Bug } from '../../shared/kernel/assert.ts'
import type { Quotation } from '../../shared/intake/model.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Charge } from '../../shared/rules/model.ts'
import type { Writing } from '../ledger/index.ts'
import { overlayHashOf } from '../office/index.ts'
import type { Overlay } from '../rules/index.ts'
import { residentScheme } from './store.ts'

export type SettlementParts = {
  readonly registrationId: number
  readonly personId: number
  readonly tier: number
  /** The final decision; its charge is what is entered. */
  readonly decision: Quotation
  /** With what of the office's own it was decided. */
  readonly overlay: Overlay
  /** How the payable part came in; null where nothing was payable. */
  readonly channel: string | null
  /** Where a tax list brought the money: which booking, and what stands for the payable part. */
  readonly taxPayment?: {
    readonly taxPaymentId: number
    readonly paid: readonly Entry[]
  }
  readonly today: Day
}

/** Debit positive, credit negative. */
export type Entry = {
  readonly account: 'contribution' | 'fund' | 'subsidy-receivable' | 'surplus' | 'receivable'
  readonly detail: string
  readonly amountFen: number
}

/**
 * Pins the decision, opens the enrolment and enters the money: what the person paid and what each
 * source owes on the one side, the contribution on the other. They add up to zero.
 */
export async function settle(writing: Writing, parts: SettlementParts): Promise<void> {
  const { registrationId, decision, channel, today } = parts
  const { charge } = decision.answer
  if (charge === null || charge === undefined) throw new Bug('a settlement without a charge')
  writing.open('settlement', {
    settlement_id: await writing.nextId('settlement', 'settlement_id'),
    registration_id: registrationId,
    settled_on: decision.payDay,
    payable_fen: charge.payableFen,
    policy: decision.policy,
    pack_hash: decision.packHash,
    decision: JSON.stringify(decision),
    overlay_hash: overlayHashOf(parts.overlay),
  })
  writing.open('enrolment', {
    enrolment_id: await writing.nextId('enrolment', 'enrolment_id'),
    person_id: parts.personId,
    coverage_year: decision.coverageYear,
    scheme: residentScheme,
    tier: parts.tier,
    source: 'registration',
  })
  const paid: readonly Entry[] =
    parts.taxPayment?.paid ??
    (channel === null ? [] : [{ account: 'fund', detail: channel, amountFen: charge.payableFen }])
  let lineId = await writing.nextId('journal_line', 'journal_line_id')
  for (const { account, detail, amountFen } of [...chargeEntries(charge, parts.tier), ...paid]) {
    if (amountFen === 0) continue
    writing.open('journal_line', {
      journal_line_id: lineId,
      registration_id: registrationId,
      account,
      detail,
      amount_fen: amountFen,
      booked_on: today,
      tax_payment_id: parts.taxPayment?.taxPaymentId ?? null,
    })
    lineId += 1
  }
}

/** The contribution, and what each source owes of it; what is left is the person's own part. */
export function chargeEntries(charge: Charge, tier: number): readonly Entry[] {
  return [
    { account: 'contribution', detail: `${tier}`, amountFen: -charge.standardFen },
    ...charge.subsidies.map(({ source, fen }) => ({
      account: 'subsidy-receivable' as const,
      detail: source,
      amountFen: fen,
    })),
  ]
}
