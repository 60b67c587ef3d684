/** What another state of the office's own rules would do to what waits for payment. */
import { getDay } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Reader } from '../ledger/index.ts'
import type { Overlay, PackSet } from '../rules/index.ts'
import { findCollectable, withAssessment } from './decide.ts'
import { quote } from './quote.ts'
import { listApprovedUnpaid } from './registrations.ts'
import type { Unpaid } from './registrations.ts'

export type PriceChanges = {
  /** Approved registrations of the pack that nobody has paid for. */
  readonly approvedCount: number
  /** Of those, how many have a price and would have none: no money could be taken. */
  readonly lostCount: number
  /** Of those, how many would have another price. */
  readonly changedCount: number
}

/**
 * Decides each approved, unpaid registration of a pack twice, for its planned pay day, or today
 * where that has passed. Reads only.
 */
export async function countPriceChanges(
  read: Reader,
  asked: { readonly policy: string; readonly before: Overlay; readonly after: Overlay },
  parts: { readonly packs: PackSet; readonly today: Day },
): Promise<PriceChanges> {
  const unpaid = await listApprovedUnpaid(read, asked.policy)
  const pairs = unpaid.map((each) => [
    payableFen(each, { ...parts, overlay: asked.before }),
    payableFen(each, { ...parts, overlay: asked.after }),
  ])
  return {
    approvedCount: unpaid.length,
    lostCount: pairs.filter(([before, after]) => before !== null && after === null).length,
    changedCount: pairs.filter(
      ([before, after]) => before !== null && after !== null && before !== after,
    ).length,
  }
}

/** What could be collected; null where nothing may be. */
function payableFen(
  { input, registeredOn, assessment }: Unpaid,
  parts: { readonly packs: PackSet; readonly overlay: Overlay; readonly today: Day },
): number | null {
  const payDay = input.payDay < parts.today ? parts.today : input.payDay
  const quotation = quote({ ...input, payDay }, { ...parts, registeredOn: getDay(registeredOn) })
  return findCollectable(withAssessment(quotation, assessment))?.payableFen ?? null
}
