/** What a query cannot work out: prints by their short hash, channels by the notices. */
import type { Database } from 'better-sqlite3'
import { sha256 } from './chain.ts'
import type { Report } from './verify-schema.ts'

/** What a policy's notice, with what the office entered of it, offered on a day. */
export type ChannelsAsked = {
  readonly policy: string
  readonly packHash: string
  readonly day: string
  /** The amendments of the policy that stood then, as they were kept: JSON, in order. */
  readonly amendments: readonly string[]
}

/** Null where the pack of then is not installed any more: nothing can be said. */
export type ChannelsKnown = (asked: ChannelsAsked) => readonly string[] | null

/** Every paper carries the first eight characters of its content's hash. */
export function checkPrints(connection: Database, report: Report, table = 'print'): void {
  const rows = connection
    .prepare(`select sheet_number, copy_number, short_hash, content from ${table}`)
    .raw()
    .iterate() as IterableIterator<readonly [string, number, string, string]>
  for (const [sheetNumber, copyNumber, shortHash, content] of rows) {
    const hex = sha256(content).slice(0, 8).toUpperCase()
    if (`${hex.slice(0, 4)}-${hex.slice(4)}` !== shortHash) {
      report(`单据 ${sheetNumber} 第 ${copyNumber} 份存下的内容与它的查验码不符。`)
    }
  }
}

/** A payment came in through one of the ways that its notice names. */
export function checkChannels(
  connection: Database,
  { known, report }: { readonly known: ChannelsKnown; readonly report: Report },
): void {
  const amendmentsAt = connection
    .prepare(
      `select content from amendment where policy = ? and from_action < ?
         and (to_action is null or to_action > ?) order by amendment_id`,
    )
    .pluck()
  const answers = new Map<string, readonly string[] | null>()
  const payments = connection
    .prepare(
      `select p.receipt_number as receipt, p.channel, p.booked_on as day, p.from_action as action,
         s.policy, s.pack_hash as packHash
       from payment p join settlement s
         on s.registration_id = p.registration_id and s.from_action = p.from_action`,
    )
    .all() as readonly PaymentRow[]
  for (const { receipt, channel, action, ...asked } of payments) {
    const amendments = amendmentsAt.all(asked.policy, action, action).map(String)
    const whole = { policy: asked.policy, packHash: asked.packHash, day: asked.day, amendments }
    const key = JSON.stringify(whole)
    if (!answers.has(key)) answers.set(key, known(whole))
    const channels = answers.get(key)
    if (channels === null || channels === undefined || channels.includes(channel)) continue
    report(`收据 ${receipt} 的缴费渠道“${channel}”通知中没有。`)
  }
}

type PaymentRow = {
  readonly receipt: string
  readonly channel: string
  readonly day: string
  readonly action: number
  readonly policy: string
  readonly packHash: string
}
