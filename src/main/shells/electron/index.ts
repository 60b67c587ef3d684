/**
 * The main process of the window: owns the core and the windows and does no work of its own. What
 * a window says to the core goes through a MessagePort that passes by here once.
 */
import { BrowserWindow, Menu, MessageChannelMain, app, dialog, ipcMain } from 'electron'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Trouble } from '../../kernel/trouble.ts'
import { chooseDataFolder } from '../data-folder.ts'
import { findProgramFolders } from '../program-folders.ts'
import { listScreenFiles } from '../screen-files.ts'
import { startCore } from './core-process.ts'
import type { CoreProcess } from './core-process.ts'
import { focusWindow, openCounterWindow } from './counter-window.ts'
import { lockDownContents, lockDownSession } from './lock-down.ts'
import { claimScheme, screensOrigin, serveScreens } from './screens-protocol.ts'

const folders = findProgramFolders()
const dataFolder = chooseDataFolder(readDataFolder())
let core: CoreProcess | null = null

if (claimDataFolder()) {
  claimScheme()
  lockDownContents()
  Menu.setApplicationMenu(null)
  endWhenAsked()
  app.on('second-instance', () => BrowserWindow.getAllWindows().forEach(focusWindow))
  app.on('window-all-closed', () => app.quit())
  open().catch(giveUp)
} else {
  process.stdout.write('canbao-window-handed-over\n')
  app.quit()
}

async function open(): Promise<void> {
  await app.whenReady()
  lockDownSession()
  serveScreens(listScreenFiles(folders.renderer))
  handOutPorts()
  core = await openCore()
  await openCounterWindow(join(folders.build, 'preload', 'index.cjs'))
  // The start script waits for this line; until then it may still turn to the web door.
  process.stdout.write('canbao-window-ready\n')
}

function openCore(): Promise<CoreProcess> {
  return startCore({
    entry: join(folders.build, 'main', 'core.js'),
    start: { dataFolder, rulesFolder: folders.rules, version: folders.version },
    onDeath: () => {
      core = null
      tellDeath().catch(giveUp)
    },
  })
}

/** What was saved is in the ledger; what stood on the form is lost, and so is who was signed in. */
async function tellDeath(): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: '参保柜台',
    message: '账本程序意外停止，已保存的内容不受影响，正在填写的内容没有保存。',
    detail: '请重新启动后登录，核对最后一笔业务是否已经保存。',
    buttons: ['重新启动', '退出'],
    defaultId: 0,
    cancelId: 1,
  })
  if (response === 1) {
    app.quit()
    return
  }
  core = await openCore()
  for (const window of BrowserWindow.getAllWindows()) window.reload()
}

/** One port to a page of ours that asks, the other end to the core. */
function handOutPorts(): void {
  ipcMain.on('canbao-port-please', (event) => {
    const frame = event.senderFrame
    if (frame === null || frame.origin !== screensOrigin || frame.parent !== null) return
    if (core === null) return
    const { port1, port2 } = new MessageChannelMain()
    core.serve(port1)
    frame.postMessage('canbao-port', null, [port2])
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

/** Asked to by a signal, or left by the script that started us: the ledger is closed first. */
function endWhenAsked(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => app.quit())
  }
  process.once('disconnect', () => app.quit())
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
  const sentence =
    error instanceof Trouble
      ? error.message
      : '参保柜台没有启动成功，请重试；若再次出现，请联系维护人员。'
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`${error instanceof Trouble ? sentence : detail}\n`)
  dialog.showErrorBox('参保柜台', sentence)
  app.exit(1)
}
