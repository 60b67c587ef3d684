/** The ways to pay that a notice named on a day, with what the office had entered of it. */
import { readDay } from '../../shared/kernel/day.ts'
import type { ChannelsKnown } from '../ledger/index.ts'
import { summaryOn } from '../rules/index.ts'
import type { Amendment, PackSet } from '../rules/index.ts'

/** Says nothing where the pack has changed since or the day is none. */
export function channelsKnownTo(packs: PackSet): ChannelsKnown {
  return ({ policy, packHash, day: text, amendments }) => {
    const day = readDay(text)
    if (day === null || packs.find(policy)?.hash !== packHash) return null
    // Each was checked against its pack before it was recorded.
    const overlay = {
      readings: {},
      amendments: amendments.map((each) => JSON.parse(each) as Amendment),
    }
    return summaryOn(packs, { policy, day }, overlay).channels.map(({ channel }) => channel)
  }
}
