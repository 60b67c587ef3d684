/** The clock port. Days are civil days in China, instants are UTC. */
import { dayFromNumber } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'

export type Clock = {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number
  /** The civil day in China, on which everything is decided. */
  today(): Day
  /** A practice office's: its day never ends, and its time of day begins anew every midnight. */
  readonly fixedDay?: true
}

const millisecondsPerDay = 86_400_000
/** China has kept UTC+8 all year since 1991. */
const chinaOffset = 8 * 3_600_000

/** The civil day in China at an instant. */
export function chinaDayAt(milliseconds: number): Day {
  return dayFromNumber(Math.floor((milliseconds + chinaOffset) / millisecondsPerDay))
}

export const systemClock: Clock = {
  now: () => Date.now(),
  today: () => chinaDayAt(Date.now()),
}

/** A practice office lives on one day; its instants are that day with the real time of day. */
export function practiceClock(real: Clock, practiceDate: Day): Clock {
  return {
    now: () => {
      const timeOfDay = (real.now() + chinaOffset) % millisecondsPerDay
      return Date.parse(`${practiceDate}T00:00:00+08:00`) + timeOfDay
    },
    today: () => practiceDate,
    fixedDay: true,
  }
}
