/** The one typed client of the contract, over whichever door this page was opened by. */
import { createORPCClient, ORPCError } from '@orpc/client'
import type { ClientContext, ClientLink } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { Contract } from '../../shared/contract.ts'
import { ConnectionLost, LaunchNeeded, noteConnection } from './connection.ts'
import { takeDesktopPort } from './desktop.ts'
import { askForPorts } from './window-ports.ts'

type Link = ClientLink<ClientContext>

/** Called when the program says that nobody is signed in any more, or that the screen is locked. */
type AccessListener = (code: 'NOT_SIGNED_IN' | 'SESSION_LOCKED') => void
let accessListener: AccessListener = () => undefined

export function onAccessRefused(listener: AccessListener): void {
  accessListener = listener
}

/** Which door this page was opened by. */
export const door = 'canbaoDoor' in window && window.canbaoDoor === 'window' ? 'window' : 'web'

/** Begun with the page and not with its first call, so that it comes with the other code. */
let fetchLinkCode: ReturnType<typeof importFetchLink> | null =
  door === 'web' ? importFetchLink() : null
// Who calls hears of it; before that nobody has to.
fetchLinkCode?.catch(() => undefined)

let link: Promise<Link> | null = null

function getLink(): Promise<Link> {
  link ??= door === 'window' ? linkThroughPort() : linkThroughHttp()
  // What failed is tried anew by the next call.
  link.catch(() => (link = null))
  return link
}

async function linkThroughHttp(): Promise<Link> {
  const { RPCLink } = await (fetchLinkCode ??= importFetchLink())
  return new RPCLink({ url: `${location.origin}/rpc`, fetch: fetchFromDoor })
}

async function importFetchLink() {
  try {
    return await import('@orpc/client/fetch')
  } catch (cause) {
    // The door went away while the page came: the next call tries anew.
    fetchLinkCode = null
    noteConnection('lost')
    throw new ConnectionLost('no code', { cause })
  }
}

async function fetchFromDoor(request: Request, init: RequestInit): Promise<Response> {
  let response: Response
  try {
    response = await fetch(request, init)
  } catch (cause) {
    // A query that nobody waits for any more is given up by ourselves; that says nothing.
    if (request.signal.aborted) throw cause
    noteConnection('lost')
    throw new ConnectionLost('no answer', { cause })
  }
  if (response.status === 401 && (await isLaunchNeeded(response))) {
    noteConnection('launch-needed')
    throw new LaunchNeeded('opened without the launch address')
  }
  noteConnection('answering')
  return response
}

async function isLaunchNeeded(response: Response): Promise<boolean> {
  const text = await response.clone().text()
  return text.includes('"LAUNCH_NEEDED"')
}

/** The desktop window: its preload script forwards a port to the program, and one to the window. */
async function linkThroughPort(): Promise<Link> {
  const [{ RPCLink }, ports] = await Promise.all([
    import('@orpc/client/message-port'),
    askForPorts(),
  ])
  const port = ports.core
  let closed = false
  port.addEventListener('close', () => {
    closed = true
    // The program behind the window ended; the next call asks for a port to its successor.
    link = null
    noteConnection('lost')
  })
  port.start()
  await takeDesktopPort(ports.desktop)
  const portLink: Link = new RPCLink({ port })
  noteConnection('answering')
  return {
    call: async (path, input, options) => {
      try {
        return await portLink.call(path, input, options)
      } catch (cause) {
        if (closed && !(cause instanceof ORPCError)) throw new ConnectionLost('closed', { cause })
        throw cause
      }
    },
  }
}

const doorLink: Link = {
  call: async (path, input, options) => {
    const opened = await getLink()
    try {
      return await opened.call(path, input, options)
    } catch (error) {
      if (error instanceof ORPCError) {
        if (error.code === 'NOT_SIGNED_IN' || error.code === 'SESSION_LOCKED') {
          accessListener(error.code)
        }
      }
      throw error
    }
  },
}

export const rpc: ContractRouterClient<Contract> = createORPCClient(doorLink)

/** Query and mutation options for TanStack Query, by the contract's own names. */
export const calls = createTanstackQueryUtils(rpc)
