/** What an office works by at a moment, with a digest that tells whether it is still the same. */
import { canonicalJson, sha256 } from '../ledger/index.ts'
import type { Reader } from '../ledger/index.ts'
import type { Overlay, PackSet } from '../rules/index.ts'
import { getOverlay, overlayHashOf } from './overlay.ts'
import { getOffice } from './store.ts'

export type OfficeStanding = {
  /** Packs taken into use. */
  readonly policies: readonly string[]
  /** Readings confirmed, amendments and rulings entered. */
  readonly overlay: Overlay
  /**
   * SHA-256 of all of it and of the packs' own files: whoever confirms something names the digest
   * that they were shown, and is refused where anything has moved since.
   */
  readonly standingDigest: string
}

export async function getStanding(read: Reader, packs: PackSet): Promise<OfficeStanding> {
  const { policies } = await getOffice(read)
  const overlay = await getOverlay(read)
  const hashes = Object.fromEntries(packs.list().map(({ policy, hash }) => [policy, hash]))
  const whole = { hashes, policies, overlay: overlayHashOf(overlay) }
  return { policies, overlay, standingDigest: sha256(canonicalJson(whole)) }
}
