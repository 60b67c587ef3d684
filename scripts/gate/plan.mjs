import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { places } from '../support/places.mjs'
import { Trouble } from '../support/trouble.mjs'
import { build, format, lint, types } from './checks.mjs'
import { cleanInstall } from './clean-install.mjs'
import { journeys } from './journeys.mjs'
import { vitestStep } from './vitest.mjs'
import { window } from './window.mjs'

/** Folders of tests/ that are no vitest suites; vitest.config.ts leaves out the same. */
export const otherFolders = new Set(['journeys', 'support', 'bench', 'golden'])

export const help = `用法：npm test -- [--only 项目]… [文件名片段…]

  --only 项目   只运行其中一项，可以写几次：types lint format build journeys window
                clean-install unit，或 tests/ 下的文件夹名（rules doors architecture start …）
  文件名片段    只运行文件名含有它的测试（用于 unit 等项目）`

/**
 * @typedef {object} Plan steps of one group run side by side, groups one after the other
 * @property {readonly (readonly import('./step.mjs').Step[])[]} groups
 * @property {boolean} needsMachine whether a browser will be driven
 */

/**
 * @param {readonly string[]} args
 * @returns {Plan | 'help'}
 */
export function readPlan(args) {
  const { values, positionals } = parse(args)
  if (values.help === true) return 'help'
  const only = values.only ?? []
  if (only.length === 0 && positionals.length === 0) return fullPlan()
  const known = new Map(
    [types, lint, format, build, journeys, window, cleanInstall].map((step) => [step.name, step]),
  )
  const suites = listSuites()
  for (const name of only) {
    if (!known.has(name) && !suites.includes(name))
      throw new Trouble(`没有 ${name} 这一项。\n${help}`, 2)
  }
  const driven = [journeys, window].filter((step) => only.includes(step.name))
  const steps = [...known.values()].filter(
    (step) => only.includes(step.name) && !driven.includes(step),
  )
  const projects = suites.filter((suite) => only.includes(suite))
  if (projects.length > 0 || only.length === 0) steps.push(vitestStep(projects, positionals))
  const needsMachine = driven.length > 0
  if (needsMachine) steps.push(...(steps.includes(build) ? [] : [build]), ...driven)
  return { groups: steps.map((step) => [step]), needsMachine }
}

/** @returns {Plan} */
function fullPlan() {
  // Types and lint keep one core busy each.
  const checks = [[types, lint], [format], [build], [vitestStep([])]]
  const groups = [...checks, [journeys], [window], [cleanInstall]]
  return { groups, needsMachine: true }
}

/** @returns {readonly string[]} */
function listSuites() {
  const folder = path.join(places.root, 'tests')
  if (!existsSync(folder)) return ['unit']
  const entries = readdirSync(folder, { withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory() && !otherFolders.has(entry.name))
  return ['unit', ...folders.map((entry) => entry.name)]
}

/** @param {readonly string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { only: { type: 'string', multiple: true }, help: { type: 'boolean', short: 'h' } },
    })
  } catch {
    throw new Trouble(`参数不对：${args.join(' ')}\n${help}`, 2)
  }
}
