/** The browser's debugging connection, as little of it as the stand-in needs. */
import { EventEmitter } from 'node:events'

export type Params = Readonly<Record<string, unknown>>

export type Session = {
  send(method: string, params?: Params): Promise<Params>
  on(event: string, listener: (params: Params) => void): void
}

export type Connection = Session & {
  /** One target attached to, in a session of its own. */
  session(sessionId: string): Session
  close(): void
}

type Waiting = {
  readonly resolve: (result: Params) => void
  readonly reject: (error: Error) => void
}

type Incoming = {
  readonly id?: number
  readonly method?: string
  readonly params?: Params
  readonly sessionId?: string
  readonly result?: Params
  readonly error?: { readonly message: string }
}

export async function connect(address: string): Promise<Connection> {
  const socket = new WebSocket(address)
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true })
    socket.addEventListener('error', reject, { once: true })
  })
  const waiting = new Map<number, Waiting>()
  const events = new EventEmitter().setMaxListeners(0)
  let lastId = 0
  socket.addEventListener('message', ({ data }) => {
    // Chromium's own protocol.
    const message = JSON.parse(String(data)) as Incoming
    if (message.method !== undefined) {
      events.emit(`${message.sessionId ?? ''} ${message.method}`, message.params ?? {})
      return
    }
    const asked = waiting.get(message.id ?? 0)
    waiting.delete(message.id ?? 0)
    if (message.error === undefined) asked?.resolve(message.result ?? {})
    else asked?.reject(new Error(message.error.message))
  })
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('the browser is gone'))
    waiting.clear()
  })
  const session = (sessionId?: string): Session => ({
    send(method, params = {}) {
      lastId += 1
      const id = lastId
      if (socket.readyState !== WebSocket.OPEN) {
        return Promise.reject(new Error('the browser is gone'))
      }
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        socket.send(JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) }))
      })
    },
    on(event, listener) {
      events.on(`${sessionId ?? ''} ${event}`, listener)
    },
  })
  return { ...session(), session, close: () => socket.close() }
}
