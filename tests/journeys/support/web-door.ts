/** The built web door in a folder of its own, as a township office starts it. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'

const program = join(import.meta.dirname, '../../../out/main/web.js')
const startMilliseconds = 30_000

export type WebDoor = {
  /** The address that the program prints, with its launch token. */
  readonly launchAddress: string
  /** The same without the token. */
  readonly origin: string
  readonly stop: () => Promise<void>
}

export async function startWebDoor(): Promise<WebDoor> {
  const folder = mkdtempSync(join(tmpdir(), 'canbao-journey-'))
  const child = spawn(process.execPath, [program, '--dir', folder, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit')
  let said = ''
  const launchAddress = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`the web door did not start: ${said}`)),
      startMilliseconds,
    )
    const hear = (chunk: Buffer) => {
      said += chunk.toString('utf8')
      const match = /参保柜台 (http:\/\/127\.0\.0\.1:\d+\/#launch=\S+)/.exec(said)
      if (match?.[1] === undefined) return
      clearTimeout(late)
      resolve(match[1])
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('exit', (code) => reject(new Error(`the web door ended with ${code}: ${said}`)))
  })
  return {
    launchAddress,
    origin: new URL(launchAddress).origin,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
