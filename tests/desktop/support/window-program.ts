/**
 * The built window program: with the real runtime where that is there, else over the stand-in. Both
 * are driven alike: a page, and `evaluate` in the main process.
 */
import { _electron, chromium } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import type * as Electron from 'electron'
import { fork, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from '../../../scripts/gate/chromium.mjs'
import { findWindowRuntime } from '../../../scripts/gate/window.mjs'
import type { Answered } from '../stand-in/remote.ts'

const root = join(import.meta.dirname, '../../..')
const main = join(root, 'out/main/electron.js')
const register = join(root, 'tests/desktop/stand-in/register.ts')
const startMilliseconds = 40_000

export type InMain<Argument, Result> = (
  electron: typeof Electron,
  argument: Argument,
) => Result | Promise<Result>

export type WindowProgram = {
  readonly kind: 'real' | 'stand-in'
  /** What every window of this test sees of the machine: its own folders, away from the user's. */
  readonly home: WindowHome
  /** The window's page; asked again after a crash, whose page nobody can use any more. */
  page: () => Promise<Page>
  evaluate<Argument, Result>(run: InMain<Argument, Result>, argument: Argument): Promise<Result>
  /** Everything that was printed so far. */
  output: () => string
  /** Settles with the exit code. */
  readonly ended: Promise<number | null>
  stop: () => Promise<void>
}

export type WindowHome = { readonly folder: string; readonly data: string; remove(): void }

export function makeWindowHome(): WindowHome {
  const folder = mkdtempSync(join(tmpdir(), 'canbao-window-'))
  return {
    folder,
    data: join(folder, 'data'),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}

export type WindowOptions = {
  readonly home: WindowHome
  readonly env?: Readonly<Record<string, string>>
  /** This start gives way to a window that is there already: it opens none of its own. */
  readonly expectHandOver?: boolean
}

export async function openWindowProgram(options: WindowOptions): Promise<WindowProgram> {
  const runtime = findWindowRuntime()
  if (runtime !== null && options.expectHandOver) return handOver(runtime, options)
  return runtime === null ? await openStandIn(options) : await openReal(runtime, options)
}

function surroundings({ home, env = {} }: WindowOptions): Record<string, string> {
  const own = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return {
    ...Object.fromEntries(own),
    HOME: home.folder,
    XDG_CONFIG_HOME: join(home.folder, 'config'),
    STAND_IN_SPOOL: join(home.folder, 'spool'),
    STAND_IN_CHROMIUM: findChromium(process.env) ?? '/usr/bin/chromium',
    ...env,
  }
}

async function openReal(runtime: string, options: WindowOptions): Promise<WindowProgram> {
  const app = await _electron.launch({
    executablePath: runtime,
    args: [main, '--dir', options.home.data],
    env: surroundings(options),
  })
  const child = app.process()
  const said = listen(child)
  const page = await app.firstWindow()
  await page.getByRole('main').first().waitFor()
  return {
    kind: 'real',
    home: options.home,
    page: async () => app.windows().find((each) => !each.isClosed()) ?? (await app.firstWindow()),
    // The same function; Playwright types its argument more narrowly.
    evaluate: (run, argument) => app.evaluate(run as never, argument as never),
    output: () => said.text,
    ended: said.ended,
    async stop() {
      await app.close().catch(() => undefined)
      await said.ended
    },
  }
}

/** Playwright waits for a window, and this start opens none. */
function handOver(runtime: string, options: WindowOptions): WindowProgram {
  const child = spawn(runtime, [main, '--dir', options.home.data], { env: surroundings(options) })
  const said = listen(child)
  const none = () => Promise.reject(new Error('this start opened no window'))
  return {
    kind: 'real',
    home: options.home,
    page: none,
    evaluate: none,
    output: () => said.text,
    ended: said.ended,
    async stop() {
      child.kill('SIGTERM')
      await said.ended
    },
  }
}

async function openStandIn(options: WindowOptions): Promise<WindowProgram> {
  const child = fork(main, ['--dir', options.home.data], {
    execArgv: ['--import', register],
    cwd: root,
    env: surroundings(options),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const said = listen(child)
  const address = await said.until(/DevTools listening on (ws:\S+)/)
  await said.until(options.expectHandOver ? /(canbao-window-handed-over)/ : /(canbao-window-ready)/)
  const pages = browserPages(address)
  return {
    kind: 'stand-in',
    home: options.home,
    page: pages.current,
    evaluate: askMain(child),
    output: () => said.text,
    ended: said.ended,
    async stop() {
      await pages.close()
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 5000)
      await said.ended
      clearTimeout(late)
      endBrowser(said.text)
    },
  }
}

/** A main process that was killed leaves its browser behind. */
function endBrowser(said: string): void {
  const pid = Number(/stand-in browser (\d+)/.exec(said)?.[1] ?? 0)
  if (pid === 0) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It went with its main process.
  }
}

function browserPages(address: string) {
  let browser: Browser | null = null
  async function connect(): Promise<Browser> {
    await browser?.close()
    browser = await chromium.connectOverCDP(address)
    return browser
  }
  return {
    current: async (): Promise<Page> => {
      // A crashed page stays crashed for whoever saw it: another connection sees it anew.
      const seen = (browser ?? (await connect())).contexts()[0]?.pages()[0]
      if (seen !== undefined && !crashed.has(seen)) return prepared(seen)
      const anew = (await connect()).contexts()[0]?.pages()[0]
      if (anew === undefined) throw new Error('there is no window')
      return prepared(anew)
    },
    close: async () => browser?.close(),
  }
}

const crashed = new WeakSet<Page>()
const seenPages = new WeakSet<Page>()

function prepared(page: Page): Page {
  if (seenPages.has(page)) return page
  seenPages.add(page)
  page.on('crash', () => crashed.add(page))
  // The main process answers; without a listener Playwright would.
  page.on('dialog', () => undefined)
  return page
}

function askMain(child: ChildProcess): WindowProgram['evaluate'] {
  let lastId = 0
  return (run, argument) => {
    lastId += 1
    const id = lastId
    return new Promise((resolve, reject) => {
      const hear = (message: unknown) => {
        // Sent by `remote.ts`.
        const answered = message as Answered
        if (answered.id !== id) return
        child.off('message', hear)
        if (answered.error !== undefined) reject(new Error(answered.error))
        // What the function answered, as far as it can be sent.
        else resolve(answered.value as never)
      }
      child.on('message', hear)
      child.send({ id, source: run.toString(), argument })
    })
  }
}

function listen(child: ChildProcess) {
  const said = {
    text: '',
    ended: once(child, 'exit').then(([code]): number | null => code),
    until: (pattern: RegExp): Promise<string> =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(said.text)
          if (match?.[1] === undefined) return
          clearTimeout(late)
          resolve(match[1])
        }
        const late = setTimeout(
          () => reject(new Error(`the window said no ${pattern.source}: ${said.text}`)),
          startMilliseconds,
        )
        child.stdout?.on('data', look)
        child.stderr?.on('data', look)
        child.on('exit', (code) => reject(new Error(`the window ended with ${code}: ${said.text}`)))
        look()
      }),
  }
  const hear = (chunk: Buffer) => {
    said.text += chunk.toString('utf8')
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  return said
}
