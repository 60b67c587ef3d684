/** Phases in which the program works on a file by itself, so that the screen asks again. */
import type { ImportPhase } from '../../shared/rosters/lifecycle.ts'

export const pollMilliseconds = 700

const runningPhases: readonly ImportPhase[] = ['previewing', 'applying', 'undoing']

export function isRunning(phase: ImportPhase): boolean {
  return runningPhases.includes(phase)
}
