import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { withLock } from './lock.mjs'
import { makeWorkFolder, runLogged } from './logged-run.mjs'
import { getNode24, programEnv } from './node24.mjs'
import { places } from './places.mjs'
import { digestSources } from './sources.mjs'
import { getTool } from './tool.mjs'
import { say } from './trouble.mjs'

const stampName = 'sources.sha256'
const freshPrefix = 'build-'
const oldPrefix = 'old-'

/**
 * Makes the build where it is missing or not made from the present sources. It grows in a folder
 * of its own and is renamed into place when it is whole, so that nobody ever runs half a build.
 * @param {{ force?: boolean }} [options]
 */
export async function ensureBuilt({ force = false } = {}) {
  if (!force && isBuilt()) return
  await withLock(`setup ${places.root}`, {
    onWait: () => say('另一个程序正在安装或构建，等它完成…'),
    work: async (lock) => {
      if (!force && isBuilt()) return
      say('正在构建程序…')
      await build(lock)
    },
  })
}

/**
 * Whether the build was made from the sources as they are now, and is all there.
 * @returns {boolean}
 */
export function isBuilt() {
  try {
    const stamp = readFileSync(path.join(places.out, stampName), 'utf8')
    return stamp === stampOf(places.out, digestSources(places.root))
  } catch {
    return false
  }
}

/**
 * The sources' digest, then each file with its size: a virus scanner or a clean-up takes single
 * files away and leaves the rest.
 * @param {string} folder
 * @param {string} digest
 * @returns {string}
 */
function stampOf(folder, digest) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== stampName)
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => `${statSync(file).size} ${path.relative(folder, file)}\n`)
  return `${digest}\n${files.sort().join('')}`
}

/** @param {import('./lock.mjs').Lock} lock */
async function build(lock) {
  // The sources may change while we build: then the stamp tells of the older ones, and the next
  // start builds again.
  const digest = digestSources(places.root)
  const work = makeWorkFolder()
  removeLeftovers(work)
  const fresh = path.join(work, `${freshPrefix}${process.pid}`)
  mkdirSync(fresh)
  const args = ['build', '-c', 'electron.config.ts', '--outDir', fresh, '--logLevel', 'warn']
  await runLogged({
    title: '构建程序',
    command: getNode24(),
    args: [getTool('electron-vite'), ...args],
    log: 'build.log',
    lock,
    env: programEnv(),
  })
  writeFileSync(path.join(fresh, stampName), stampOf(fresh, digest))
  replaceFolder(places.out, fresh)
}

/**
 * @param {string} target
 * @param {string} fresh
 */
function replaceFolder(target, fresh) {
  const old = path.join(path.dirname(fresh), `${oldPrefix}${process.pid}`)
  try {
    renameSync(target, old)
  } catch {
    // There was no build yet.
  }
  renameSync(fresh, target)
  rmSync(old, { recursive: true, force: true })
}

/**
 * Folders of builders that were killed. We hold the lock, so nobody works in them.
 * @param {string} work
 */
function removeLeftovers(work) {
  for (const name of readdirSync(work)) {
    if (!name.startsWith(freshPrefix) && !name.startsWith(oldPrefix)) continue
    rmSync(path.join(work, name), { recursive: true, force: true })
  }
}
