/**
 * Whether a request was meant for this door. A page of another site can make a browser send
 * requests to 127.0.0.1, also under a name of its own that resolves there: such a request carries
 * a foreign Host or a foreign Origin.
 */
import type { IncomingMessage } from 'node:http'
import { refusals } from './replies.ts'
import type { Refusal } from './replies.ts'

/** Null where the request may go on. */
export function refuseForeign(request: IncomingMessage, port: number): Refusal | null {
  const hosts = request.headersDistinct['host'] ?? []
  const [host] = hosts
  if (hosts.length !== 1 || host === undefined || !ownHosts(port).includes(host)) {
    return refusals.foreignHost
  }
  if (request.url?.startsWith('/') !== true) return refusals.badTarget

  const origins = request.headersDistinct['origin'] ?? []
  const own = origins.length === 1 && origins[0] === `http://${host}`
  // Browsers send Origin with every POST, so a POST without one is none of our page's.
  const needed = request.method !== 'GET' && request.method !== 'HEAD'
  if (origins.length > 0 ? !own : needed) return refusals.foreignOrigin

  // `none` is the address bar; `same-site` would be another port of this machine.
  const site = request.headers['sec-fetch-site']
  const navigates = !needed && request.headers['sec-fetch-mode'] === 'navigate'
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !navigates) {
    return refusals.foreignOrigin
  }
  return null
}

function ownHosts(port: number): readonly string[] {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  // Browsers leave the default port out.
  return port === 80 ? [...hosts, '127.0.0.1', 'localhost'] : hosts
}
