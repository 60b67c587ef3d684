import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { withLock } from './lock.mjs'
import { runLogged } from './logged-run.mjs'
import { npmCommand } from './npm.mjs'
import { say } from './trouble.mjs'

/**
 * @typedef {object} OwnPackages a folder with a package.json and a lock file of its own, because
 * nobody but one script wants what it names
 * @property {string} folder
 * @property {string} tool the package whose version tells whether the folder is up to date
 * @property {string} title what the tool is, as it stands in a sentence: 变异测试工具
 * @property {string} log file name inside the work folder
 */

/**
 * Installs a folder's packages where they are missing or of another version.
 * @param {OwnPackages} wanted
 */
export async function ensureOwnPackages(wanted) {
  if (isThere(wanted)) return
  const { folder, title, log } = wanted
  await withLock(`setup ${folder}`, {
    onWait: () => say(`另一个程序正在安装${title}，等它完成…`),
    work: async (lock) => {
      if (isThere(wanted)) return
      say(`正在安装${title}…`)
      const flags = ['--ignore-scripts', '--no-audit', '--no-fund']
      const { command, args } = npmCommand(['ci', '--prefix', folder, ...flags])
      await runLogged({ title: `安装${title}`, command, args, log, lock, env: process.env })
    },
  })
}

/**
 * @param {OwnPackages} wanted
 * @returns {boolean}
 */
function isThere({ folder, tool }) {
  const installed = path.join(folder, 'node_modules', tool, 'package.json')
  if (!existsSync(installed)) return false
  /** @type {{ dependencies: Record<string, string> }} */
  const { dependencies } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  /** @type {{ version: string }} */
  const { version } = JSON.parse(readFileSync(installed, 'utf8'))
  return dependencies[tool] === version
}
