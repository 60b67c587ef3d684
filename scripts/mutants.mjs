import path from 'node:path'
import { endChildrenWithUs, exitCodeOf, startChild } from './support/children.mjs'
import { ensureInstalled } from './support/installed.mjs'
import { getNode24, programEnv } from './support/node24.mjs'
import { ensureOwnPackages } from './support/own-packages.mjs'
import { places } from './support/places.mjs'
import { runEntry } from './support/trouble.mjs'

/** Stryker and its hundred packages lie here, because nobody but this script wants them. */
const folder = path.join(places.root, 'tests/mutants')

/**
 * `npm run mutants`: changes the engine in every small way that Stryker knows and counts the
 * changes that no test notices. Fails below the score in `tests/mutants/stryker.config.json`.
 * Arguments go to Stryker: `--mutate src/main/rules/wait.ts`.
 */
async function main() {
  endChildrenWithUs()
  await ensureInstalled()
  const tool = '@stryker-mutator/core'
  await ensureOwnPackages({ folder, tool, title: '变异测试工具', log: 'npm-mutants.log' })
  const stryker = path.join(folder, 'node_modules', tool, 'bin/stryker.js')
  const args = [stryker, 'run', 'tests/mutants/stryker.config.json', ...process.argv.slice(2)]
  const options = /** @type {const} */ ({ cwd: places.root, stdio: 'inherit' })
  return exitCodeOf(startChild(getNode24(), args, { ...options, env: programEnv() }))
}

await runEntry(main)
