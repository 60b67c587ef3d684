/** What the web door lets in, and what it keeps out. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import type { IncomingHttpHeaders, RequestOptions } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openApp } from '../../src/main/app.ts'
import type { App } from '../../src/main/app.ts'
import { Trouble } from '../../src/main/kernel/trouble.ts'
import { findProgramFolders } from '../../src/main/shells/program-folders.ts'
import { openWebDoor } from '../../src/main/shells/web/door.ts'
import type { WebDoor } from '../../src/main/shells/web/door.ts'
import { launch } from './support/doors.ts'

let folder = ''
let app: App
let door: WebDoor
let host = ''
let origin = ''
let cookie = ''

const script = `console.log(${JSON.stringify('参保'.repeat(2000))})`

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'canbao-web-'))
  const screens = join(folder, 'screens')
  mkdirSync(join(screens, 'assets'), { recursive: true })
  writeFileSync(join(screens, 'index.html'), '<!doctype html><title>参保柜台</title>')
  writeFileSync(join(screens, 'assets', 'index-B3x_9aQ0.js'), script)
  writeFileSync(join(screens, 'assets', 'noto-C0ffee12.woff2'), 'font')
  writeFileSync(join(folder, 'secret.html'), 'secret')
  const { rules, version } = findProgramFolders()
  app = await openApp({
    dataFolder: join(folder, 'data'),
    rulesFolder: rules,
    version,
    door: 'web',
  })
  door = await openWebDoor({
    app,
    port: 0,
    rendererFolder: screens,
    report: (error) => {
      throw error
    },
  })
  host = `127.0.0.1:${door.port}`
  origin = `http://${host}`
})

afterAll(async () => {
  await door.close()
  await app.close()
  rmSync(folder, { recursive: true })
})

beforeEach(async () => {
  cookie = await launch(door.launchAddress)
})

type Answer = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
  readonly json: () => { readonly code: string; readonly message: string }
}

/** As it is written: `fetch` would mend paths and forbid headers. */
function ask(path: string, options: RequestOptions & { body?: string | Buffer } = {}) {
  const { body, ...rest } = options
  return new Promise<Answer>((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port: door.port, path, ...rest }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const bytes = Buffer.concat(chunks)
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes,
          json: () => JSON.parse(bytes.toString()) as ReturnType<Answer['json']>,
        })
      })
    })
    asking.on('error', reject)
    asking.end(body)
  })
}

/** `office.status`, as the page asks for it, with some headers changed; null leaves one out. */
function askStatus(changes: Readonly<Record<string, string | null>> = {}, body = '{}') {
  const headers = { host, origin, cookie, 'content-type': 'application/json', ...changes }
  return ask('/rpc/office/status', {
    method: 'POST',
    headers: Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
    ),
    setHost: false,
    body,
  })
}

describe('the page', () => {
  test('the printed address answers without a cookie', async () => {
    expect(door.launchAddress).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#launch=[\w-]{43}$/)
    const response = await fetch(door.launchAddress)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('参保柜台')
  })

  test('nothing but our own files may run in it, and nothing may frame it', async () => {
    const { headers } = await ask('/')
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; " +
        "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; " +
        "form-action 'none'; frame-ancestors 'none'",
    )
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    expect(headers['permissions-policy']).toContain('camera=()')
    expect(headers['x-powered-by']).toBeUndefined()
  })

  test.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('a script comes squeezed by %s and is kept for ever', async (encoding, unsqueeze) => {
    const path = '/assets/index-B3x_9aQ0.js'
    const answer = await ask(path, { headers: { 'accept-encoding': encoding } })
    expect(answer.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'content-encoding': encoding,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    })
    expect(answer.bytes.length).toBeLessThan(script.length / 10)
    expect(unsqueeze(answer.bytes).toString()).toBe(script)
  })

  test('whoever cannot unsqueeze gets it plain', async () => {
    for (const accepted of ['', 'identity', 'br;q=0, gzip;q=0']) {
      const headers = { 'accept-encoding': accepted }
      const answer = await ask('/assets/index-B3x_9aQ0.js', { headers })
      expect(answer.headers['content-encoding']).toBeUndefined()
      expect(answer.bytes.toString()).toBe(script)
    }
  })

  test('a font is not squeezed again', async () => {
    const headers = { 'accept-encoding': 'br, gzip' }
    const answer = await ask('/assets/noto-C0ffee12.woff2', { headers })
    expect(answer.headers['content-encoding']).toBeUndefined()
    expect(answer.headers['content-type']).toBe('font/woff2')
  })

  test('HEAD answers like GET, without the body', async () => {
    const [get, head] = [await ask('/'), await ask('/', { method: 'HEAD' })]
    expect(head.headers['content-length']).toBe(get.headers['content-length'])
    expect(head.bytes).toHaveLength(0)
  })

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is refused', async (method) => {
    const answer = await ask('/', { method, headers: { origin } })
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD'])
  })

  test.each([
    '/missing',
    '/../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/assets/../../secret.html',
    '/assets/..%5c..%5csecret.html',
    '//secret.html',
    '/./index.html',
    '/index.html/',
    '/assets',
    '/index.html%00',
    '/__proto__',
    '/%',
  ])('%s is not there', async (path) => {
    const answer = await ask(path)
    expect(answer.status).toBe(404)
    expect(answer.bytes.toString()).not.toContain('secret')
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
  })
})

