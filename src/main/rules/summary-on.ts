/** A pack as the counter sees it on a day: with the tiers and identities that the office entered. */
import type { Day } from '../../shared/kernel/day.ts'
import type { Overlay, PackSummary } from '../../shared/rules/model.ts'
import { findEpoch } from './amended-packs.ts'
import { readDayNumber } from './days.ts'
import type { PackSet } from './pack.ts'

/** Throws where there is no such pack. An amendment that cannot be used changes nothing. */
export function summaryOn(
  packs: PackSet,
  asked: { readonly policy: string; readonly day: Day },
  overlay: Overlay,
): PackSummary {
  const pack = packs.get(asked.policy)
  return (findEpoch(pack, overlay, readDayNumber(asked.day))?.pack ?? pack).summary
}
