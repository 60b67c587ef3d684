import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { exitCodeOf, isEnding, killChild, startChild } from './children.mjs'
import { withLock } from './lock.mjs'
import { getNode24, programEnv } from './node24.mjs'
import { places } from './places.mjs'
import { say } from './trouble.mjs'

/**
 * The Electron runtime: some 100 MB that no package holds. `electron/install.js` downloads it,
 * from ELECTRON_MIRROR where that is set.
 */

const limitMs = 60_000
/** A failed download is tried again after a week: offices get connected. */
const rememberMs = 7 * 24 * 3600 * 1000

/**
 * The runtime's program, or null where it was not downloaded whole.
 * @returns {string | null}
 */
export function findRuntime() {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'] || null
  const folder = path.join(places.modules, 'electron')
  const dist = override ?? path.join(folder, 'dist')
  const file = path.join(dist, programName())
  if (!existsSync(file)) return null
  if (override !== null) return file
  // install.js writes path.txt last.
  const isWhole =
    read(path.join(folder, 'path.txt')) !== null &&
    read(path.join(dist, 'version'))?.trim().replace(/^v/, '') === runtimeVersion()
  return isWhole ? file : null
}

/**
 * Downloads the runtime within a minute. Says whether it is there now; a failure is remembered.
 * @returns {Promise<boolean>}
 */
export async function downloadRuntime() {
  return withLock(`runtime ${places.root}`, {
    onWait: () => say('另一个程序正在下载窗口程序，等它完成…'),
    work: async () => {
      if (findRuntime() !== null) return true
      say('正在下载窗口程序（最多等一分钟）…')
      const child = startChild(getNode24(), [path.join(places.modules, 'electron/install.js')], {
        cwd: places.root,
        env: programEnv(),
        stdio: 'ignore',
        group: true,
      })
      const timer = setTimeout(() => killChild(child), limitMs)
      await exitCodeOf(child)
      clearTimeout(timer)
      if (findRuntime() !== null) return true
      if (!isEnding()) rememberFailure()
      return false
    },
  })
}

/**
 * Whether downloading this version from this place failed within the last week.
 * @param {number} nowMs
 * @returns {boolean}
 */
export function hasFailedLately(nowMs) {
  const text = read(memoryPath())
  return text !== null && isStillTrue(text, { ...sourceOf(), nowMs })
}

/**
 * @param {string} text what was remembered
 * @param {{ version: string, mirror: string, nowMs: number }} now
 * @returns {boolean}
 */
export function isStillTrue(text, { version, mirror, nowMs }) {
  try {
    const memory = JSON.parse(text)
    const ageMs = nowMs - Date.parse(memory.failedAt)
    // A clock set back must not make the memory eternal.
    const isFresh = ageMs >= 0 && ageMs < rememberMs
    return isFresh && memory.version === version && memory.mirror === mirror
  } catch {
    return false
  }
}

function rememberFailure() {
  try {
    mkdirSync(places.cache, { recursive: true })
    const memory = { ...sourceOf(), failedAt: new Date().toISOString() }
    writeFileSync(memoryPath(), JSON.stringify(memory))
  } catch {
    // Not ours to write: the next start will wait again, which is slow and not wrong.
  }
}

function memoryPath() {
  return path.join(places.cache, 'window-download.json')
}

function sourceOf() {
  return { version: runtimeVersion(), mirror: process.env['ELECTRON_MIRROR'] ?? '' }
}

/** @returns {string} */
function runtimeVersion() {
  const manifest = read(path.join(places.modules, 'electron/package.json'))
  return manifest === null ? '' : JSON.parse(manifest).version
}

function programName() {
  if (process.platform === 'win32') return 'electron.exe'
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
}

/**
 * @param {string} file
 * @returns {string | null}
 */
function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
