/**
 * `renderer.interactive`, `renderer.kb`: the first screen in a browser that has seen nothing yet,
 * from going to its address until somebody may type, and the scripts that came for it.
 */
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { collectScripts, totalKb } from '../support/first-load.ts'
import type { BenchOffice } from './bench-office.ts'
import { openBrowser, openDoor } from './browser.ts'
import { percentile, timed } from './figure.ts'
import type { Measured } from './figure.ts'

export type FirstScreen = {
  readonly interactive: Measured
  /** Thousand bytes of JavaScript, each file squeezed by gzip as the web door does. */
  readonly scriptKb: number
}

/** Medians; the first round squeezes the files and starts the browser's processes, and does not count. */
export async function measureFirstScreen(
  office: BenchOffice,
  rounds: number,
): Promise<FirstScreen> {
  const door = await openDoor(office.folder)
  const browser = await openBrowser()
  const plain = await openPlainPage()
  const values: number[] = []
  const floors: number[] = []
  let scriptKb = 0
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const seen = await inFreshContext(browser, async (page) => {
        const scripts = collectScripts(page)
        const value = await timed(() => openFirstScreen(page, door.address))
        return { value, kb: totalKb(await scripts()) }
      })
      const floor = await inFreshContext(browser, (page) => timed(() => page.goto(plain.address)))
      scriptKb = seen.kb
      if (round === 0) continue
      values.push(seen.value)
      floors.push(floor)
    }
  } finally {
    plain.close()
    await browser.close()
    await door.stop()
  }
  return {
    interactive: { value: percentile(values, 50), floor: percentile(floors, 50) },
    scriptKb,
  }
}

/** The sign-in has the cursor, and takes what is typed. */
export async function openFirstScreen(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'commit' })
  await page.locator('input:focus').pressSequentially('j')
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('input:focus')?.value === 'j',
  )
}

/** A context of its own has a cache of its own, and it is empty. */
async function inFreshContext<Result>(
  browser: Browser,
  work: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 1366, height: 768 },
  })
  try {
    return await work(await context.newPage())
  } finally {
    await context.close()
  }
}

/** The least that a page can be. */
async function openPlainPage(): Promise<{ readonly address: string; close(): void }> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' })
    response.end('<!doctype html><title>0</title><input autofocus>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
