import { Trouble } from '../support/trouble.mjs'

/**
 * One step of the gate: what ran, how it ended, and what a developer needs to mend it.
 *
 * @typedef {object} StepResult
 * @property {string} name
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string} details failures in full, '' where there are none
 *
 * @typedef {object} Step
 * @property {string} name as it is called after --only
 * @property {() => Promise<StepResult>} run
 */

/**
 * A step that is one check: it holds or it does not.
 * @param {string} name
 * @param {{ code: number, output: string }} ended
 * @returns {StepResult}
 */
export function oneCheck(name, { code, output }) {
  const holds = code === 0
  return {
    name,
    passed: holds ? 1 : 0,
    failed: holds ? 0 : 1,
    skipped: 0,
    details: holds ? '' : output,
  }
}

/**
 * Runs a step and says how it went. A step that crashes has failed: it must not vanish from the sum.
 * @param {Step} step
 * @returns {Promise<StepResult>}
 */
export async function runStep({ name, run }) {
  const startedAt = performance.now()
  const result = await run().catch((error) => crashed(name, error))
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  if (result.passed + result.failed + result.skipped === 0) return result
  const mark = result.failed > 0 ? '✗' : '✓'
  const skipped = result.skipped > 0 ? `, ${result.skipped} skipped` : ''
  const counts = `${result.passed} passed, ${result.failed} failed${skipped}`
  // On one line with a name in front, so that it is not taken for the closing line.
  process.stdout.write(`${mark} ${name.padEnd(14)} ${counts}  (${seconds} s)\n`)
  if (result.details !== '') process.stdout.write(`${result.details.trimEnd()}\n`)
  return result
}

/**
 * @param {string} name
 * @param {unknown} error
 * @returns {StepResult}
 */
function crashed(name, error) {
  const details = error instanceof Trouble ? error.message : describe(error)
  return { name, passed: 0, failed: 1, skipped: 0, details }
}

/** @param {unknown} error */
function describe(error) {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/**
 * The closing line of the gate, over everything that ran.
 * @param {readonly StepResult[]} results
 * @returns {{ line: string, exitCode: number }}
 */
export function sumUp(results) {
  let passed = 0
  let failed = 0
  let skipped = 0
  for (const result of results) {
    passed += result.passed
    failed += result.failed
    skipped += result.skipped
  }
  const line = `${passed} passed, ${failed} failed, ${skipped} skipped`
  return { line, exitCode: failed > 0 || passed === 0 ? 1 : 0 }
}
