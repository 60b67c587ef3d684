import { callerFolder } from './support/caller-folder.mjs'
import { endChildrenWithUs } from './support/children.mjs'
import { setUp } from './support/set-up.mjs'
import { runEntry } from './support/trouble.mjs'
import { runBundle } from './support/web-door.mjs'

/** `npm run --silent canbao -- …`: the command line, after setting up what is missing. */
async function main() {
  endChildrenWithUs()
  await setUp()
  const cwd = callerFolder('canbao')
  return runBundle({ bundle: 'cli', args: process.argv.slice(2), cwd })
}

await runEntry(main)
