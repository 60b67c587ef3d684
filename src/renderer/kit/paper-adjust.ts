/** 套打: how far the paper that is printed now is moved and scaled for its printer. */
import { useSyncExternalStore } from 'react'
import { exactPaper } from '../../shared/desktop/model.ts'
import type { PaperAdjust } from '../../shared/desktop/model.ts'

let current: PaperAdjust = exactPaper
const listeners = new Set<() => void>()

/** Holds until it is set again; a frame later the paper stands so. */
export function setPaperAdjust(adjust: PaperAdjust): void {
  current = adjust
  for (const listener of listeners) listener()
}

export function usePaperAdjust(): PaperAdjust {
  // The second: what a sheet is rendered with outside a browser, as the golden tests do.
  return useSyncExternalStore(
    subscribe,
    () => current,
    () => current,
  )
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
