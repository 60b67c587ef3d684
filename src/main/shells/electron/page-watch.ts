/** What happens to a window's page from outside: it dies, hangs, or holds something unsaved. */
import { app, dialog } from 'electron'
import type { BrowserWindow, RenderProcessGoneDetails } from 'electron'
import { words } from './words.ts'

const soonMilliseconds = 60_000

/** A page that died is opened again at its address; who dies twice in a minute is asked about. */
export function watchPage(window: BrowserWindow): void {
  let diedAt = Number.NEGATIVE_INFINITY
  const { webContents } = window
  webContents.on('render-process-gone', (_event, { reason }: RenderProcessGoneDetails) => {
    if (reason === 'clean-exit') return
    const again = performance.now() - diedAt < soonMilliseconds
    diedAt = performance.now()
    void (again ? askToReopen(window) : reopen(window))
  })
  window.on('unresponsive', () => void askToWait(window))
  webContents.on('will-prevent-unload', () => void askToLeave(window))
}

async function reopen(window: BrowserWindow): Promise<void> {
  window.reload()
  await dialog.showMessageBox(window, {
    type: 'warning',
    title: words.program,
    message: words.pageDied,
    detail: words.pageDiedDetail,
    buttons: [words.ok],
  })
}

async function askToReopen(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    title: words.program,
    message: words.pageDiedAgain,
    detail: words.pageDiedAgainDetail,
    buttons: [words.reopen, words.quit],
    defaultId: 0,
    cancelId: 1,
  })
  if (window.isDestroyed()) return
  if (response === 0) window.reload()
  else app.quit()
}

async function askToWait(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: words.program,
    message: words.pageHangs,
    detail: words.pageHangsDetail,
    buttons: [words.wait, words.reopen],
    defaultId: 0,
    cancelId: 0,
  })
  // Its death is seen above, and opens it again.
  if (response === 1 && !window.isDestroyed()) window.webContents.forcefullyCrashRenderer()
}

/** The page objected to being left: it stays unless whoever sits there says otherwise. */
async function askToLeave(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: words.program,
    message: words.unsaved,
    detail: words.unsavedDetail,
    buttons: [words.stay, words.closeAnyway],
    defaultId: 0,
    cancelId: 0,
  })
  if (response === 1 && !window.isDestroyed()) window.destroy()
}
