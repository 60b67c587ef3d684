/** Loaded first in a utility process: `process.parentPort`, and no Electron to import. */
import { EventEmitter } from 'node:events'
import { registerHooks } from 'node:module'
import { cloneToSend, guard } from './guard.ts'
import { makeChannel, sendAway } from './ports.ts'
import type { End, Port } from './ports.ts'
import type { FromUtility, ToUtility } from './utility.ts'

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'electron')
      throw new Error('the stand-in gives a utility process no electron')
    return next(specifier, context)
  },
})

const ends = new Map<number, End>()
const tell = (message: FromUtility) => process.send?.(message)

const parentPort = Object.assign(new EventEmitter(), {
  postMessage: (message: unknown) => tell({ kind: 'message', data: cloneToSend(message) }),
})

process.on('message', (message) => {
  // Sent by `utility.ts`.
  const heard = message as ToUtility
  switch (heard.kind) {
    case 'message':
      parentPort.emit('message', { data: heard.data, ports: heard.portIds.map(openPort) })
      return
    case 'port':
      ends.get(heard.portId)?.receive(heard.data)
      return
    case 'port-closed':
      ends.get(heard.portId)?.partnerClosed()
  }
})
process.once('disconnect', () => process.exit(1))

function openPort(portId: number): Port {
  const { port1, port2 } = makeChannel()
  const end = sendAway(port2, {
    receive: (data) => tell({ kind: 'port', portId, data }),
    partnerClosed: () => tell({ kind: 'port-closed', portId }),
  })
  ends.set(portId, end)
  return port1
}

Object.defineProperty(process, 'parentPort', { value: guard('ParentPort', parentPort) })
Object.defineProperty(process, 'type', { value: 'utility' })
