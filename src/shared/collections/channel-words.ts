/** How a channel of payment is said in a sentence. */

/** `经POS机缴费`; some notices have the word in the channel's name already: `经税务窗口缴费`. */
export function paidThrough(channel: string): string {
  return channel.endsWith('缴费') ? `经${channel}` : `经${channel}缴费`
}
