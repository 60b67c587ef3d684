import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { watchNpm } from './npm-watch.mjs'
import { Trouble } from './trouble.mjs'

/**
 * Processes that we started. None may outlive us, whichever way we end; the door that the program
 * opens also watches us (end-with-parent.mjs), for the one end that we cannot see: SIGKILL.
 */

/** How long a child may take to end after it was asked to, in milliseconds. */
const graceMs = 5000
const ownEndMs = 200
const impatienceMs = 1000

/** @typedef {{ child: import('node:child_process').ChildProcess, group: boolean }} Entry */
/** @type {Set<Entry>} */
const running = new Set()
/** @type {NodeJS.Signals | null} */
let endedBy = null
let endedAtMs = 0
/** @type {number | null} */
let lastCode = null

/**
 * @typedef {import('node:child_process').SpawnOptions & { group?: boolean }} StartOptions
 * `group` gives the child a process group of its own, so that its own children end with it.
 */

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {StartOptions} [options]
 * @returns {import('node:child_process').ChildProcess}
 */
export function startChild(command, args, options = {}) {
  // What starts now would be nobody's to end.
  if (endedBy !== null) throw new Trouble('已停止。', signalCode(endedBy))
  const { group = false, ...rest } = options
  const ownGroup = group && process.platform !== 'win32'
  const child = spawn(command, args, { windowsHide: true, ...rest, detached: ownGroup })
  const entry = { child, group: ownGroup }
  running.add(entry)
  child.once('error', () => running.delete(entry))
  child.once('exit', (code, signal) => {
    running.delete(entry)
    lastCode = code ?? signalCode(signal)
  })
  return child
}

/**
 * The exit code of a child, 128 + n where signal n ended it, and 127 where it could not start.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
export function exitCodeOf(child) {
  return new Promise((resolve) => {
    child.once('error', () => resolve(127))
    child.once('exit', (code, signal) => resolve(code ?? signalCode(signal)))
  })
}

/**
 * Asks every child to end, and kills those that have not after the grace time.
 * @returns {Promise<void>}
 */
export async function endChildren() {
  for (const entry of running) sendSignal(entry, 'SIGTERM')
  const timer = setTimeout(() => killChildren(), graceMs)
  await childrenEnded()
  clearTimeout(timer)
}

function childrenEnded() {
  return Promise.all([...running].map(({ child }) => exitCodeOf(child)))
}

/** Kills every child at once. */
export function killChildren() {
  for (const entry of running) sendSignal(entry, 'SIGKILL')
}

/**
 * Ends one child and, where it has a group, everything in it.
 * @param {import('node:child_process').ChildProcess} child
 */
export function killChild(child) {
  for (const entry of running) if (entry.child === child) sendSignal(entry, 'SIGKILL')
}

/** Whether a signal has told us to end: a child that fails now has not failed by itself. */
export function isEnding() {
  return endedBy !== null
}

/**
 * From now on Ctrl-C, SIGTERM, a closed terminal and the death of the npm that runs us end every
 * child first, and then us. Another signal a second later no longer waits.
 */
export function endChildrenWithUs() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => void end(signal))
  }
  process.once('exit', killChildren)
  watchNpm(() => void end('SIGTERM'))
}

/** @param {NodeJS.Signals} signal */
async function end(signal) {
  if (endedBy !== null) {
    // npm passes on the Ctrl-C that we got from the terminal as well: only a later one is impatience.
    if (performance.now() - endedAtMs > impatienceMs) killChildren()
    return
  }
  endedBy = signal
  endedAtMs = performance.now()
  // Ctrl-C reaches the whole group: a second signal would cut short a child that is closing.
  if (signal === 'SIGINT') await Promise.race([childrenEnded(), sleep(ownEndMs)])
  await endChildren()
  // A door that ends cleanly when asked ends the whole program cleanly; what was cut short did not.
  process.exit(lastCode === 0 ? 0 : signalCode(signal))
}

/**
 * @param {Entry} entry
 * @param {NodeJS.Signals} signal
 */
function sendSignal({ child, group }, signal) {
  if (child.pid === undefined) return
  try {
    if (group) process.kill(-child.pid, signal)
    else child.kill(signal)
  } catch {
    // It ended in the meantime, which is what we wanted.
  }
}

/**
 * @param {NodeJS.Signals | null} signal
 * @returns {number}
 */
function signalCode(signal) {
  return signal === null ? 1 : 128 + (constants.signals[signal] ?? 0)
}