describe('the launch token', () => {
  const enter = (body: string, headers: Readonly<Record<string, string>> = { origin }) =>
    ask('/launch', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    })

  test('gives a cookie that scripts and other sites cannot use', async () => {
    const token = new URL(door.launchAddress).hash.replace('#launch=', '')
    const answer = await enter(JSON.stringify({ token }))
    expect(answer.status).toBe(204)
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(
        new RegExp(String.raw`^canbao-${door.port}=[\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
      ),
    ])
  })

  test.each(['{}', '{"token":"guess"}', '{"token":7}', '7', 'null', ''])(
    'is not %s',
    async (body) => {
      const answer = await enter(body)
      expect([answer.status, answer.json().code]).toEqual([403, 'LAUNCH_REFUSED'])
      expect(answer.headers['set-cookie']).toBeUndefined()
    },
  )

  test('is not taken from another site, nor without a word from where', async () => {
    const token = new URL(door.launchAddress).hash.replace('#launch=', '')
    for (const headers of [{ origin: 'http://evil.example' }, {}]) {
      const answer = await enter(JSON.stringify({ token }), headers)
      expect([answer.status, answer.json().code]).toEqual([403, 'FOREIGN_ORIGIN'])
    }
  })

  test('comes in a POST, as JSON, and short', async () => {
    expect((await ask('/launch')).status).toBe(405)
    expect((await enter('{"token":')).status).toBe(400)
    expect((await enter('token=x', { origin, 'content-type': 'text/plain' })).status).toBe(415)
    expect((await enter(JSON.stringify({ token: 'x'.repeat(2000) }))).status).toBe(413)
  })
})

describe('a call', () => {
  test('is answered to the page', async () => {
    const answer = await askStatus()
    expect(answer.status).toBe(200)
    expect(answer.bytes.toString()).toContain('"door":"web"')
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    })
  })

  test('is answered on localhost too', async () => {
    const localhost = `localhost:${door.port}`
    const answer = await askStatus({ host: localhost, origin: `http://${localhost}` })
    expect(answer.status).toBe(200)
  })

  test.each([
    ['no cookie', { cookie: null }],
    ['a guessed cookie', { cookie: `canbao-0=${'A'.repeat(43)}` }],
    ['an empty cookie', { cookie: '' }],
  ])('with %s is not', async (_what, changes) => {
    const answer = await askStatus(changes)
    expect([answer.status, answer.json().code]).toEqual([401, 'LAUNCH_NEEDED'])
  })

  test.each([
    ['evil.example', 421],
    ['evil.example:4315', 421],
    ['127.0.0.1', 421],
    ['127.0.0.1:1', 421],
    ['[::1]:4315', 421],
    ['127.0.0.1.evil.example', 421],
  ])('for the host %s is not', async (foreign, status) => {
    const answer = await askStatus({ host: foreign, origin: `http://${foreign}` })
    expect([answer.status, answer.json().code]).toEqual([status, 'FOREIGN_HOST'])
  })

  test('with two hosts is not', async () => {
    const answer = await rawStatus(['Host: evil.example', `Host: ${host}`])
    expect(answer).toMatch(/^HTTP\/1\.1 4(00|21) /)
  })

  test('of the form that a proxy gets is not', async () => {
    const answer = await ask(`${origin}/rpc/office/status`, { headers: { host, cookie } })
    expect(answer.status).toBe(400)
  })

  test.each([
    ['no origin', { origin: null }],
    ['another origin', { origin: 'http://evil.example' }],
    ['a page from nowhere', { origin: 'null' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['our port under another name', { origin: 'http://localhost:PORT' }],
    ['https', { origin: 'https://127.0.0.1:PORT' }],
    ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
    ['another port by fetch', { 'sec-fetch-site': 'same-site' }],
  ])('from %s is not', async (_what, changes) => {
    const own = Object.entries(changes).map(([name, value]) => [
      name,
      value?.replace('PORT', String(door.port)) ?? null,
    ])
    const answer = await askStatus(Object.fromEntries(own) as Record<string, string | null>)
    expect([answer.status, answer.json().code]).toEqual([403, 'FOREIGN_ORIGIN'])
  })

  test('a link from elsewhere opens the page and no call', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
    expect((await ask('/', { headers })).status).toBe(200)
    expect((await askStatus({ ...headers })).status).toBe(403)
  })

  test('comes by POST alone', async () => {
    const answer = await ask('/rpc/office/status', { headers: { cookie } })
    expect([answer.status, answer.headers.allow]).toEqual([405, 'POST'])
  })

  test.each(['/rpc', '/rpc/', '/rpc/office', '/rpc/office/nothing', '/rpc/__proto__/status'])(
    '%s is none',
    async (path) => {
      const headers = { origin, cookie, 'content-type': 'application/json' }
      const answer = await ask(path, { method: 'POST', headers, body: '{}' })
      expect([answer.status, answer.json().code]).toEqual([404, 'NOT_FOUND'])
    },
  )

  test.each([
    ['{"json":', 400, 'BAD_REQUEST'],
    ['\u{FFFF}', 400, 'BAD_REQUEST'],
  ])('with the body %j is refused', async (body, status, code) => {
    const answer = await askStatus({}, body)
    expect([answer.status, answer.json().code]).toEqual([status, code])
  })

  test.each(['text/plain', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded'])(
    'as %s, as a form of another site would send it, is refused',
    async (type) => {
      expect((await askStatus({ 'content-type': type })).status).toBe(415)
    },
  )

  test('of up to 1 MB is read, of more is refused, with and without a length', async () => {
    const ofLength = (length: number) => JSON.stringify({ json: 'x'.repeat(length - 11) })
    const mebibyte = 1024 * 1024
    expect(Buffer.byteLength(ofLength(mebibyte))).toBe(mebibyte)
    expect((await askStatus({}, ofLength(mebibyte))).status).not.toBe(413)
    for (const changes of [{}, { 'transfer-encoding': 'chunked' }]) {
      const answer = await askStatus(changes, ofLength(mebibyte + 1))
      expect(answer.status).toBe(413)
      expect(answer.json().message).toContain('1 MB')
    }
  })

  test('that never stops sending is cut off', async () => {
    const endless = connect(door.port, '127.0.0.1')
    const closed = new Promise<number>((resolve) => {
      let sentBytes = 0
      endless.on('error', () => undefined)
      endless.on('close', () => resolve(sentBytes))
      endless.write(
        `POST /rpc/office/status HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\n` +
          `Cookie: ${cookie}\r\nContent-Type: application/json\r\nContent-Length: 9999999999\r\n\r\n`,
      )
      const send = () => {
        if (endless.destroyed) return
        sentBytes += 65_536
        endless.write(Buffer.alloc(65_536, 32), send)
      }
      send()
    })
    // 16 MB are drained so that an honest sender can read its answer; then the line is cut.
    expect(await closed).toBeLessThan(64 * 1024 * 1024)
  })

  /** Headers that `node:http` would not send. */
  function rawStatus(headers: readonly string[]): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(door.port, '127.0.0.1', () => {
        const lines = ['POST /rpc/office/status HTTP/1.1', ...headers, `Origin: ${origin}`]
        socket.end(`${[...lines, 'Content-Length: 0', 'Connection: close'].join('\r\n')}\r\n\r\n`)
      })
      let text = ''
      socket.on('data', (chunk) => (text += chunk.toString()))
      socket.on('end', () => resolve(text))
      socket.on('error', reject)
    })
  }
})

describe('the port', () => {
  test('is on this machine only', () => {
    expect(door.address).toBe(`http://127.0.0.1:${door.port}/`)
  })

  test('that is taken is told in one sentence', async () => {
    const opening = openWebDoor({
      app,
      port: door.port,
      rendererFolder: join(folder, 'screens'),
      report: () => undefined,
    })
    await expect(opening).rejects.toThrow(Trouble)
    await expect(opening).rejects.toThrow(`端口 ${door.port} 已被另一个程序占用`)
  })

  test('is free again soon after closing, also with a browser that holds on', async () => {
    const screens = join(folder, 'screens')
    const second = await openWebDoor({
      app,
      port: 0,
      rendererFolder: screens,
      report: () => undefined,
    })
    const holding = connect(second.port, '127.0.0.1')
    holding.on('error', () => undefined)
    await new Promise((resolve) => holding.once('connect', resolve))
    const half = connect(second.port, '127.0.0.1')
    half.on('error', () => undefined)
    half.write('GET / HTTP/1.1\r\n')
    const startedAt = performance.now()
    await second.close()
    expect(performance.now() - startedAt).toBeLessThan(800)
    await expect(fetch(second.address)).rejects.toThrow()
  })
})
