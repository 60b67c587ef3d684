import { hasDisplay } from '../support/doors.mjs'
import { findRuntime } from '../support/window-runtime.mjs'
import { runPlaywright } from './journeys.mjs'

/**
 * The real Electron where this machine can open it: root gets no window, and neither does a
 * machine without a display.
 * @returns {string | null}
 */
export function findWindowRuntime() {
  const { platform, env } = process
  if (process.getuid?.() === 0 || !hasDisplay({ platform, env })) return null
  return findRuntime()
}

/** The last line of the window's suite: what was proven, and what was not. */
export function windowLine() {
  return findWindowRuntime() === null
    ? 'window: stand-in, real runtime not verified'
    : 'window: real'
}

/**
 * The built window and the journeys of the walk-in through it.
 * @type {import('./step.mjs').Step}
 */
export const window = {
  name: 'window',
  run: async () => {
    const result = await runPlaywright('window', ['-c', 'playwright.window.config.ts'])
    return { ...result, details: [result.details, windowLine()].filter(Boolean).join('\n') }
  },
}
