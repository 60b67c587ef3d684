/** Serves the built screens: from the closed list, squeezed once and kept. */
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { securityHeaders } from '../response-headers.ts'
import type { ScreenFile, ScreenFiles } from '../screen-files.ts'
import { refusals, sendRefusal } from './replies.ts'

type Encoding = 'br' | 'gzip' | 'identity'
type Statics = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Quality 5 squeezes nearly as well as 11 in a fiftieth of the time. */
const brotliQuality = 5

const squeeze: Readonly<Record<Encoding, (bytes: Buffer) => Promise<Buffer>>> = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality },
    }),
  gzip: (bytes) => promisify(gzip)(bytes),
  identity: (bytes) => Promise.resolve(bytes),
}

export function makeStatics(files: ScreenFiles): Statics {
  // Only squeezed text is kept, some megabytes; fonts are read from disk each time.
  const kept = new Map<string, Promise<Buffer>>()

  const load = (file: ScreenFile, encoding: Encoding): Promise<Buffer> => {
    if (encoding === 'identity') return readFile(file.path)
    const key = `${encoding} ${file.path}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const made = readFile(file.path).then(squeeze[encoding])
    kept.set(key, made)
    // A file that could not be read now may be readable at the next request.
    made.catch(() => kept.delete(key))
    return made
  }

  return async (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return sendRefusal(response, { ...refusals.wrongMethod, headers: { Allow: 'GET, HEAD' } })
    }
    const file = files.get(pathOf(request))
    if (file === undefined) return sendRefusal(response, refusals.notFound)
    const encoding = file.compressible ? chooseEncoding(request) : 'identity'
    const bytes = await load(file, encoding)
    response.writeHead(200, {
      ...securityHeaders,
      'Content-Type': file.type,
      'Content-Length': bytes.length,
      'Cache-Control': file.cacheControl,
      ...(file.compressible ? { Vary: 'Accept-Encoding' } : {}),
      ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
    })
    response.end(request.method === 'HEAD' ? undefined : bytes)
  }
}

/** The path as it was sent, without the query: nothing is decoded or resolved. */
function pathOf(request: IncomingMessage): string {
  return request.url?.split('?', 1)[0] ?? ''
}

function chooseEncoding(request: IncomingMessage): Encoding {
  const header = request.headers['accept-encoding'] ?? ''
  const offered = new Set(
    (Array.isArray(header) ? header.join(',') : header)
      .split(',')
      .map((part) => part.trim().toLowerCase())
      .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
      .map((part) => part.split(';', 1)[0] ?? ''),
  )
  if (offered.has('br')) return 'br'
  return offered.has('gzip') ? 'gzip' : 'identity'
}
