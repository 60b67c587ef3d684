import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { bundledNodePath } from '../support/node24.mjs'
import { places } from '../support/places.mjs'
import { runCaptured } from './captured-run.mjs'
import { findProgram } from './chromium.mjs'
import { oneCheck } from './step.mjs'

const tools = ['node', 'npm', 'git']
const manifests = ['package.json', 'package-lock.json', '.npmrc']
/** Proves that the native module loads and works, in the fresh node_modules. */
const proof = `
  const Database = require('better-sqlite3')
  console.log(process.version, new Database(':memory:').prepare('select sqlite_version()').pluck().get())
`

/**
 * The packages install on a machine that has node, npm and git and nothing to compile with.
 * @type {import('./step.mjs').Step}
 */
export const cleanInstall = {
  name: 'clean-install',
  run: async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'canbao-install-'))
    try {
      for (const file of manifests) {
        copyFileSync(path.join(places.root, file), path.join(folder, file))
      }
      const env = { ...withoutNpm(process.env), PATH: makeBareBin(folder), CI: 'true' }
      const installed = await runCaptured('npm', ['ci', '--loglevel=error'], { cwd: folder, env })
      if (installed.code !== 0) return oneCheck('clean-install', installed)
      const { platform, arch } = process
      const node = bundledNodePath({ modules: path.join(folder, 'node_modules'), platform, arch })
      return oneCheck('clean-install', await runCaptured(node, ['-e', proof], { cwd: folder, env }))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

/**
 * @param {string} folder
 * @returns {string} a folder that holds the tools and nothing else
 */
function makeBareBin(folder) {
  const bin = path.join(folder, 'bin')
  mkdirSync(bin)
  for (const tool of tools) {
    const file = findProgram(tool, withoutOwnBin(process.env))
    if (file === null) throw new Error(`${tool} is not in PATH`)
    symlinkSync(file, path.join(bin, tool))
  }
  return bin
}

/**
 * npm puts node_modules/.bin in front, and the Node there is not the machine's.
 * @param {NodeJS.ProcessEnv} env
 */
function withoutOwnBin(env) {
  const folders = (env['PATH'] ?? '').split(path.delimiter)
  return { PATH: folders.filter((folder) => !folder.includes('node_modules')).join(path.delimiter) }
}

/**
 * What npm tells its scripts would change what an npm inside one does.
 * @param {NodeJS.ProcessEnv} env
 */
function withoutNpm(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^npm_/i.test(name)))
}
