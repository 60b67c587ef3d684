/** The window at the counter. */
import { BrowserWindow } from 'electron'
import { screensOrigin } from './screens-protocol.ts'

/** Shown once the page is there; a page that cannot be loaded is an error. */
export async function openCounterWindow(preload: string): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    title: '参保柜台',
    // The common screen of a township office.
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      spellcheck: false,
      devTools: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  await window.loadURL(`${screensOrigin}/`)
  return window
}

/** A second start shows the window that is there already. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
