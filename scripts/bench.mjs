import path from 'node:path'
import { endChildrenWithUs, exitCodeOf, startChild } from './support/children.mjs'
import { getNode24, programEnv } from './support/node24.mjs'
import { places } from './support/places.mjs'
import { setUp } from './support/set-up.mjs'
import { runEntry } from './support/trouble.mjs'

/** `npm run bench`: measures with a built tree and prints one JSON line a figure. */
async function main() {
  endChildrenWithUs()
  await setUp()
  const script = path.join(places.root, 'tests/bench/main.ts')
  const child = startChild(getNode24(), [script, ...process.argv.slice(2)], {
    cwd: places.root,
    // The start is measured with the Node that the person has, as `npm start` has it.
    env: { ...programEnv(), CANBAO_BENCH_NODE: process.execPath },
    stdio: 'inherit',
  })
  return exitCodeOf(child)
}

await runEntry(main)
