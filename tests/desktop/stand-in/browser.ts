/** The Chromium that draws the windows, with its debugging connection. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { connect } from './cdp.ts'
import type { Connection } from './cdp.ts'

export type Browser = { readonly connection: Connection; end(): void }

const quiet = [
  '--headless=new',
  '--remote-debugging-port=0',
  '--remote-allow-origins=*',
  '--no-first-run',
  '--no-startup-window',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-breakpad',
  '--password-store=basic',
  '--hide-scrollbars',
  '--force-color-profile=srgb',
  '--lang=zh-CN',
  // Whatever the program does not serve itself must not be found.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
]

export async function startBrowser(): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'canbao-stand-in-'))
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const program = process.env['STAND_IN_CHROMIUM'] ?? '/usr/bin/chromium'
  const child = spawn(program, [...quiet, ...asRoot, `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TZ: 'Asia/Shanghai', LANGUAGE: 'zh_CN' },
    detached: true,
  })
  const end = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    } catch {
      // It ended before us.
    }
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  process.once('exit', end)
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      const match = /^DevTools listening on (ws:\S+)/.exec(line)
      if (match?.[1] !== undefined) resolve(match[1])
    })
    child.once('exit', (code) => reject(new Error(`Chromium ended with ${code}`)))
    child.once('error', reject)
  })
  // Electron with --remote-debugging-port prints the same; the test connects there.
  process.stderr.write(`stand-in browser ${child.pid}\nDevTools listening on ${address}\n`)
  return { connection: await connect(address), end }
}
