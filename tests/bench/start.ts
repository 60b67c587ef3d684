/** `start.web`: from start to listening, with a built tree and the office's ledger. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { rootFolder } from './bench-office.ts'
import { percentile } from './figure.ts'
import type { Measured } from './figure.ts'

/** The least that a Node program needs to listen. */
const emptyServer = `require('node:http').createServer().listen(0, '127.0.0.1', () => console.log('listening'))`

/** Medians over starts of the program, each followed by a start of an empty server. */
export async function measureStarts(folder: string, rounds: number): Promise<Measured> {
  const values: number[] = []
  const floors: number[] = []
  const args = ['--web', '--dir', folder, '--port', '0']
  // The first start fills the caches of the disk and of compiled code, and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    const value = await startAndEnd(callersNode(), [join(rootFolder, 'scripts/start.mjs'), ...args])
    const floor = await startAndEnd(process.execPath, ['-e', emptyServer])
    if (round === 0) continue
    values.push(value)
    floors.push(floor)
  }
  return { value: percentile(values, 50), floor: percentile(floors, 50) }
}

/** The Node that the person has, which may be older than the one that runs this. */
function callersNode(): string {
  return process.env['CANBAO_BENCH_NODE'] ?? process.execPath
}

/** Milliseconds until the first line on standard output; the process is ended then. */
async function startAndEnd(command: string, args: readonly string[]): Promise<number> {
  const env = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' }
  const from = performance.now()
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  try {
    await firstLine(child)
    return performance.now() - from
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout !== null) {
    for await (const line of createInterface({ input: child.stdout })) return line
  }
  throw new Error('the program ended before it listened')
}
