import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { runTool } from './captured-run.mjs'

/**
 * @typedef {object} VitestReport the parts of vitest's JSON that we read
 * @property {{ name: string, status: string, message: string, assertionResults: readonly { status: string, fullName: string, failureMessages: readonly string[] }[] }[]} testResults
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
    const reporters = ['--reporter=json', `--outputFile.json=${file}`]
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
  const details = []
  for (const file of report?.testResults ?? []) {
    for (const test of file.assertionResults) {
      if (test.status === 'passed') counts.passed += 1
      else if (test.status !== 'failed') counts.skipped += 1
      else {
        counts.failed += 1
        details.push(`  ✗ ${test.fullName}\n    ${file.name}\n${test.failureMessages.join('\n')}`)
      }
    }
    const hasFailure = file.assertionResults.some((test) => test.status === 'failed')
    if (file.status === 'failed' && !hasFailure) {
      counts.failed += 1
      details.push(`  ✗ ${file.name}\n${file.message}`)
    }
  }
  if (code !== 0 && counts.failed === 0) {
    counts.failed += 1
    details.push(`  ✗ vitest ended with code ${code}\n${output}`)
  }
  return { name, ...counts, details: details.join('\n') }
}
