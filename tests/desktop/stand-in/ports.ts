/** MessagePortMain: two ends that find each other wherever one of them is sent. */
import { EventEmitter } from 'node:events'
import { cloneToSend, guard, unguard } from './guard.ts'

export type Port = EventEmitter & {
  postMessage(message: unknown, transfer?: readonly Port[]): void
  start(): void
  close(): void
}

/** Where one end of a channel is heard. */
export type End = {
  receive(data: unknown): void
  partnerClosed(): void
}

type Link = {
  here: End
  peer: Link | null
  queue: unknown[]
  started: boolean
  state: 'here' | 'sent' | 'closed'
}

const links = new WeakMap<object, Link>()

export function makeChannel(): { readonly port1: Port; readonly port2: Port } {
  const [one, two] = [makePort(), makePort()]
  one.link.peer = two.link
  two.link.peer = one.link
  return { port1: one.port, port2: two.port }
}

function makePort(): { readonly port: Port; readonly link: Link } {
  const emitter = new EventEmitter()
  const link: Link = {
    here: {
      receive(data) {
        if (link.started) setImmediate(() => emitter.emit('message', { data, ports: [] }))
        else link.queue.push(data)
      },
      partnerClosed: () => setImmediate(() => emitter.emit('close')),
    },
    peer: null,
    queue: [],
    started: false,
    state: 'here',
  }
  const target = Object.assign(emitter, {
    postMessage(message: unknown, transfer: readonly Port[] = []) {
      if (link.state === 'sent')
        throw new Error('the port was transferred and is not here any more')
      if (transfer.length > 0) throw new Error('the stand-in sends no ports through ports')
      const copy = cloneToSend(message)
      if (link.state === 'here') link.peer?.here.receive(copy)
    },
    start() {
      if (link.started) return
      link.started = true
      for (const data of link.queue.splice(0)) link.here.receive(data)
    },
    close() {
      if (link.state !== 'here') return
      link.state = 'closed'
      link.peer?.here.partnerClosed()
      link.here.partnerClosed()
    },
  })
  links.set(target, link)
  return { port: guard('MessagePortMain', target), link }
}

/** Refuses a port that cannot be sent, before anything of the message has gone. */
export function checkSendable(port: Port): void {
  const link = links.get(unguard(port))
  if (link === undefined) throw new TypeError('Port at index 0 is not a valid port')
  if (link.state !== 'here') throw new Error('Port at index 0 is already neutered')
}

/**
 * Sends a port away; what comes back is where its new place delivers what it hears. The message it
 * went with has to be on its way: what waited in the port follows at once.
 */
export function sendAway(port: Port, there: End): End {
  checkSendable(port)
  const link = links.get(unguard(port))
  if (link === undefined) throw new TypeError('not a port')
  link.state = 'sent'
  link.here = there
  for (const data of link.queue.splice(0)) there.receive(data)
  return {
    receive: (data) => link.peer?.here.receive(data),
    partnerClosed: () => link.peer?.here.partnerClosed(),
  }
}
