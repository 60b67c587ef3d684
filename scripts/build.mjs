import { ensureBuilt } from './support/built.mjs'
import { endChildrenWithUs } from './support/children.mjs'
import { ensureInstalled } from './support/installed.mjs'
import { runEntry, say } from './support/trouble.mjs'

/** `npm run build`: installs and builds where needed; with `--force` builds in any case. */
async function main() {
  endChildrenWithUs()
  await ensureInstalled()
  await ensureBuilt({ force: process.argv.includes('--force') })
  say('构建完成：out/')
  return 0
}

await runEntry(main)
