import { createHash, randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { places } from './places.mjs'
import { findErrorCode } from './trouble.mjs'

/**
 * A lock that the operating system holds: a local socket name that only one process can listen on.
 * It is free again the moment its last holder is gone, killed or not, so that it cannot be stale.
 * Children get the socket too (`handleOf`): an install whose starter was killed still holds it.
 */

const retryMs = 150

/** @typedef {{ server: import('node:net').Server }} Lock */

/**
 * Runs the work while this process alone holds the lock of that name.
 * @template T
 * @param {string} name
 * @param {{ onWait: () => void, work: (lock: Lock) => Promise<T> }} what onWait is called once, where someone else holds it
 * @returns {Promise<T>}
 */
export async function withLock(name, { onWait, work }) {
  const address = addressOf(name)
  let server = await tryListen(address)
  if (server === null) onWait()
  while (server === null) {
    await sleep(retryMs)
    await removeIfDead(address)
    server = await tryListen(address)
  }
  try {
    return await work({ server })
  } finally {
    server.close()
  }
}

/**
 * What a child needs to hold the lock along with us: an entry for its stdio. On Windows there is
 * none, and the child gets nothing instead.
 * @param {Lock} lock
 * @returns {number | 'ignore'}
 */
export function handleOf({ server }) {
  // Node has no public way to the descriptor of a listening socket.
  const { _handle: handle } = /** @type {{ _handle?: { fd?: number } }} */ (
    /** @type {unknown} */ (server)
  )
  return handle?.fd !== undefined && handle.fd >= 0 ? handle.fd : 'ignore'
}

/**
 * Linux has names without a file (a leading zero byte), Windows has pipes; elsewhere the name is a
 * file that a killed holder leaves behind.
 * @param {string} name
 * @returns {string}
 */
function addressOf(name) {
  const hash = createHash('sha256').update(`${readOwnWord()} ${name}`).digest('hex').slice(0, 24)
  if (process.platform === 'linux') return `\0canbao-${hash}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\canbao-${hash}`
  return path.join(os.tmpdir(), `canbao-${hash}.sock`)
}

/**
 * A word that only those know who may read the program's own folder: a name that anybody could work
 * out, anybody on this machine could hold for ever. The first to come makes it, whole or not at all.
 * @returns {string} empty where none can be kept; then the folder alone makes the name
 */
function readOwnWord() {
  const file = path.join(places.work, 'lock-word')
  const fresh = `${file}.${process.pid}`
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // Not there yet.
  }
  try {
    mkdirSync(places.work, { recursive: true })
    writeFileSync(fresh, randomBytes(16).toString('hex'), { mode: 0o600 })
    linkSync(fresh, file)
  } catch {
    // Somebody was faster, or nothing can be kept here: what is there to be read decides.
  }
  rmSync(fresh, { force: true })
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/**
 * @param {string} address
 * @returns {Promise<import('node:net').Server | null>} null where someone else listens there
 */
function tryListen(address) {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error) => {
      if (findErrorCode(error) === 'EADDRINUSE') resolve(null)
      else reject(error)
    })
    server.listen(address, () => {
      // Waiting for others must not keep us alive.
      server.unref()
      resolve(server)
    })
  })
}

/** @param {string} address */
async function removeIfDead(address) {
  if (!path.isAbsolute(address) || process.platform === 'win32') return
  const dead = await new Promise((resolve) => {
    const socket = connect(address)
    socket.once('connect', () => {
      socket.destroy()
      resolve(false)
    })
    socket.once('error', (error) => resolve(findErrorCode(error) === 'ECONNREFUSED'))
  })
  if (dead === true) rmSync(address, { force: true })
}
