/** WebContents over a page of the browser. */
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Connection } from './cdp.ts'
import { cloneToSend, guard } from './guard.ts'
import { ipcMain } from './ipc.ts'
import { openPage } from './page.ts'
import type { FromPage, Page, PageHearing, PausedRequest, RequestAnswer } from './page.ts'
import { checkSendable, sendAway } from './ports.ts'
import type { End, Port } from './ports.ts'
import { listPrinters, printPaper, toPdf } from './printing.ts'
import { applyPermissions, toBrowserUrl, toProgramUrl } from './scheme-hosts.ts'
import { coreOf } from './session.ts'
import type { SessionCore } from './session.ts'
import { pack, unpack } from './wire.ts'

export type ContentsOptions = {
  readonly browser: () => Promise<Connection>
  readonly session: object
  readonly preload: string | null
  readonly size: () => { readonly width: number; readonly height: number }
  /** The page closed itself, or was let go. */
  readonly onClosed: () => void
  readonly onReady: () => void
}

export type Contents = {
  readonly api: EventEmitter & { loadURL(url: string): Promise<void>; reload(): void }
  /** Asks the page as Electron does before a window closes; true where it may go. */
  mayClose(): Promise<boolean>
  destroy(): Promise<void>
  /** After the window's size or the zoom has changed. */
  fit(): Promise<void>
  readonly opened: Promise<Page>
}

let lastId = 0
const isPrevented = (event: { readonly defaultPrevented: boolean }) => event.defaultPrevented

/** An event as Electron makes it: with `preventDefault`. */
export function makeEvent(more: object = {}): { readonly defaultPrevented: boolean } {
  const event = {
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true
    },
    ...more,
  }
  return event
}

export function makeContents(options: ContentsOptions): Contents {
  lastId += 1
  const core = coreOf(options.session)
  const emitter = new EventEmitter()
  const state = { url: '', zoom: 1, crashed: false, destroyed: false, loadedOnce: false }
  const frame = makeFrame({ state, page: () => opened })
  const openHandler = {
    deny: (_details: { url: string }): { action: string } => ({ action: 'allow' }),
  }
  const target = Object.assign(emitter, {
    id: lastId,
    session: options.session,
    mainFrame: frame.api,
    getURL: () => state.url,
    isCrashed: () => state.crashed,
    isDestroyed: () => state.destroyed,
    getZoomFactor: () => state.zoom,
    setZoomFactor(factor: number) {
      if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0")
      state.zoom = factor
      void fit()
    },
    setWindowOpenHandler(handler: typeof openHandler.deny) {
      openHandler.deny = handler
    },
    async loadURL(url: string) {
      const page = await opened
      state.url = url
      await applyPermissions({ page, core, contents: api, url })
      const loaded = new Promise((resolve) => emitter.once('did-finish-load', resolve))
      const { errorText } = await page.session.send('Page.navigate', { url: toBrowserUrl(url) })
      if (errorText !== undefined) throw new Error(`${JSON.stringify(errorText)} loading ${url}`)
      await loaded
    },
    reload() {
      state.crashed = false
      void opened.then((page) => page.session.send('Page.reload'))
    },
    forcefullyCrashRenderer() {
      void opened.then((page) => page.session.send('Page.crash')).catch(() => undefined)
    },
    send: (channel: string, ...args: readonly unknown[]) => frame.post({ channel, args }),
    getPrintersAsync: () => Promise.resolve(listPrinters()),
    printToPDF: async (asked: Electron.PrintToPDFOptions) => toPdf((await opened).session, asked),
    print(asked: Electron.WebContentsPrintOptions, done: (ok: boolean, why: string) => void) {
      void tellPrinted(opened, { asked, done })
    },
  })
  const api = guard('WebContents', target)
  const wanted = new Set<string>()
  const hearing: PageHearing = {
    request: (request) => answer({ request, core, emitter, wanted }),
    heard: (message) => frame.heard(message, api),
    worldGone: () => frame.loseWorld(),
    loaded() {
      if (state.url === '') return
      emitter.emit('did-finish-load', makeEvent())
      if (!state.loadedOnce) options.onReady()
      state.loadedOnce = true
    },
    crashed() {
      state.crashed = true
      emitter.emit('render-process-gone', makeEvent(), { reason: 'crashed', exitCode: 11 })
    },
    wantsToGo: (url) => void wanted.add(url),
    async wantsToStay() {
      const event = makeEvent()
      emitter.emit('will-prevent-unload', event)
      return { leave: isPrevented(event) }
    },
    opens(url) {
      const { action } = openHandler.deny({ url })
      if (action !== 'deny') throw new Error(`the stand-in opens no further windows: ${url}`)
    },
    closed() {
      if (state.destroyed) return
      state.destroyed = true
      emitter.emit('destroyed')
      options.onClosed()
    },
  }
  const opened = options.browser().then((connection) =>
    openPage({
      connection,
      preload: options.preload === null ? null : readFileSync(options.preload, 'utf8'),
      size: options.size(),
      hearing,
    }),
  )
  async function fit(): Promise<void> {
    const { width, height } = options.size()
    const page = await opened
    await page.session.send('Emulation.setDeviceMetricsOverride', {
      width: Math.round(width / state.zoom),
      height: Math.round(height / state.zoom),
      deviceScaleFactor: state.zoom,
      mobile: false,
    })
  }
  return {
    api,
    opened,
    fit,
    mayClose: () => mayClose({ opened, emitter, isGone: () => state.destroyed || state.crashed }),
    async destroy() {
      await (await opened).close()
    },
  }
}

