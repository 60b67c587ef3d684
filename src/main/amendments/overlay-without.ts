import { canonicalJson } from '../ledger/index.ts'
import type { Amendment, Overlay } from '../rules/index.ts'

/** What would stand without an amendment: the same is never entered twice, so it is named by itself. */
export function overlayWithout(overlay: Overlay, amendment: Amendment): Overlay {
  const gone = canonicalJson(amendment)
  const amendments = (overlay.amendments ?? []).filter((each) => canonicalJson(each) !== gone)
  return { ...overlay, amendments }
}
