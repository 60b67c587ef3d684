/** Which calls the web door lets in, and how it opens and closes. */
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Trouble } from '../../src/main/kernel/trouble.ts'
import { openWebDoor } from '../../src/main/shells/web/door.ts'
import { openTestWeb } from './support/web.ts'
import type { Headers, TestWeb } from './support/web.ts'

let web: TestWeb

beforeAll(async () => {
  web = await openTestWeb()
})
afterAll(() => web.close())

describe('a call', () => {
  test('is answered to the page', async () => {
    const answer = await web.askStatus()
    expect(answer.status).toBe(200)
    expect(answer.bytes.toString()).toContain('"door":"web"')
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    })
  })

  test('is answered on localhost too', async () => {
    const localhost = `localhost:${web.door.port}`
    const answer = await web.askStatus({ host: localhost, origin: `http://${localhost}` })
    expect(answer.status).toBe(200)
  })

  test.each([
    ['no cookie', { cookie: null }],
    ['a guessed cookie', { cookie: `canbao-0=${'A'.repeat(43)}` }],
    ['an empty cookie', { cookie: '' }],
  ])('with %s is not', async (_what, changes) => {
    const answer = await web.askStatus(changes)
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
    const answer = await web.askStatus({ host: foreign, origin: `http://${foreign}` })
    expect([answer.status, answer.json().code]).toEqual([status, 'FOREIGN_HOST'])
  })

  test('with two hosts is not', async () => {
    const answer = await rawStatus(['Host: evil.example', `Host: ${web.host}`])
    expect(answer).toMatch(/^HTTP\/1\.1 4(00|21) /)
  })

  test('of the form that a proxy gets is not', async () => {
    const answer = await web.ask(`${web.origin}/rpc/office/status`, {
      headers: { host: web.host, cookie: web.cookie },
    })
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
      value?.replace('PORT', String(web.door.port)) ?? null,
    ])
    const answer = await web.askStatus(Object.fromEntries(own) as Headers)
    expect([answer.status, answer.json().code]).toEqual([403, 'FOREIGN_ORIGIN'])
  })

  test('a link from elsewhere opens the page and no call', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
    expect((await web.ask('/', { headers })).status).toBe(200)
    expect((await web.askStatus({ ...headers })).status).toBe(403)
  })

  test('comes by POST alone', async () => {
    const answer = await web.ask('/rpc/office/status', { headers: { cookie: web.cookie } })
    expect([answer.status, answer.headers.allow]).toEqual([405, 'POST'])
  })

  test.each(['/rpc', '/rpc/', '/rpc/office', '/rpc/office/nothing', '/rpc/__proto__/status'])(
    '%s is none',
    async (path) => {
      const headers = { origin: web.origin, cookie: web.cookie, 'content-type': 'application/json' }
      const answer = await web.ask(path, { method: 'POST', headers, body: '{}' })
      expect([answer.status, answer.json().code]).toEqual([404, 'NOT_FOUND'])
    },
  )

  test.each([
    ['{"json":', 400, 'BAD_REQUEST'],
    ['\u{FFFF}', 400, 'BAD_REQUEST'],
  ])('with the body %j is refused', async (body, status, code) => {
    const answer = await web.askStatus({}, body)
    expect([answer.status, answer.json().code]).toEqual([status, code])
  })

  test.each([
    '{"json":{},"meta":5}',
    '{"json":{},"meta":[[1]]}',
    '{"json":{},"meta":[[0,"__proto__"]]}',
    '{"json":{"a":1},"meta":[[0,"constructor","prototype","x"]]}',
    '{"json":{"a":"x"},"meta":[[0,"a"]]}',
  ])('with the envelope %s is refused in one Chinese sentence', async (body) => {
    const answer = await web.askStatus({}, body)
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.bytes.toString())).toMatchObject({
      json: {
        code: 'BAD_REQUEST',
        message: '提交的内容不成一次调用，没有受理，请刷新页面后重试。',
      },
    })
  })

  test.each(['text/plain', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded'])(
    'as %s, as a form of another site would send it, is refused',
    async (type) => {
      expect((await web.askStatus({ 'content-type': type })).status).toBe(415)
    },
  )

  test('of up to 1 MB is read, of more is refused, with and without a length', async () => {
    const ofLength = (length: number) => JSON.stringify({ json: 'x'.repeat(length - 11) })
    const mebibyte = 1024 * 1024
    expect(Buffer.byteLength(ofLength(mebibyte))).toBe(mebibyte)
    expect((await web.askStatus({}, ofLength(mebibyte))).status).not.toBe(413)
    for (const changes of [{}, { 'transfer-encoding': 'chunked' }]) {
      const answer = await web.askStatus(changes, ofLength(mebibyte + 1))
      expect(answer.status).toBe(413)
      expect(answer.json().message).toContain('1 MB')
    }
  })

  test('that never stops sending is cut off', async () => {
    const endless = connect(web.door.port, '127.0.0.1')
    endless.on('error', () => undefined)
    endless.write(
      `POST /rpc/office/status HTTP/1.1\r\nHost: ${web.host}\r\nOrigin: ${web.origin}\r\n` +
        `Cookie: ${web.cookie}\r\nContent-Type: application/json\r\nContent-Length: 9999999999\r\n\r\n`,
    )
    const send = () =>
      new Promise<boolean>((resolve) => {
        endless.write(Buffer.alloc(65_536, 32), (error) =>
          resolve(error === null || error === undefined),
        )
      })
    let sentCount = 0
    while (sentCount < 1024 && (await send())) sentCount += 1
    // 16 MB are drained so that an honest sender can read its answer; then the line is cut, long
    // before these 64 MB are through.
    expect(sentCount).toBeGreaterThanOrEqual(256)
    expect(sentCount).toBeLessThan(1024)
    endless.destroy()
  })

  /** Headers that `node:http` would not send. */
  function rawStatus(headers: readonly string[]): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(web.door.port, '127.0.0.1', () => {
        const lines = ['POST /rpc/office/status HTTP/1.1', ...headers, `Origin: ${web.origin}`]
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
    expect(web.door.address).toBe(`http://127.0.0.1:${web.door.port}/`)
  })

  test('that is taken is told in one sentence', async () => {
    const opening = openWebDoor({
      app: web.app,
      port: web.door.port,
      rendererFolder: web.screens,
      report: () => undefined,
    })
    await expect(opening).rejects.toThrow(Trouble)
    await expect(opening).rejects.toThrow(`端口 ${web.door.port} 已被另一个程序占用`)
  })

  test('is free again soon after closing, also with a browser that holds on', async () => {
    const screens = web.screens
    const second = await openWebDoor({
      app: web.app,
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
