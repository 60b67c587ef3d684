/** The app's life: ready, one instance only, windows closed, quit. */
import { EventEmitter } from 'node:events'
import { connect, createServer } from 'node:net'
import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { startBrowser } from './browser.ts'
import type { Connection } from './cdp.ts'
import { guard, refuseReady, setReady } from './guard.ts'
import { electronVersion } from './typings.ts'
import { makeEvent } from './web-contents.ts'

/** Windows tell of themselves here, so that quitting can close them. */
export const windows = new Set<{ close(): Promise<boolean>; readonly api: object }>()

const config = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
const paths = new Map<string, string>([
  ['home', homedir()],
  ['appData', config],
  ['userData', join(config, 'Electron')],
  ['temp', tmpdir()],
  ['documents', process.env['STAND_IN_DOCUMENTS'] ?? join(homedir(), 'Documents')],
])
const emitter = new EventEmitter()
let quitting = false

const browser = startBrowser()
browser.catch((error: unknown) => {
  process.stderr.write(`stand-in: ${String(error)}\n`)
  process.exit(1)
})
export const connection: Promise<Connection> = browser.then((started) => started.connection)

// Electron is ready some turns after its main script has run.
const whenReady = connection.then(
  () =>
    new Promise<void>((resolve) => {
      setImmediate(() => {
        setReady()
        emitter.emit('ready', makeEvent(), {})
        resolve()
      })
    }),
)

async function quit(): Promise<void> {
  if (quitting) return
  quitting = true
  if (!pass('before-quit')) return
  for (const window of windows) {
    if (!(await window.close())) {
      quitting = false
      return
    }
  }
  if (!pass('will-quit')) return
  await exit(0)
}

/** Emits what may be prevented; a prevented quit may be tried again. */
function pass(name: 'before-quit' | 'will-quit'): boolean {
  const event = makeEvent()
  emitter.emit(name, event)
  if (event.defaultPrevented) quitting = false
  return !event.defaultPrevented
}

async function exit(code: number): Promise<void> {
  emitter.emit('quit', makeEvent(), code)
  const started = await browser.catch(() => null)
  started?.end()
  process.exit(code)
}

/** Called when a window is gone. */
export function windowGone(): void {
  if (windows.size > 0 || quitting) return
  if (emitter.listenerCount('window-all-closed') === 0) void quit()
  else emitter.emit('window-all-closed')
}

function requestSingleInstanceLock(more: unknown = {}): boolean {
  const folder = paths.get('userData') ?? ''
  mkdirSync(folder, { recursive: true })
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  const socket = join(tmpdir(), `canbao-stand-in-${name}.sock`)
  return lock(socket, more)
}

/** The answer is needed at once, so that the lock is a file and the socket only carries the news. */
function lock(socket: string, more: unknown): boolean {
  const mark = `${socket}.lock`
  try {
    mkdirSync(mark)
  } catch {
    const said = connect(socket)
    said.end(JSON.stringify({ argv: process.argv, cwd: process.cwd(), more }))
    said.on('error', () => undefined)
    return false
  }
  const server = createServer((client) => {
    let text = ''
    client.setEncoding('utf8').on('data', (part) => (text += part))
    client.on('end', () => {
      const { argv, cwd, more: data } = JSON.parse(text)
      emitter.emit('second-instance', makeEvent(), argv, cwd, data)
    })
  })
  server.listen(socket).unref()
  process.once('exit', () => {
    rmSync(mark, { recursive: true, force: true })
    rmSync(socket, { force: true })
  })
  return true
}

const target = Object.assign(emitter, {
  isPackaged: false,
  name: 'canbao',
  whenReady: () => whenReady,
  quit: () => void quit(),
  exit: (code = 0) => void exit(code),
  enableSandbox: () => refuseReady('app.enableSandbox()'),
  requestSingleInstanceLock,
  getName: () => 'canbao',
  setAppUserModelId: (_id: string) => undefined,
  getVersion: () => electronVersion(),
  getPath(name: string) {
    const path = paths.get(name)
    if (path === undefined) throw new Error(`Failed to get '${name}' path`)
    return path
  },
  setPath(name: string, path: string) {
    if (!paths.has(name)) throw new Error(`Failed to set path '${name}'`)
    paths.set(name, path)
  },
})

export const app = guard('App', target)
