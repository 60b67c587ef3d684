/** A machine that sleeps or whose screen is locked leaves nobody signed in at an open counter. */
import { powerMonitor } from 'electron'

export type PowerActs = { readonly lock: () => void; readonly wake: () => void }

export function watchPower({ lock, wake }: PowerActs): void {
  powerMonitor.on('suspend', lock)
  powerMonitor.on('lock-screen', lock)
  powerMonitor.on('resume', wake)
  powerMonitor.on('unlock-screen', wake)
}
