/** Serves the contract on a MessagePort: one port, one channel, one window. */
import { RPCHandler } from '@orpc/server/message-port'
import type { App } from '../../app.ts'

type Handler = RPCHandler<{ readonly channel: ReturnType<App['openChannel']> }>
/** Electron's port and Node's: both tell of their end through `on`. */
export type DoorPort = Parameters<Handler['upgrade']>[0] & {
  on(event: 'close', listener: () => void): unknown
  start(): void
}

/** The channel closes with the port: a window that is gone leaves nobody signed in. */
export function openPortDoor(app: Pick<App, 'router' | 'openChannel'>): (port: DoorPort) => void {
  const handler: Handler = new RPCHandler(app.router)
  return (port) => {
    const channel = app.openChannel()
    handler.upgrade(port, { context: { channel } })
    port.on('close', () => channel.close())
    port.start()
  }
}
