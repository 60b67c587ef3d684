/**
 * What runs in the page before its own scripts: the preload in an isolated world, with the few
 * modules of Electron that a sandboxed preload has. These functions are sent to the page as text.
 */
import { typings } from './guard.ts'
import { pack, unpack } from './wire.ts'

export const isolatedWorldName = 'Electron Isolated Context'
export const bridgeName = 'standInBridge'

type WorldConfig = {
  readonly bridge: string
  readonly expose: string
  readonly names: { readonly [type: string]: readonly string[] }
}

type Listener = (event: object, ...args: readonly unknown[]) => void

/** The one global of the isolated world that the main process calls into. */
export type StandInWorld = {
  deliver(channel: string, args: string, portIds: readonly number[]): void
  toPort(portId: number, data: string): void
  closePort(portId: number): void
}

/** Runs in the isolated world. */
function isolatedWorld({ bridge, expose, names }: WorldConfig) {
  const listeners = new Map<string, Listener[]>()
  const ports = new Map<number, MessagePort>()
  // Put there by the debugging connection.
  const tellMain = (globalThis as unknown as Record<string, (text: string) => void>)[bridge]
  const tell = (message: object) => tellMain?.(JSON.stringify(message))

  function guarded<T extends object>(type: string, target: T): T {
    return new Proxy(target, {
      get(object, name) {
        if (typeof name === 'symbol') return Reflect.get(object, name)
        if (!(names[type] ?? []).includes(name))
          throw new TypeError(`Electron has no ${type}.${name}`)
        if (!(name in object)) throw new Error(`the stand-in does not carry out ${type}.${name}`)
        return Reflect.get(object, name)
      },
    })
  }

  const ipcRenderer: object = guarded('IpcRenderer', {
    send(channel: string, ...args: readonly unknown[]) {
      tell({ kind: 'send', channel, args: pack(structuredClone(args)) })
    },
    on(channel: string, listener: Listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      return ipcRenderer
    },
  })
  const contextBridge = guarded('ContextBridge', {
    exposeInMainWorld(key: string, value: unknown) {
      if (typeof value === 'function') throw new Error('the stand-in exposes plain values only')
      const detail = JSON.stringify({ key, value: structuredClone(value) })
      window.dispatchEvent(new CustomEvent(expose, { detail }))
    },
  })

  function openPort(portId: number): MessagePort {
    const { port1, port2 } = new MessageChannel()
    port2.addEventListener('message', ({ data }) => {
      if (data === expose) tell({ kind: 'port-closed', portId })
      else tell({ kind: 'port', portId, data: pack(data) })
    })
    port2.start()
    ports.set(portId, port2)
    return port1
  }

  const world: StandInWorld = {
    deliver(channel, args, portIds) {
      const event = { sender: ipcRenderer, ports: portIds.map(openPort) }
      const given = unpack(args)
      for (const listener of listeners.get(channel) ?? []) {
        listener(event, ...(Array.isArray(given) ? given : []))
      }
    },
    toPort: (portId, data) => ports.get(portId)?.postMessage(unpack(data)),
    closePort(portId) {
      ports.get(portId)?.postMessage(expose)
      ports.get(portId)?.close()
      ports.delete(portId)
    },
  }
  Object.assign(globalThis, { standInWorld: world })
  const electron = guarded('electron', { ipcRenderer, contextBridge })
  return (name: string): object => {
    if (name === 'electron') return electron
    throw new Error(`module not found: ${name} (a sandboxed preload script has electron alone)`)
  }
}

/**
 * Runs in the page's own world, before everything else there. Electron tells a port when its other
 * end is gone, Chromium does not: here a word that nobody else knows goes before the end.
 */
function mainWorld(secret: string): void {
  window.addEventListener(
    secret,
    (event) => {
      event.stopImmediatePropagation()
      if (!(event instanceof CustomEvent)) return
      const { key, value } = JSON.parse(String(event.detail))
      Object.defineProperty(window, key, { value, enumerable: true })
    },
    { capture: true },
  )
  const { prototype } = MessagePort
  const native = {
    addEventListener: Reflect.get(prototype, 'addEventListener'),
    close: Reflect.get(prototype, 'close'),
  }
  const heard = new WeakSet<MessagePort>()
  prototype.addEventListener = function listen(this: MessagePort, ...args: unknown[]) {
    if (!heard.has(this)) {
      heard.add(this)
      const hear = (event: MessageEvent) => {
        if (event.data !== secret) return
        event.stopImmediatePropagation()
        this.dispatchEvent(new Event('close'))
      }
      Reflect.apply(native.addEventListener, this, ['message', hear])
    }
    Reflect.apply(native.addEventListener, this, args)
  }
  prototype.close = function end(this: MessagePort) {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has no origin
    this.postMessage(secret)
    Reflect.apply(native.close, this, [])
  }
}

const onlyPages = "window === window.top && location.protocol !== 'about:'"

export function mainWorldScript(expose: string): string {
  return `if (${onlyPages}) (${mainWorld.toString()})(${JSON.stringify(expose)})`
}

export function isolatedWorldScript(expose: string, preload: string): string {
  const config: WorldConfig = {
    bridge: bridgeName,
    expose,
    names: {
      electron: [...typings.exportsOf('Renderer')],
      IpcRenderer: [...typings.membersOf('IpcRenderer')],
      ContextBridge: [...typings.membersOf('ContextBridge')],
    },
  }
  return `if (${onlyPages}) {
    ${pack.toString()}
    ${unpack.toString()}
    const standInRequire = (${isolatedWorld.toString()})(${JSON.stringify(config)});
    (function (require, module, exports) {${preload}\n})(standInRequire, { exports: {} }, {});
  }`
}
