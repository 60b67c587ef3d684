/** One page of the browser behind one web contents: scripts, requests and messages of the page. */
import { randomBytes } from 'node:crypto'
import type { Connection, Params, Session } from './cdp.ts'
import {
  bridgeName,
  isolatedWorldName,
  isolatedWorldScript,
  mainWorldScript,
} from './renderer-world.ts'
import type { StandInWorld } from './renderer-world.ts'

export type FromPage =
  | { readonly kind: 'send'; readonly channel: string; readonly args: string }
  | { readonly kind: 'port'; readonly portId: number; readonly data: string }
  | { readonly kind: 'port-closed'; readonly portId: number }

export type PausedRequest = {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly postData?: string
  readonly resourceType: string
  /** Loads the page itself, or a frame of it. */
  readonly isNavigation: boolean
  readonly isMainFrame: boolean
}

export type RequestAnswer =
  | { readonly kind: 'response'; readonly response: Response }
  | { readonly kind: 'fail'; readonly reason: 'Aborted' | 'BlockedByClient' | 'NameNotResolved' }

export type PageHearing = {
  request(request: PausedRequest): Promise<RequestAnswer>
  heard(message: FromPage): void
  /** The page's scripts are gone: it was left, reloaded or crashed. */
  worldGone(): void
  loaded(): void
  crashed(): void
  /** The page itself wants to go somewhere: a link, a script, a form. */
  wantsToGo(url: string): void
  wantsToStay(): Promise<{ readonly leave: boolean }>
  opens(url: string): void
  closed(): void
}

export type PageOptions = {
  readonly connection: Connection
  readonly preload: string | null
  readonly size: { readonly width: number; readonly height: number }
  readonly hearing: PageHearing
}

export type Page = {
  readonly session: Session
  readonly targetId: string
  /** Whether there is a world with a preload in it now. */
  call<Name extends keyof StandInWorld>(name: Name, ...args: Parameters<StandInWorld[Name]>): void
  close(): Promise<void>
}

export async function openPage(options: PageOptions): Promise<Page> {
  const { connection, size, hearing } = options
  const { targetId } = await connection.send('Target.createTarget', {
    url: 'about:blank',
    newWindow: true,
    ...size,
  })
  const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true })
  const session = connection.session(String(sessionId))
  const world = watchWorld(session, hearing)
  watchEnd({ connection, session, targetId: String(targetId), hearing })
  await prepare(session, options)
  await watchRequests(session, hearing)
  return {
    session,
    targetId: String(targetId),
    call: (name, ...args) => world.call(name, args),
    async close() {
      await connection.send('Target.closeTarget', { targetId })
    },
  }
}

async function prepare(session: Session, { preload }: PageOptions): Promise<void> {
  await session.send('Page.enable')
  await session.send('Inspector.enable')
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
  })
  if (preload !== null) {
    const expose = `stand-in-${randomBytes(8).toString('hex')}`
    await session.send('Runtime.addBinding', {
      name: bridgeName,
      executionContextName: isolatedWorldName,
    })
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript(expose) })
    await session.send('Page.addScriptToEvaluateOnNewDocument', {
      source: isolatedWorldScript(expose, preload),
      worldName: isolatedWorldName,
    })
  }
  await session.send('Runtime.enable')
}

/** The isolated world of the page that stands there now. */
function watchWorld(session: Session, hearing: PageHearing) {
  let contextId: number | null = null
  session.on('Runtime.executionContextCreated', ({ context }) => {
    const { id, name, origin } = context as { id: number; name: string; origin: string }
    if (name === isolatedWorldName && origin.startsWith('http')) contextId = id
  })
  const lose = () => {
    if (contextId === null) return
    contextId = null
    hearing.worldGone()
  }
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    if (executionContextId === contextId) lose()
  })
  session.on('Runtime.executionContextsCleared', lose)
  session.on('Inspector.targetCrashed', () => {
    lose()
    hearing.crashed()
  })
  session.on('Runtime.bindingCalled', ({ name, payload }) => {
    // Written by `isolatedWorld`.
    if (name === bridgeName) hearing.heard(JSON.parse(String(payload)) as FromPage)
  })
  return {
    call(name: string, args: readonly unknown[]) {
      if (contextId === null) return
      const inPage = `function (...args) { globalThis.standInWorld.${name}(...args) }`
      session
        .send('Runtime.callFunctionOn', {
          functionDeclaration: inPage,
          executionContextId: contextId,
          arguments: args.map((value) => ({ value })),
        })
        // The page went away meanwhile, and its ports with it.
        .catch(() => undefined)
    },
  }
}

type Ending = {
  readonly connection: Connection
  readonly session: Session
  readonly targetId: string
  readonly hearing: PageHearing
}

function watchEnd({ connection, session, targetId, hearing }: Ending): void {
  session.on('Page.loadEventFired', () => hearing.loaded())
  session.on('Page.javascriptDialogOpening', ({ type }) => {
    if (type !== 'beforeunload') return
    void hearing
      .wantsToStay()
      .then(({ leave }) => session.send('Page.handleJavaScriptDialog', { accept: leave }))
  })
  session.on('Target.attachedToTarget', ({ targetInfo, sessionId }) => {
    const { type, url, targetId: opened } = targetInfo as Record<string, string>
    if (type === 'page') {
      hearing.opens(url ?? '')
      void connection.send('Target.closeTarget', { targetId: opened })
    } else {
      const worker = connection.session(String(sessionId))
      worker.send('Runtime.runIfWaitingForDebugger').catch(() => undefined)
    }
  })
  session.on('Page.frameRequestedNavigation', ({ url, disposition }) => {
    if (disposition === 'currentTab') hearing.wantsToGo(String(url))
  })
  void connection.send('Target.setDiscoverTargets', { discover: true })
  connection.on('Target.targetDestroyed', (params) => {
    if (params['targetId'] === targetId) hearing.closed()
  })
}

async function watchRequests(session: Session, hearing: PageHearing): Promise<void> {
  const { frameTree } = await session.send('Page.getFrameTree')
  const mainFrameId = (frameTree as { frame: { id: string } }).frame.id
  session.on('Fetch.requestPaused', (paused) => {
    void answerRequest({ session, hearing, paused, mainFrameId })
  })
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
}

type Paused = {
  readonly session: Session
  readonly hearing: PageHearing
  readonly paused: Params
  readonly mainFrameId: string
}

async function answerRequest({ session, hearing, paused, mainFrameId }: Paused): Promise<void> {
  const { requestId, request, resourceType, frameId } = paused
  const { url, method, headers, postData } = request as PausedRequest
  const answer = await hearing
    .request({
      url,
      method,
      headers,
      ...(postData === undefined ? {} : { postData }),
      resourceType: String(resourceType),
      isNavigation: resourceType === 'Document',
      isMainFrame: frameId === mainFrameId,
    })
    .catch((error: unknown): RequestAnswer => {
      process.stderr.write(`stand-in: a protocol handler failed: ${String(error)}\n`)
      return { kind: 'fail', reason: 'Aborted' }
    })
  if (answer.kind === 'fail') {
    await session
      .send('Fetch.failRequest', { requestId, errorReason: answer.reason })
      .catch(() => undefined)
    return
  }
  const { response } = answer
  const body = Buffer.from(await response.arrayBuffer())
  await session
    .send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: body.toString('base64'),
    })
    // Whoever asked has left.
    .catch(() => undefined)
}
