/** Whether two verdicts say the same to the person: outcome, charge, benefit, refund, target. */
import type { Benefit, Charge } from '../../shared/rules/model.ts'
import type { Verdict } from './verdict.ts'

export function sameResult(one: Verdict, other: Verdict): boolean {
  return (
    one.outcome === other.outcome &&
    one.refundFen === other.refundFen &&
    one.target === other.target &&
    sameCharge(one.charge, other.charge) &&
    sameBenefit(one.benefit, other.benefit)
  )
}

export function sameCharge(
  one: Charge | null | undefined,
  other: Charge | null | undefined,
): boolean {
  if (!one || !other) return !one === !other
  return (
    one.standardFen === other.standardFen &&
    one.payableFen === other.payableFen &&
    one.category === other.category &&
    one.subsidies.length === other.subsidies.length &&
    one.subsidies.every(({ source, fen }, index) => {
      const match = other.subsidies[index]
      return match?.source === source && match.fen === fen
    })
  )
}

export function sameBenefit(
  one: Benefit | null | undefined,
  other: Benefit | null | undefined,
): boolean {
  if (!one || !other) return !one === !other
  return (
    one.from === other.from && one.to === other.to && one.retroactiveFrom === other.retroactiveFrom
  )
}
