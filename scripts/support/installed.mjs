import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { withLock } from './lock.mjs'
import { runLogged } from './logged-run.mjs'
import { findNode24, getNode24 } from './node24.mjs'
import { npmCommand } from './npm.mjs'
import { places } from './places.mjs'
import { say } from './trouble.mjs'

/**
 * Makes node_modules what package-lock.json says, and does nothing where it is already.
 * Two programs at once do not install into each other.
 */
export async function ensureInstalled() {
  if (isInstalled()) return
  await withLock(`setup ${places.root}`, {
    onWait: () => say('另一个程序正在安装或构建，等它完成…'),
    work: async (lock) => {
      if (isInstalled()) return
      say('正在安装依赖（首次需要一两分钟）…')
      const { command, args } = npmCommand(installCommand())
      await runLogged({
        title: '安装依赖',
        command,
        args,
        log: 'npm-install.log',
        lock,
        env: process.env,
      })
      getNode24()
      writeStamp()
    },
  })
}

/**
 * Whether node_modules holds what the lock file asks for. A linked node_modules belongs to another
 * copy of the program, and is never installed into.
 * @returns {boolean}
 */
export function isInstalled() {
  if (!existsSync(places.modules)) return false
  if (lstatSync(places.modules).isSymbolicLink()) return true
  if (findNode24() === null) return false
  if (readText(stampPath()) === stampOf()) return true
  if (!matchesLock(readLock('package-lock.json'), readLock('node_modules/.package-lock.json'))) {
    return false
  }
  // Someone ran npm by hand, and well.
  writeStamp()
  return true
}

/**
 * Whether what npm says it installed is what the lock file asks for: the same versions with the
 * same digests, nothing missing but packages for other systems.
 * @param {LockFile | null} wanted
 * @param {LockFile | null} installed
 * @returns {boolean}
 */
export function matchesLock(wanted, installed) {
  if (wanted === null || installed === null) return false
  for (const [place, entry] of Object.entries(wanted.packages)) {
    if (place === '') continue
    const found = installed.packages[place]
    if (found === undefined && (entry.optional === true || entry.devOptional === true)) continue
    if (found?.version !== entry.version || found?.integrity !== entry.integrity) return false
  }
  return Object.keys(installed.packages).every((place) => place in wanted.packages)
}

/**
 * @typedef {{ packages: Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }> }} LockFile
 */

/**
 * `ci` empties node_modules first, which Windows refuses while the Node that runs us lies in it.
 * @returns {readonly string[]}
 */
function installCommand() {
  const inUse = process.platform === 'win32' && process.execPath.startsWith(places.modules)
  return [inUse ? 'install' : 'ci', '--include=dev', '--include=optional', '--loglevel=notice']
}

/** @returns {string} */
function stampOf() {
  const lock = readText(path.join(places.root, 'package-lock.json')) ?? ''
  const hash = createHash('sha256').update(lock).digest('hex')
  return `${hash} ${process.platform} ${process.arch}\n`
}

function stampPath() {
  return path.join(places.cache, 'installed')
}

function writeStamp() {
  try {
    mkdirSync(places.cache, { recursive: true })
    writeFileSync(stampPath(), stampOf())
  } catch {
    // A program folder that only its owner may write: the stamp saves time and nothing else.
  }
}

/**
 * @param {string} file
 * @returns {string | null}
 */
function readText(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/**
 * @param {string} file
 * @returns {LockFile | null}
 */
function readLock(file) {
  const text = readText(path.join(places.root, file))
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
