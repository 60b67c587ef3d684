/** What the office has confirmed and amended, as the rules engine takes it. */
import type { Amendment, Overlay } from '../rules/index.ts'
import { writeOverlay } from '../rules/index.ts'
import { getOffice } from './store.ts'
import { asOf, canonicalJson, sha256 } from '../ledger/index.ts'
import type { Reader } from '../ledger/index.ts'

/** What an office decides by changes a few times a year; a replay of old decisions meets them all. */
const mostOverlays = 32
const known = new Map<string, Overlay>()
const hashes = new WeakMap<Overlay, string>()

/**
 * Readings and amendments in the order entered, as they stand or as they stood after an action.
 * The same content is the same object, whichever ledger it comes from: the rules engine compiles
 * the amended packs once an object.
 */
export async function getOverlay(read: Reader, atAction?: number): Promise<Overlay> {
  const readings = await (
    atAction === undefined
      ? read.selectFrom('reading_choice').where('to_action', 'is', null)
      : asOf(read, 'reading_choice', atAction)
  )
    .select(['policy', 'reading', 'chosen_option'])
    .orderBy('reading_choice_id')
    .execute()
  const amendments = await (
    atAction === undefined
      ? read.selectFrom('amendment').where('to_action', 'is', null)
      : asOf(read, 'amendment', atAction)
  )
    .select('content')
    .orderBy('amendment_id')
    .execute()
  const key = JSON.stringify([readings, amendments])
  const overlay = known.get(key) ?? overlayFrom(readings, amendments)
  keep(key, overlay)
  return overlay
}

/** SHA-256 of the overlay's canonical JSON, hex: what a stored decision pins. */
export function overlayHashOf(overlay: Overlay): string {
  const found = hashes.get(overlay)
  if (found !== undefined) return found
  const hash = sha256(canonicalJson(overlay))
  hashes.set(overlay, hash)
  return hash
}

type ReadingRow = {
  readonly policy: string
  readonly reading: string
  readonly chosen_option: string
}

function overlayFrom(
  rows: readonly ReadingRow[],
  contents: readonly { readonly content: string }[],
): Overlay {
  const readings: Record<string, Record<string, string>> = {}
  for (const { policy, reading, chosen_option: option } of rows) {
    readings[policy] = { ...readings[policy], [reading]: option }
  }
  // Each was checked against its pack before it was recorded.
  const amendments = contents.map(({ content }) => JSON.parse(content) as Amendment)
  return { readings, amendments }
}

/** The overlay as the file that `canbao decide --overlay` reads. */
export async function overlayTextOf(read: Reader): Promise<string> {
  const { name } = await getOffice(read)
  const overlay = await getOverlay(read)
  const heading = `${name}：本单位确定的读法、修改和裁定，从账本导出。\n指纹 ${overlayHashOf(overlay)}`
  return writeOverlay(overlay, heading)
}

/** A map keeps the order in which its keys came: the one not asked for the longest goes. */
function keep(key: string, overlay: Overlay): void {
  known.delete(key)
  known.set(key, overlay)
  const [oldest] = known.size > mostOverlays ? [...known.keys()] : []
  if (oldest !== undefined) known.delete(oldest)
}
