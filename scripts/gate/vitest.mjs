import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { runTool } from './captured-run.mjs'

/**
 * @typedef {object} VitestReport the parts of vitest's JSON that we read
 * @property {readonly { status: string, assertionResults: readonly { status: string }[] }[]} testResults
 */

/**
 * @param {readonly string[]} projects names in vitest.config.ts, all where empty
 * @param {readonly string[]} [patterns] of file names
 * @returns {import('./step.mjs').Step}
 */
export function vitestStep(projects, patterns = []) {
  const name = projects.length === 1 ? `${projects[0]}` : 'vitest'
  return {
    name,
    run: () => runVitest(name, [...projects.flatMap((p) => ['--project', p]), ...patterns]),
  }
}

/**
 * @param {string} name
 * @param {readonly string[]} args
 * @returns {Promise<import('./step.mjs').StepResult>}
 */
async function runVitest(name, args) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'canbao-gate-'))
  const file = path.join(folder, 'vitest.json')
  try {
    // The one counts, the other shows what was expected.
    const reporters = ['--reporter=json', `--outputFile.json=${file}`, '--reporter=dot']
    const { code, output } = await runTool('vitest', ['run', ...reporters, ...args])
    const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
    return countVitest(name, { report, code, output })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Counts by test. A file that could not be run, and a runner that ended badly though every test
 * passed, are a failure each.
 * @param {string} name
 * @param {{ report: VitestReport | null, code: number, output: string }} ended
 * @returns {import('./step.mjs').StepResult}
 */
export function countVitest(name, { report, code, output }) {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  for (const file of report?.testResults ?? []) {
    for (const test of file.assertionResults) {
      if (test.status === 'passed') counts.passed += 1
      else if (test.status !== 'failed') counts.skipped += 1
      else counts.failed += 1
    }
    const hasFailure = file.assertionResults.some((test) => test.status === 'failed')
    if (file.status === 'failed' && !hasFailure) counts.failed += 1
  }
  if (code !== 0 && counts.failed === 0) counts.failed += 1
  const ended = `vitest ended with code ${code}`
  return { name, ...counts, details: counts.failed > 0 ? `${cutToFailures(output)}\n${ended}` : '' }
}

/**
 * The runner's own report of what failed, without the dots before it.
 * @param {string} output
 * @returns {string}
 */
function cutToFailures(output) {
  const start = output.search(/^.*⎯ (?:Failed|Unhandled|Startup)/m)
  return start === -1 ? output : output.slice(start)
}
