/**
 * The web door: the built screens and the contract over HTTP, on this machine only. Every request
 * passes the same gates in the same order: Host and Origin, then the launch cookie, then the size
 * of its body; what gets through is the contract's business.
 */
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { RPCHandler } from '@orpc/server/node'
import type { App } from '../../app.ts'
import { Trouble } from '../../kernel/trouble.ts'
import { securityHeaders } from '../response-headers.ts'
import { listScreenFiles } from '../screen-files.ts'
import { readJsonBody } from './body.ts'
import { openLaunches } from './launch.ts'
import type { Launches } from './launch.ts'
import { refuseForeign } from './origin-check.ts'
import { refuseMalformed } from './malformed.ts'
import { refusals, sendRefusal } from './replies.ts'
import { makeStatics } from './statics.ts'

export type WebDoorOptions = {
  readonly app: Pick<App, 'router' | 'openChannel'>
  /** 0 takes any free port. */
  readonly port: number
  /** The built screens. */
  readonly rendererFolder: string
  /** Told of an error that is ours; nothing of the request goes there. */
  readonly report: (error: unknown) => void
}

export type WebDoor = {
  readonly port: number
  /** `http://127.0.0.1:PORT/`, of no use without a cookie. */
  readonly address: string
  /** With the launch token: whoever has it can sign in. */
  readonly launchAddress: string
  /** Answers what is under way, at most half a second long, and closes every connection. */
  close(): Promise<void>
}

/** Loopback only: another address needs a certificate, and is a door of its own. */
const loopback = '127.0.0.1'
const callLimitBytes = 1024 * 1024
const launchLimitBytes = 1024
const connectionLimit = 256
const requestLimit = 20_000
const lastAnswersWithin = 500

type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Listens when it returns. A port that cannot be had is a `Trouble`. */
export async function openWebDoor(options: WebDoorOptions): Promise<WebDoor> {
  const serveStatics = makeStatics(listScreenFiles(options.rendererFolder))
  let answer: Listener = async (_request, response) => sendRefusal(response, refusals.notFound)
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: requestLimit, keepAliveTimeout: 30_000 },
    (request, response) => {
      answer(request, response).catch((error: unknown) => {
        // A browser that went away in the middle of a request is no error of ours.
        if (!request.destroyed || request.complete) options.report(error)
        sendRefusal(response, refusals.failed)
      })
    },
  )
  server.maxConnections = connectionLimit
  const port = await listen(server, options.port)
  const launches = openLaunches({
    cookieName: `canbao-${port}`,
    openChannel: () => options.app.openChannel(),
  })
  const call = makeCalls(options.app, launches)
  const launch = makeLaunch(launches)
  answer = async (request, response) => {
    const refusal = refuseForeign(request, port)
    if (refusal !== null) return sendRefusal(response, refusal)
    const path = request.url ?? '/'
    if (path === '/launch') return launch(request, response)
    if (path === '/rpc' || path.startsWith('/rpc/') || path.startsWith('/rpc?')) {
      return call(request, response)
    }
    return serveStatics(request, response)
  }
  const address = `http://${loopback}:${port}/`
  return {
    port,
    address,
    launchAddress: `${address}#launch=${launches.token}`,
    async close() {
      await stop(server)
      launches.close()
    },
  }
}

/** `POST /launch {token}` gives this browser its cookie. */
function makeLaunch(launches: Launches<Channel>): Listener {
  return async (request, response) => {
    if (request.method !== 'POST') return sendRefusal(response, postOnly)
    const body = await readJsonBody(request, launchLimitBytes)
    if (body.kind === 'refused') return sendRefusal(response, body.refusal)
    const answer = launches.enter(tokenIn(body.value), request.headers.cookie)
    switch (answer.kind) {
      case 'refused':
        return sendRefusal(response, refusals.wrongToken)
      case 'too-many-tries':
        return sendRefusal(response, refusals.tooManyTries)
      case 'entered':
        response.writeHead(204, {
          ...securityHeaders,
          'Cache-Control': 'no-store',
          ...(answer.cookie === null ? {} : { 'Set-Cookie': answer.cookie }),
        })
        response.end()
    }
  }
}

type Channel = ReturnType<App['openChannel']>

/** The contract under `/rpc`, on the channel of the browser's cookie. */
function makeCalls(
  app: WebDoorOptions['app'],
  launches: Pick<Launches<Channel>, 'findChannel'>,
): Listener {
  const handler = new RPCHandler(app.router, { interceptors: [refuseMalformed] })
  return async (request, response) => {
    const channel = launches.findChannel(request.headers.cookie)
    if (channel === null) return sendRefusal(response, refusals.launchNeeded)
    if (request.method !== 'POST') return sendRefusal(response, postOnly)
    const body = await readJsonBody(request, callLimitBytes)
    if (body.kind === 'refused') return sendRefusal(response, body.refusal)
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
    response.setHeader('Cache-Control', 'no-store')
    // The handler takes a body that was read already from `body` instead of from the stream.
    const read = Object.assign(request, { body: body.value ?? {} })
    const { matched } = await handler.handle(read, response, {
      prefix: '/rpc',
      context: { channel },
    })
    if (!matched) sendRefusal(response, refusals.notFound)
  }
}

const postOnly = { ...refusals.wrongMethod, headers: { Allow: 'POST' } }

function tokenIn(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'token' in body ? body.token : undefined
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portTrouble(error, port)))
    server.listen(port, loopback, resolve)
  })
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

function portTrouble(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new Trouble(
      'port-taken',
      `端口 ${port} 已被另一个程序占用，参保柜台没有启动，请关闭占用它的程序，或用 --port 换一个端口（0 表示任选空闲端口）。`,
      { cause: error },
    )
  }
  if (error.code === 'EACCES') {
    return new Trouble(
      'port-taken',
      `系统不允许使用端口 ${port}，参保柜台没有启动，请用 --port 换一个 1024 以上的端口（0 表示任选空闲端口）。`,
      { cause: error },
    )
  }
  return error
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const cut = setTimeout(() => server.closeAllConnections(), lastAnswersWithin)
  await closed
  clearTimeout(cut)
}
