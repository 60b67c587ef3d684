/** The window's own part, where this page is in a window: printers, and news from outside. */
import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { DesktopContract } from '../../shared/desktop/contract.ts'
import type { DesktopNews } from '../../shared/desktop/model.ts'
import { ConnectionLost } from './connection.ts'

export type DesktopClient = ContractRouterClient<DesktopContract>

type Current = { readonly port: MessagePort; readonly client: DesktopClient }

let current: Current | null = null
const listeners = new Set<(news: DesktopNews) => void>()

/** Takes the place of the port before, whose core has ended. */
export async function takeDesktopPort(port: MessagePort): Promise<void> {
  current?.port.close()
  const { RPCLink } = await import('@orpc/client/message-port')
  port.start()
  const client: DesktopClient = createORPCClient(new RPCLink({ port }))
  current = { port, client }
  void listen(client)
}

/** Refused while there is no window behind this page, or none yet. */
export function getDesktop(): DesktopClient {
  if (current === null) throw new ConnectionLost('no window')
  return current.client
}

export function onDesktopNews(listener: (news: DesktopNews) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

async function listen(client: DesktopClient): Promise<void> {
  try {
    for await (const news of await client.news()) {
      for (const listener of listeners) listener(news)
    }
  } catch {
    // The port was closed: whoever takes its place listens anew.
  }
}
