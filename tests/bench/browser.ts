/** The built program behind its web door, and a browser to look at it with. */
import { chromium } from '@playwright/test'
import type { Browser } from '@playwright/test'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { findChromium } from '../../scripts/gate/chromium.mjs'
import { Trouble } from '../../src/main/kernel/trouble.ts'
import { getDefined } from '../../src/shared/kernel/assert.ts'
import { rootFolder } from './bench-office.ts'

export async function openDoor(folder: string): Promise<{
  readonly address: string
  readonly stop: () => Promise<void>
}> {
  const program = join(rootFolder, 'out/main/web.js')
  const child = spawn(process.execPath, [program, '--dir', folder, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  let address: string | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    address = /(http:\S+#launch=\S+)/u.exec(line)?.[1]
    if (address !== undefined) break
  }
  return {
    address: getDefined(address, 'address of the web door'),
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium(process.env)
  if (executablePath === null) {
    throw new Trouble('wrong-call', '没有找到 Chromium 浏览器，请安装后再测量。')
  }
  // Chromium refuses its sandbox to root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({ executablePath, args })
}
