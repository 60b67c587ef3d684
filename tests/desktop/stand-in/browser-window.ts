/** BrowserWindow: a web contents with bounds, and a life that ends with a question. */
import { EventEmitter } from 'node:events'
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron'
import { app, connection, windowGone, windows } from './app.ts'
import { guard, guardClass, needReady, typings, unguard } from './guard.ts'
import { session } from './session.ts'
import { makeContents, makeEvent } from './web-contents.ts'

const knownOptions = new Set([
  ...typings.membersOf('BrowserWindowConstructorOptions'),
  ...typings.membersOf('BaseWindowConstructorOptions'),
])
const knownPreferences = typings.membersOf('WebPreferences')

let lastId = 0
let focused: object | null = null
const byContents = new Map<object, object>()

function refuseUnknown(options: BrowserWindowConstructorOptions): void {
  const { webPreferences = {}, ...others } = options
  for (const name of Object.keys(others)) {
    if (!knownOptions.has(name)) throw new TypeError(`Electron has no window option ${name}`)
  }
  for (const name of Object.keys(webPreferences)) {
    if (!knownPreferences.has(name)) throw new TypeError(`Electron has no web preference ${name}`)
  }
}

function makeWindow(options: BrowserWindowConstructorOptions = {}): object {
  needReady('BrowserWindow')
  refuseUnknown(options)
  lastId += 1
  const { webPreferences = {} } = options
  const emitter = new EventEmitter()
  const state = {
    bounds: { x: 0, y: 0, width: 800, height: 600, ...boundsIn(options) },
    shape: 'normal' as 'normal' | 'minimized' | 'maximized' | 'full-screen',
    visible: options.show !== false,
    destroyed: false,
  }
  const contents = makeContents({
    browser: () => connection,
    session:
      webPreferences.session ??
      (webPreferences.partition === undefined
        ? session.defaultSession
        : session.fromPartition(webPreferences.partition)),
    preload: webPreferences.preload ?? null,
    size: () => state.bounds,
    onReady: () => emitter.emit('ready-to-show'),
    onClosed: ended,
  })

  function ended(): void {
    if (state.destroyed) return
    state.destroyed = true
    windows.delete(own)
    byContents.delete(contents.api)
    if (focused === api) focused = null
    emitter.emit('closed')
    windowGone()
  }

  async function close(): Promise<boolean> {
    if (state.destroyed) return true
    const event = makeEvent()
    emitter.emit('close', event)
    if (event.defaultPrevented || !(await contents.mayClose())) return false
    ended()
    await contents.destroy().catch(() => undefined)
    return true
  }

  function shape(next: typeof state.shape, name: string): void {
    if (state.shape === next) return
    state.shape = next
    emitter.emit(name)
  }

  const target = Object.assign(emitter, {
    id: lastId,
    webContents: contents.api,
    loadURL: (url: string) => contents.api.loadURL(url),
    reload: () => contents.api.reload(),
    close: () => void close(),
    destroy() {
      ended()
      void contents.destroy().catch(() => undefined)
    },
    isDestroyed: () => state.destroyed,
    show() {
      state.visible = true
      emitter.emit('show')
    },
    hide() {
      state.visible = false
      emitter.emit('hide')
    },
    isVisible: () => state.visible,
    focus() {
      focused = api
      emitter.emit('focus')
    },
    isFocused: () => focused === api,
    isMinimized: () => state.shape === 'minimized',
    minimize: () => shape('minimized', 'minimize'),
    restore: () => shape('normal', 'restore'),
    isMaximized: () => state.shape === 'maximized',
    maximize: () => shape('maximized', 'maximize'),
    unmaximize: () => shape('normal', 'unmaximize'),
    isFullScreen: () => state.shape === 'full-screen',
    setFullScreen(on: boolean) {
      shape(on ? 'full-screen' : 'normal', on ? 'enter-full-screen' : 'leave-full-screen')
    },
    getBounds: () => ({ ...state.bounds }),
    getNormalBounds: () => ({ ...state.bounds }),
    setBounds(bounds: Partial<Rectangle>) {
      Object.assign(state.bounds, bounds)
      void contents.fit()
      emitter.emit('resize')
      emitter.emit('resized')
      emitter.emit('moved')
    },
  })
  const api = guard('BrowserWindow', target)
  const own = { close, api }
  windows.add(own)
  byContents.set(contents.api, api)
  void contents.fit()
  app.emit('browser-window-created', makeEvent(), api)
  app.emit('web-contents-created', makeEvent(), contents.api)
  return api
}

function boundsIn({ x, y, width, height }: Partial<Rectangle>): Partial<Rectangle> {
  return Object.fromEntries(
    Object.entries({ x, y, width, height }).filter(([, value]) => value !== undefined),
  )
}

/** What `webPreferences` a window was made with, for the tests of security. */
export const preferencesSeen: unknown[] = []

function BrowserWindowClass(options?: BrowserWindowConstructorOptions): object {
  preferencesSeen.push(options)
  return makeWindow(options)
}

export const BrowserWindow = guardClass(
  'BrowserWindow',
  Object.assign(BrowserWindowClass, {
    getAllWindows: () => [...windows].map(({ api }) => api),
    getFocusedWindow: () => focused,
    fromWebContents: (contents: object) => byContents.get(contents) ?? null,
  }),
)

export const isSame = (one: object, other: object) => unguard(one) === unguard(other)
