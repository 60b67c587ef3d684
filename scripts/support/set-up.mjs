import { ensureBuilt } from './built.mjs'
import { ensureInstalled } from './installed.mjs'
import { Trouble } from './trouble.mjs'

const oldestMajor = 20

/** Installs and builds where needed: after this the program can run. */
export async function setUp() {
  checkOwnNode(process.versions.node)
  await ensureInstalled()
  await ensureBuilt()
}

/** @param {string} version */
export function checkOwnNode(version) {
  if (Number(version.split('.')[0]) >= oldestMajor) return
  throw new Trouble(`Node ${version} 太旧，安装程序至少需要 Node ${oldestMajor}，请先升级 Node。`)
}
