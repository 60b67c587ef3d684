/** How a channel of payment is said in a sentence. */

/** `经POS机缴费`; some notices have the word in the channel's name already: `经税务窗口缴费`. */
export function paidThrough(channel: string): string {
  return channel.endsWith('缴费') ? `经${channel}` : `经${channel}缴费`
}

/**
 * Whether the money goes through the office's or a village's own hands (代收): every other channel
 * of the notices ends with the tax authority, and the office only books it.
 */
export function isCollectedHere(channel: string): boolean {
  return /村|社区|代收|现金/u.test(channel)
}
