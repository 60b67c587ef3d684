/** The window at the counter. */
import { BrowserWindow, screen } from 'electron'
import type { Session } from 'electron'
import { watchPage } from './page-watch.ts'
import { leastSize, placeWindow } from './place-window.ts'
import type { Place } from './place-window.ts'
import { screensOrigin } from './screens-protocol.ts'
import { keepMemory, readMemory } from './window-memory.ts'
import { words } from './words.ts'
import { zoomAfter } from './zoom.ts'
import type { ZoomStep } from './zoom.ts'

export type CounterWindow = {
  zoom(change: ZoomStep): void
  toggleFullScreen(): void
  /** A second start shows the window that is there already. */
  focus(): void
}

export type CounterWindowOptions = {
  readonly preload: string
  readonly session: Session
  /** Where place and zoom are remembered. */
  readonly memoryFolder: string
}

/** Shown once the page is there; a page that cannot be loaded is an error. */
export async function openCounterWindow(options: CounterWindowOptions): Promise<CounterWindow> {
  const { preload, session, memoryFolder } = options
  const memory = readMemory(memoryFolder)
  let zoomPercent = memory?.zoomPercent ?? 100
  const window = new BrowserWindow({
    title: words.program,
    ...placeWindow(memory?.place ?? null, workAreas()),
    minWidth: leastSize.width,
    minHeight: leastSize.height,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      session,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    },
  })
  const keep = () => {
    if (window.isDestroyed()) return
    const place = window.getNormalBounds()
    keepMemory(memoryFolder, { place, maximized: window.isMaximized(), zoomPercent })
  }
  const applyZoom = () => window.webContents.setZoomFactor(zoomPercent / 100)
  function zoom(change: ZoomStep): void {
    zoomPercent = zoomAfter(zoomPercent, change)
    applyZoom()
    keep()
  }
  watchPage(window)
  rememberPlace(window, keep)
  window.webContents.on('zoom-changed', (_event, direction) => zoom(direction))
  // A page that is opened again starts at 100 %.
  window.webContents.on('did-finish-load', applyZoom)
  window.once('ready-to-show', () => {
    if (memory?.maximized === true) window.maximize()
    window.show()
  })
  await window.loadURL(`${screensOrigin}/`)
  return {
    zoom,
    toggleFullScreen: () => window.setFullScreen(!window.isFullScreen()),
    focus() {
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
  }
}

function rememberPlace(window: BrowserWindow, keep: () => void): void {
  window.on('resized', keep)
  window.on('moved', keep)
  window.on('maximize', keep)
  window.on('unmaximize', keep)
  window.on('close', keep)
  const comeBack = () => {
    if (!window.isDestroyed()) window.setBounds(placeWindow(window.getBounds(), workAreas()))
  }
  screen.on('display-removed', comeBack)
  screen.on('display-metrics-changed', comeBack)
  window.on('closed', () => {
    screen.off('display-removed', comeBack)
    screen.off('display-metrics-changed', comeBack)
  })
}

function workAreas(): readonly [Place, ...Place[]] {
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id)
  return [primary.workArea, ...others.map(({ workArea }) => workArea)]
}
