/** Sessions: who serves a scheme, which requests pass, which permissions are given. */
import { EventEmitter } from 'node:events'
import type { CustomScheme, OnBeforeRequestListenerDetails } from 'electron'
import { guard, guardClass, needReady, refuseReady, unguard } from './guard.ts'

type Handler = (request: Request) => Response | Promise<Response>
type BeforeRequest = (
  details: Pick<OnBeforeRequestListenerDetails, 'url' | 'method' | 'resourceType'>,
  answer: (response: { readonly cancel?: boolean }) => void,
) => void
type AskPermission = (
  ...asked: readonly [
    contents: object,
    permission: string,
    answer: (granted: boolean) => void,
    details: object,
  ]
) => void
type CheckPermission = (contents: object | null, permission: string, origin: string) => boolean

/** What the windows of a session ask it. */
export type SessionCore = {
  readonly handlers: Map<string, Handler>
  beforeRequest: BeforeRequest | null
  ask: AskPermission | null
  check: CheckPermission | null
  readonly inMemory: boolean
  readonly partition: string
}

const cores = new WeakMap<object, SessionCore>()
export const schemes = new Map<string, CustomScheme>()

export function coreOf(session: object): SessionCore {
  const core = cores.get(unguard(session))
  if (core === undefined) throw new TypeError('not a session')
  return core
}

function makeSession(partition: string): object {
  const core: SessionCore = {
    handlers: new Map(),
    beforeRequest: null,
    ask: null,
    check: null,
    inMemory: partition !== '' && !partition.startsWith('persist:'),
    partition,
  }
  const target = Object.assign(new EventEmitter(), {
    protocol: makeProtocol(() => core),
    webRequest: guard('WebRequest', {
      onBeforeRequest(listener: BeforeRequest | null) {
        core.beforeRequest = listener
      },
    }),
    setPermissionRequestHandler(handler: AskPermission | null) {
      core.ask = handler
    },
    setPermissionCheckHandler(handler: CheckPermission | null) {
      core.check = handler
    },
    setDevicePermissionHandler() {},
    isPersistent: () => !core.inMemory,
  })
  cores.set(target, core)
  return guard('Session', target)
}

const sessions = new Map<string, object>()

function fromPartition(partition: string): object {
  needReady('session')
  const known = sessions.get(partition)
  if (known !== undefined) return known
  const made = makeSession(partition)
  sessions.set(partition, made)
  return made
}

function makeProtocol(coreNow: () => SessionCore): object {
  return guard('Protocol', {
    registerSchemesAsPrivileged(registered: readonly CustomScheme[]) {
      refuseReady('protocol.registerSchemesAsPrivileged')
      for (const scheme of registered) schemes.set(scheme.scheme, scheme)
    },
    handle(scheme: string, handler: Handler) {
      const { handlers } = coreNow()
      if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
      handlers.set(scheme, handler)
    },
  })
}

export const session = guardClass('Session', {
  fromPartition,
  get defaultSession() {
    return fromPartition('')
  },
})

export const protocol = makeProtocol(() => {
  needReady('protocol.handle')
  return coreOf(fromPartition(''))
})
