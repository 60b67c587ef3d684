import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { places } from './places.mjs'
import { Trouble } from './trouble.mjs'

/** Tools that are not called after their package. */
const packages = /** @type {Readonly<Record<string, string>>} */ ({
  tsc: 'typescript',
  depcruise: 'dependency-cruiser',
  playwright: '@playwright/test',
})

/**
 * The script behind a tool of node_modules, to be run by Node 24. `.bin` holds shell scripts on
 * Windows, so the tool's own package.json is asked.
 * @param {string} name
 * @returns {string}
 */
export function getTool(name) {
  const folder = path.join(places.modules, packages[name] ?? name)
  const manifest = path.join(folder, 'package.json')
  if (!existsSync(manifest)) throw new Trouble(`没有安装工具 ${name}，请先运行 npm ci。`, 2)
  /** @type {{ bin?: string | Record<string, string> }} */
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'))
  const file = typeof bin === 'string' ? bin : bin?.[name]
  if (file === undefined) throw new Trouble(`${name} 不是可以运行的工具。`, 2)
  return path.join(folder, file)
}
