import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { exitCodeOf, startChild } from './children.mjs'
import { programEnv } from './node24.mjs'
import { places } from './places.mjs'

/**
 * What the main process of the window prints on a line of its own on standard output, so that we
 * know that nobody needs the web door: its window is there, or it gave way to the window of another
 * program with the same data and ends.
 */
export const readyLine = 'canbao-window-ready'
export const handedOverLine = 'canbao-window-handed-over'

const lastLinesMs = 300

/**
 * Runs the window until it ends.
 * @param {{ runtime: string, dir: string | null, cwd: string }} what dir null: by the system's convention
 * @returns {Promise<{ wasReady: boolean, exitCode: number }>}
 */
export async function openWindow({ runtime, dir, cwd }) {
  const env = programEnv()
  // Set by some editors' terminals, it would turn the window into a plain Node.
  delete env['ELECTRON_RUN_AS_NODE']
  delete env['NODE_COMPILE_CACHE']
  const main = path.join(places.out, 'main/electron.js')
  const child = startChild(runtime, [main, ...(dir === null ? [] : ['--dir', dir])], {
    cwd,
    env,
    // The channel closes when we are gone, killed or not: the main process ends then.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  let wasReady = false
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line === readyLine || line === handedOverLine) wasReady = true
      else process.stderr.write(`${line}\n`)
    })
  }
  const closed = once(child, 'close')
  const exitCode = await exitCodeOf(child)
  // Its last lines may still be on their way, or a process that it left behind may keep them open.
  await Promise.race([closed, sleep(lastLinesMs)])
  return { wasReady, exitCode }
}
