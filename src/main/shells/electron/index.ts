/**
 * The main process of the window: owns the core and the windows and does no work of its own. What
 * a window says to the core goes through a MessagePort that passes by here once.
 */
import { BrowserWindow, MessageChannelMain, app, dialog, ipcMain } from 'electron'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Trouble } from '../../kernel/trouble.ts'
import { chooseDataFolder } from '../data-folder.ts'
import { findProgramFolders } from '../program-folders.ts'
import { listScreenFiles } from '../screen-files.ts'
import { GivenUp, keepCore } from './core-keeper.ts'
import type { CoreKeeper } from './core-keeper.ts'
import { startCore } from './core-process.ts'
import { openCounterWindow } from './counter-window.ts'
import type { CounterWindow } from './counter-window.ts'
import { openDesktopDoor } from './desktop-door.ts'
import { lockDownContents, makeSession } from './lock-down.ts'
import { setMenu } from './menu.ts'
import { watchPower } from './power.ts'
import { claimScheme, screensOrigin, serveScreens } from './screens-protocol.ts'
import { words } from './words.ts'

const folders = findProgramFolders()
const dataFolder = chooseDataFolder(readDataFolder())
const desktop = openDesktopDoor(() => app.getPath('userData'))
let core: CoreKeeper | null = null
let counter: CounterWindow | null = null

if (claimDataFolder()) {
  claimScheme()
  lockDownContents()
  setMenu({
    zoom: (change) => counter?.zoom(change),
    toggleFullScreen: () => counter?.toggleFullScreen(),
    showKeys: () => desktop.tell({ kind: 'keys-wanted' }),
    showAbout: () => void tell(words.about, words.version(folders.version)),
    quit: () => app.quit(),
  })
  endWhenAsked()
  app.on('second-instance', () => counter?.focus())
  app.on('window-all-closed', () => app.quit())
  open().catch(giveUp)
} else {
  process.stdout.write('canbao-window-handed-over\n')
  app.quit()
}

async function open(): Promise<void> {
  await app.whenReady()
  const session = makeSession()
  serveScreens(session, listScreenFiles(folders.renderer))
  handOutPorts()
  core = await openCore()
  watchPower({
    lock() {
      core?.lock()
      desktop.tell({ kind: 'locked' })
    },
    wake: () => desktop.tell({ kind: 'woke' }),
  })
  counter = await openCounterWindow({
    preload: join(folders.build, 'preload', 'index.cjs'),
    session,
    memoryFolder: app.getPath('userData'),
  })
  // The start script waits for this line; until then it may still turn to the web door.
  process.stdout.write('canbao-window-ready\n')
}

function openCore(): Promise<CoreKeeper> {
  return keepCore({
    start: (onDeath) =>
      startCore({
        entry: join(folders.build, 'main', 'core.js'),
        start: { dataFolder, rulesFolder: folders.rules, version: folders.version },
        onDeath,
      }),
    mayStartAgain: askToStartAgain,
    onRestarted: () => void tell(words.coreDied, words.coreDiedDetail),
    onLost(error) {
      if (error instanceof GivenUp) app.quit()
      else giveUp(error)
    },
    now: () => performance.now(),
  })
}

async function askToStartAgain(): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: words.program,
    message: words.coreDiedAgain,
    detail: words.coreDiedAgainDetail,
    buttons: [words.restart, words.quit],
    defaultId: 0,
    cancelId: 1,
  })
  return response === 0
}

async function tell(message: string, detail: string): Promise<void> {
  const what = { title: words.program, message, detail, buttons: [words.ok] }
  const window = BrowserWindow.getAllWindows()[0]
  await (window === undefined ? dialog.showMessageBox(what) : dialog.showMessageBox(window, what))
}

/** To a page of ours that asks: one port to the core, one to what the window itself can do. */
function handOutPorts(): void {
  ipcMain.on('canbao-port-please', (event) => {
    const frame = event.senderFrame
    if (frame === null || frame.origin !== screensOrigin || frame.parent !== null) return
    if (core === null) return
    const [toCore, toDesktop] = [new MessageChannelMain(), new MessageChannelMain()]
    core.serve(toCore.port1)
    desktop.serve(toDesktop.port1, event.sender)
    frame.postMessage('canbao-port', null, [toCore.port2, toDesktop.port2])
  })
}

/** One window program a data folder: two folders are two offices and do not disturb each other. */
function claimDataFolder(): boolean {
  const office = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)
  app.setPath('userData', join(app.getPath('appData'), 'canbao', 'window', office))
  return app.requestSingleInstanceLock()
}

function readDataFolder(): string | undefined {
  // Chromium's own switches stand between ours.
  const { values } = parseArgs({
    args: process.argv.slice(1),
    options: { dir: { type: 'string' } },
    strict: false,
  })
  return typeof values.dir === 'string' ? values.dir : undefined
}

/**
 * Asked to by a signal, or left by the script that started us: nobody sits there who could be
 * asked about unsaved work. The ledger is closed first in any case.
 */
function endWhenAsked(): void {
  const end = () => {
    for (const window of BrowserWindow.getAllWindows()) window.destroy()
    app.quit()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
  process.once('disconnect', end)
  app.on('will-quit', (event) => {
    const closing = core
    if (closing === null) return
    event.preventDefault()
    core = null
    closing.stop().then(
      () => app.quit(),
      () => app.exit(1),
    )
  })
}

function giveUp(error: unknown): void {
  const sentence = error instanceof Trouble ? error.message : words.startFailed
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`${error instanceof Trouble ? sentence : detail}\n`)
  dialog.showErrorBox(words.program, sentence)
  app.exit(1)
}
