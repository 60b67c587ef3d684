/** The gate's own arithmetic: nothing that ran badly may be left out of the closing line. */
import { describe, expect, test } from 'vitest'
import { countJourneys } from '../../scripts/gate/journeys.mjs'
import { explainMissing, listMissing } from '../../scripts/gate/machine.mjs'
import { readPlan } from '../../scripts/gate/plan.mjs'
import { oneCheck, runStep, sumUp } from '../../scripts/gate/step.mjs'
import { countVitest } from '../../scripts/gate/vitest.mjs'

describe('the closing line', () => {
  const passed = { name: 'a', passed: 3, failed: 0, skipped: 1, details: '' }
  const failed = { name: 'b', passed: 2, failed: 1, skipped: 0, details: 'why' }

  test.each([
    ['all passed', [passed], '3 passed, 0 failed, 1 skipped', 0],
    ['one failed', [passed, failed], '5 passed, 1 failed, 1 skipped', 1],
    ['nothing ran', [], '0 passed, 0 failed, 0 skipped', 1],
    ['all skipped', [{ ...passed, passed: 0 }], '0 passed, 0 failed, 1 skipped', 1],
  ])('%s', (_case, results, line, exitCode) => {
    expect(sumUp(results)).toEqual({ line, exitCode })
  })

  test('a step that crashes has failed', async () => {
    const result = await runStep({ name: 'x', run: () => Promise.reject(new Error('burst')) })
    expect(result).toMatchObject({
      passed: 0,
      failed: 1,
      details: expect.stringContaining('burst'),
    })
  })

  test('a check is one', () => {
    expect(oneCheck('types', { code: 0, output: 'fine' })).toMatchObject({
      passed: 1,
      failed: 0,
      details: '',
    })
    expect(oneCheck('types', { code: 2, output: 'bad' })).toMatchObject({
      passed: 0,
      failed: 1,
      details: 'bad',
    })
  })
})

describe('what vitest reports', () => {
  const test1 = (status: string) => ({ status })
  const file = (status: string, ...tests: readonly string[]) => ({
    status,
    assertionResults: tests.map(test1),
  })

  test.each([
    ['tests', [file('failed', 'passed', 'failed', 'pending', 'todo', 'skipped')], 1, 1, 1, 3],
    ['a file that does not load', [file('passed', 'passed'), file('failed')], 1, 1, 1, 0],
    ['an error outside of tests', [file('passed', 'passed')], 1, 1, 1, 0],
    ['all is well', [file('passed', 'passed', 'passed')], 0, 2, 0, 0],
  ])('%s', (_case, testResults, code, passed, failed, skipped) => {
    const counts = countVitest('unit', { report: { testResults }, code, output: '' })
    expect(counts).toMatchObject({ passed, failed, skipped })
  })

  test('a runner that left no report has failed', () => {
    const counts = countVitest('unit', { report: null, code: 134, output: 'out of memory' })
    expect(counts).toMatchObject({
      passed: 0,
      failed: 1,
      details: expect.stringContaining('memory'),
    })
  })
})

describe('what Playwright reports', () => {
  const spec = (...statuses: readonly string[]) => ({
    title: '受理',
    file: 'walk-in.spec.ts',
    line: 1,
    tests: statuses.map((status) => ({
      status,
      results: [{ error: { message: 'no such field' } }],
    })),
  })

  test('journeys are counted through all suites, and a flaky one has failed', () => {
    const suites = [
      { specs: [spec('expected')], suites: [{ specs: [spec('flaky', 'unexpected', 'skipped')] }] },
    ]
    const counts = countJourneys({ report: { suites }, code: 1, output: '' })
    expect(counts).toMatchObject({ passed: 1, failed: 2, skipped: 1 })
    expect(counts.details).toContain('no such field')
  })

  test('an error outside of journeys and a missing report are failures', () => {
    const report = { suites: [], errors: [{ message: 'config' }] }
    expect(countJourneys({ report, code: 1, output: '' })).toMatchObject({ failed: 1 })
    expect(countJourneys({ report: null, code: 1, output: 'x' })).toMatchObject({ failed: 1 })
  })
})

describe('the plan', () => {
  test('everything by default', () => {
    const plan = readPlan([])
    if (plan === 'help') throw new Error('no help was asked for')
    const names = plan.groups.flat().map(({ name }) => name)
    expect(names).toEqual([
      'types',
      'lint',
      'format',
      'build',
      'vitest',
      'journeys',
      'window',
      'clean-install',
    ])
    expect(plan.needsMachine).toBe(true)
  })

  test('a part of it, without a browser where none is driven', () => {
    const plan = readPlan(['--only', 'lint', '--only', 'rules'])
    expect(plan).toMatchObject({
      needsMachine: false,
      groups: [[{ name: 'lint' }], [{ name: 'rules' }]],
    })
  })

  test('journeys run on a build', () => {
    const plan = readPlan(['--only', 'journeys'])
    expect(plan).toMatchObject({
      needsMachine: true,
      groups: [[{ name: 'build' }], [{ name: 'journeys' }]],
    })
  })

  test.each([[['--only', 'nothing']], [['--fast']]])('%s is a wrong call', (args) => {
    expect(() => readPlan(args)).toThrow(expect.objectContaining({ exitCode: 2 }))
  })
})

test('what the machine lacks is named, with how to get it', () => {
  expect(listMissing({ PATH: '' })).toEqual(['chromium', 'poppler-utils'])
  const sentence = explainMissing(['chromium', 'poppler-utils'])
  expect(sentence).toContain('apt-get install chromium poppler-utils')
  expect(sentence).toContain('CHROMIUM_PATH')
})
