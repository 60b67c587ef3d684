/** The page of the web door, and the token that it gives for a cookie. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestWeb, script } from './support/web.ts'
import type { TestWeb } from './support/web.ts'

let web: TestWeb

beforeAll(async () => {
  web = await openTestWeb()
})
afterAll(() => web.close())

describe('the page', () => {
  test('the printed address answers without a cookie', async () => {
    expect(web.door.launchAddress).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#launch=[\w-]{43}$/)
    const response = await fetch(web.door.launchAddress)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('参保柜台')
  })

  test('nothing but our own files may run in it, and nothing may frame it', async () => {
    const { headers } = await web.ask('/')
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
    const answer = await web.ask(path, { headers: { 'accept-encoding': encoding } })
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
      const answer = await web.ask('/assets/index-B3x_9aQ0.js', { headers })
      expect(answer.headers['content-encoding']).toBeUndefined()
      expect(answer.bytes.toString()).toBe(script)
    }
  })

  test('a font is not squeezed again', async () => {
    const headers = { 'accept-encoding': 'br, gzip' }
    const answer = await web.ask('/assets/noto-C0ffee12.woff2', { headers })
    expect(answer.headers['content-encoding']).toBeUndefined()
    expect(answer.headers['content-type']).toBe('font/woff2')
  })

  test('HEAD answers like GET, without the body', async () => {
    const [get, head] = [await web.ask('/'), await web.ask('/', { method: 'HEAD' })]
    expect(head.headers['content-length']).toBe(get.headers['content-length'])
    expect(head.bytes).toHaveLength(0)
  })

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is refused', async (method) => {
    const answer = await web.ask('/', { method, headers: { origin: web.origin } })
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
    const answer = await web.ask(path)
    expect(answer.status).toBe(404)
    expect(answer.bytes.toString()).not.toContain('secret')
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
  })
})

describe('the launch token', () => {
  const enter = (
    body: string,
    headers: Readonly<Record<string, string>> = { origin: web.origin },
  ) =>
    web.ask('/launch', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    })

  test('gives a cookie that scripts and other sites cannot use', async () => {
    const token = new URL(web.door.launchAddress).hash.replace('#launch=', '')
    const answer = await enter(JSON.stringify({ token }))
    expect(answer.status).toBe(204)
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(
        new RegExp(
          String.raw`^canbao-${web.door.port}=[\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`,
        ),
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
    const token = new URL(web.door.launchAddress).hash.replace('#launch=', '')
    for (const headers of [{ origin: 'http://evil.example' }, {}]) {
      const answer = await enter(JSON.stringify({ token }), headers)
      expect([answer.status, answer.json().code]).toEqual([403, 'FOREIGN_ORIGIN'])
    }
  })

  test('comes in a POST, as JSON, and short', async () => {
    expect((await web.ask('/launch')).status).toBe(405)
    expect((await enter('{"token":')).status).toBe(400)
    expect(
      (await enter('token=x', { origin: web.origin, 'content-type': 'text/plain' })).status,
    ).toBe(415)
    expect((await enter(JSON.stringify({ token: 'x'.repeat(2000) }))).status).toBe(413)
  })
})