type Printing = {
  readonly asked: Electron.WebContentsPrintOptions
  readonly done: (ok: boolean, why: string) => void
}

async function tellPrinted(opened: Promise<Page>, { asked, done }: Printing): Promise<void> {
  try {
    await printPaper({ session: (await opened).session, asked })
  } catch (error) {
    done(false, error instanceof Error ? error.message : String(error))
    return
  }
  done(true, '')
}

type Closing = {
  readonly opened: Promise<Page>
  readonly emitter: EventEmitter
  readonly isGone: () => boolean
}

/** The page's own `beforeunload` decides, and where it objects `will-prevent-unload` does. */
async function mayClose({ opened, emitter, isGone }: Closing): Promise<boolean> {
  if (isGone()) return true
  const page = await opened
  const stays = new Promise<boolean>((resolve) => {
    emitter.once('will-prevent-unload', (event) =>
      queueMicrotask(() => resolve(isPrevented(event))),
    )
    emitter.once('destroyed', () => resolve(true))
  })
  await page.session.send('Page.close').catch(() => undefined)
  return await stays
}

type Asked = {
  readonly request: PausedRequest
  readonly core: SessionCore
  readonly emitter: EventEmitter
  readonly wanted: Set<string>
}

async function answer({ request, core, emitter, wanted }: Asked): Promise<RequestAnswer> {
  const url = toProgramUrl(request.url)
  if (request.isNavigation && wanted.delete(request.url)) {
    const event = makeEvent({ url, isMainFrame: request.isMainFrame })
    if (request.isMainFrame) emitter.emit('will-navigate', event, url)
    emitter.emit('will-frame-navigate', event)
    if (isPrevented(event)) return { kind: 'fail', reason: 'Aborted' }
  }
  const cancelled = await new Promise<boolean>((resolve) => {
    if (core.beforeRequest === null) resolve(false)
    else {
      const details = { url, method: request.method, resourceType: 'other' as const }
      core.beforeRequest(details, ({ cancel }) => resolve(cancel === true))
    }
  })
  if (cancelled) return { kind: 'fail', reason: 'BlockedByClient' }
  const handler = core.handlers.get(new URL(url).protocol.slice(0, -1))
  if (handler === undefined) return { kind: 'fail', reason: 'NameNotResolved' }
  const { method, headers, postData } = request
  const asked = new Request(url, { method, headers, ...(postData ? { body: postData } : {}) })
  return { kind: 'response', response: await handler(asked) }
}

type FrameParts = {
  readonly state: { readonly url: string; readonly destroyed: boolean }
  readonly page: () => Promise<Page>
}

/** The main frame: messages to the preload, and the ports that went with them. */
function makeFrame({ state, page }: FrameParts) {
  const ends = new Map<number, End>()
  let lastPortId = 0
  const call = (act: (page: Page) => void) => void page().then(act)

  function post(sent: {
    readonly channel: string
    readonly args: readonly unknown[]
    readonly transfer?: readonly Port[]
  }): void {
    const args = pack(cloneToSend(sent.args))
    const transfer = sent.transfer ?? []
    transfer.forEach(checkSendable)
    const firstPortId = lastPortId + 1
    lastPortId += transfer.length
    const portIds = transfer.map((_port, index) => firstPortId + index)
    call((there) => there.call('deliver', sent.channel, args, portIds))
    for (const [index, port] of transfer.entries()) {
      const portId = firstPortId + index
      const end = sendAway(port, {
        receive: (data) => call((there) => there.call('toPort', portId, pack(data))),
        partnerClosed: () => call((there) => there.call('closePort', portId)),
      })
      ends.set(portId, end)
    }
  }

  const api = guard('WebFrameMain', {
    get url() {
      return state.url
    },
    get origin() {
      return new URL(state.url).protocol === 'about:'
        ? 'null'
        : `${new URL(state.url).protocol}//${new URL(state.url).host}`
    },
    parent: null,
    send: (channel: string, ...args: readonly unknown[]) => post({ channel, args }),
    postMessage(channel: string, message: unknown, transfer: readonly Port[] = []) {
      post({ channel, args: [message], transfer })
    },
  })

  return {
    api,
    post,
    heard(message: FromPage, sender: object) {
      switch (message.kind) {
        case 'send': {
          const args = unpack(message.args)
          const event = makeEvent({ sender, senderFrame: api, ports: [] })
          ipcMain.emit(message.channel, event, ...(Array.isArray(args) ? args : []))
          return
        }
        case 'port':
          ends.get(message.portId)?.receive(unpack(message.data))
          return
        case 'port-closed':
          ends.get(message.portId)?.partnerClosed()
          ends.delete(message.portId)
      }
    },
    loseWorld() {
      for (const end of ends.values()) end.partnerClosed()
      ends.clear()
    },
  }
}
