import { createServer } from 'node:net'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { exitCodeOf, startChild } from './children.mjs'
import { getNode24, programEnv } from './node24.mjs'
import { places } from './places.mjs'

/** Tried first, so that the address stays the same from day to day. */
const usualPort = 4315

/**
 * Runs a bundle of the program under Node 24, with our standard streams, until it ends.
 * @param {{ bundle: 'web' | 'cli', args: readonly string[], cwd: string }} what
 * @returns {Promise<number>} its exit code
 */
export function runBundle({ bundle, args, cwd }) {
  const watch = pathToFileURL(path.join(places.root, 'scripts/support/end-with-parent.mjs')).href
  const script = path.join(places.out, 'main', `${bundle}.js`)
  const child = startChild(getNode24(), ['--import', watch, script, ...args], {
    cwd,
    env: programEnv(),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  return exitCodeOf(child)
}

/**
 * @param {object} what
 * @param {string | null} what.dir null: by the system's convention, or CANBAO_DIR
 * @param {number | null} what.port null: the usual one where it is free, else any
 * @param {boolean} what.opensBrowser
 * @param {string} what.cwd
 * @returns {Promise<number>}
 */
export async function openWebDoor({ dir, port, opensBrowser, cwd }) {
  const chosen = port ?? ((await isFree(usualPort)) ? usualPort : 0)
  const folder = dir === null ? [] : ['--dir', dir]
  const args = [...folder, '--port', String(chosen), ...(opensBrowser ? ['--open'] : [])]
  return runBundle({ bundle: 'web', args, cwd })
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
