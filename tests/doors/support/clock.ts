import { chinaDayAt } from '../../../src/main/kernel/clock.ts'
import type { Clock } from '../../../src/main/kernel/clock.ts'
import { startMs } from './office-data.ts'

export type TestClock = Clock & { advanceMinutes(minutes: number): void }

/** Stands still until it is moved. */
export function makeTestClock(): TestClock {
  let nowMs = startMs
  return {
    now: () => nowMs,
    today: () => chinaDayAt(nowMs),
    advanceMinutes(minutes) {
      nowMs += minutes * 60_000
    },
  }
}
