/**
 * Whether the program behind this page answers. Screens go on standing while it does not: the
 * shell shows a banner, and what was typed stays.
 */
import { useSyncExternalStore } from 'react'

export type Connection = 'answering' | 'lost' | 'launch-needed'

let current: Connection = 'answering'
const listeners = new Set<() => void>()

export function noteConnection(next: Connection): void {
  if (next === current) return
  current = next
  for (const listener of listeners) listener()
}

export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, () => current)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The program could not be reached: it was closed, or the machine is going to sleep. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
}

/** This page was not opened with the address that the program printed. */
export class LaunchNeeded extends Error {
  override readonly name = 'LaunchNeeded'
}
