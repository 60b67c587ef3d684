import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { places } from '../support/places.mjs'
import { runTool } from './captured-run.mjs'

/**
 * @typedef {{ status: string, results: readonly { error?: { message?: string, stack?: string } }[] }} RunOfTest
 * @typedef {{ title: string, file: string, line: number, tests: readonly RunOfTest[] }} Spec
 * @typedef {{ specs?: readonly Spec[], suites?: readonly Suite[] }} Suite
 * @typedef {{ suites?: readonly Suite[], errors?: readonly { message?: string }[] }} JourneyReport
 */

/** Browser journeys through the built program. @type {import('./step.mjs').Step} */
export const journeys = {
  name: 'journeys',
  run: async () => {
    if (!hasJourneys()) return { name: 'journeys', passed: 0, failed: 0, skipped: 0, details: '' }
    return runPlaywright('journeys', [])
  },
}

/**
 * Runs a suite of Playwright to its end and counts it.
 * @param {string} name
 * @param {readonly string[]} args
 * @returns {Promise<import('./step.mjs').StepResult>}
 */
export async function runPlaywright(name, args) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'canbao-gate-'))
  const file = path.join(folder, 'journeys.json')
  try {
    const { code, output } = await runTool('playwright', ['test', '--reporter=json', ...args], {
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    })
    const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
    return countJourneys({ name, report, code, output })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function hasJourneys() {
  const folder = path.join(places.root, 'tests/journeys')
  if (!existsSync(folder)) return false
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.some((name) => /\.(test|spec)\.ts$/.test(name))
}

/**
 * @param {{ name?: string, report: JourneyReport | null, code: number, output: string }} ended
 * @returns {import('./step.mjs').StepResult}
 */
export function countJourneys({ name = 'journeys', report, code, output }) {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  const details = (report?.errors ?? []).map((error) => `  ✗ ${error.message ?? 'unknown error'}`)
  counts.failed += details.length
  for (const spec of (report?.suites ?? []).flatMap(specsOf)) {
    for (const test of spec.tests) {
      // A journey that passes only when tried again has failed: no retries are set, none are hidden.
      if (test.status === 'expected') counts.passed += 1
      else if (test.status === 'skipped') counts.skipped += 1
      else {
        counts.failed += 1
        details.push(`  ✗ ${spec.title}  (${spec.file}:${spec.line})\n${errorsOf(test)}`)
      }
    }
  }
  if (code !== 0 && counts.failed === 0) {
    counts.failed += 1
    details.push(`  ✗ playwright ended with code ${code}\n${output}`)
  }
  return { name, ...counts, details: details.join('\n') }
}

/**
 * @param {Suite} suite
 * @returns {readonly Spec[]}
 */
function specsOf(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)]
}

/** @param {RunOfTest} test */
function errorsOf(test) {
  return test.results.map(({ error }) => error?.stack ?? error?.message ?? '').join('\n')
}
