import { endChildrenWithUs, exitCodeOf, startChild } from './support/children.mjs'
import { ensureInstalled } from './support/installed.mjs'
import { getNode24, programEnv } from './support/node24.mjs'
import { getTool } from './support/tool.mjs'
import { runEntry, Trouble } from './support/trouble.mjs'

/** Runs a tool of node_modules under Node 24: `node scripts/run.mjs oxfmt src`. */
async function main() {
  const [tool, ...args] = process.argv.slice(2)
  if (tool === undefined) throw new Trouble('用法：node scripts/run.mjs 工具 [参数…]', 2)
  endChildrenWithUs()
  await ensureInstalled()
  const options = /** @type {const} */ ({ stdio: 'inherit' })
  return exitCodeOf(
    startChild(getNode24(), [getTool(tool), ...args], { ...options, env: programEnv() }),
  )
}

await runEntry(main)
