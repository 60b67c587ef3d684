import { ensureBuilt } from '../support/built.mjs'
import { runTool } from './captured-run.mjs'
import { oneCheck } from './step.mjs'

const projects = ['tsconfig.json', 'tsconfig.renderer.json', 'tsconfig.shared.json']

/** @type {import('./step.mjs').Step} */
export const types = {
  name: 'types',
  run: async () => {
    let code = 0
    let output = ''
    for (const project of projects) {
      const ended = await runTool('tsc', ['-p', project, '--pretty', 'false'])
      code ||= ended.code
      output += ended.output
    }
    return oneCheck('types', { code, output })
  },
}

/** @type {import('./step.mjs').Step} */
export const lint = {
  name: 'lint',
  run: async () => oneCheck('lint', await runTool('oxlint', ['--type-aware', '--deny-warnings'])),
}

/** @type {import('./step.mjs').Step} */
export const format = {
  name: 'format',
  run: async () => oneCheck('format', await runTool('oxfmt', ['--check'])),
}

/** @type {import('./step.mjs').Step} */
export const build = {
  name: 'build',
  run: async () => {
    await ensureBuilt()
    return oneCheck('build', { code: 0, output: '' })
  },
}
