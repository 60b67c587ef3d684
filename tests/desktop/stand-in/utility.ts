/** A utility process is a Node of its own, with what it hears and says over a channel. */
import { fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { ForkOptions } from 'electron'
import { cloneToSend, guard, guardClass, needReady } from './guard.ts'
import { checkSendable, sendAway } from './ports.ts'
import type { End, Port } from './ports.ts'

export type ToUtility =
  | { readonly kind: 'message'; readonly data: unknown; readonly portIds: readonly number[] }
  | { readonly kind: 'port'; readonly portId: number; readonly data: unknown }
  | { readonly kind: 'port-closed'; readonly portId: number }
export type FromUtility =
  | Exclude<ToUtility, { kind: 'message' }>
  | {
      readonly kind: 'message'
      readonly data: unknown
    }

const child = new URL('./utility-child.ts', import.meta.url)

export const utilityProcess = guardClass('UtilityProcess', {
  fork(entry: string, args: readonly string[] = [], options: ForkOptions = {}) {
    needReady('utilityProcess')
    return forkUtility({ entry, args, options })
  },
})

type Fork = {
  readonly entry: string
  readonly args: readonly string[]
  readonly options: ForkOptions
}

function forkUtility({ entry, args, options }: Fork): object {
  const process = fork(entry, [...args], {
    execArgv: ['--import', fileURLToPath(child)],
    env: { ...options.env, ...globalThis.process.env },
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ends = new Map<number, End>()
  let lastPortId = 0
  // Behind its port's end the child may be gone already: then nobody hears.
  const tell = (message: ToUtility) => process.connected && process.send(message)
  const target = Object.assign(new EventEmitter(), {
    pid: process.pid,
    postMessage(message: unknown, transfer: readonly Port[] = []) {
      const data = cloneToSend(message)
      transfer.forEach(checkSendable)
      const firstPortId = lastPortId + 1
      lastPortId += transfer.length
      tell({ kind: 'message', data, portIds: transfer.map((_port, index) => firstPortId + index) })
      for (const [index, port] of transfer.entries()) {
        const portId = firstPortId + index
        const end = sendAway(port, {
          receive: (heard) => tell({ kind: 'port', portId, data: heard }),
          partnerClosed: () => tell({ kind: 'port-closed', portId }),
        })
        ends.set(portId, end)
      }
    },
    kill: () => process.kill('SIGTERM'),
  })
  process.on('spawn', () => target.emit('spawn'))
  // Sent by `utility-child.ts`.
  process.on('message', (message) => hear(message as FromUtility))
  process.on('exit', (code, signal) => {
    Object.assign(target, { pid: undefined })
    for (const end of ends.values()) end.partnerClosed()
    target.emit('exit', code ?? (signal === 'SIGTERM' ? 15 : 9))
  })
  function hear(message: FromUtility): void {
    switch (message.kind) {
      case 'message':
        target.emit('message', message.data)
        return
      case 'port':
        ends.get(message.portId)?.receive(message.data)
        return
      case 'port-closed':
        ends.get(message.portId)?.partnerClosed()
    }
  }
  return guard('UtilityProcess', target)
}
