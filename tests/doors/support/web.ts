/** A real web door with small screens, and a browser that says exactly what it is told to. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import type { IncomingHttpHeaders, RequestOptions } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openApp } from '../../../src/main/app.ts'
import type { App } from '../../../src/main/app.ts'
import { findProgramFolders } from '../../../src/main/shells/program-folders.ts'
import { openWebDoor } from '../../../src/main/shells/web/door.ts'
import type { WebDoor } from '../../../src/main/shells/web/door.ts'
import { launch } from './doors.ts'

export const script = `console.log(${JSON.stringify('参保'.repeat(2000))})`

export type Answer = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
  readonly json: () => { readonly code: string; readonly message: string }
}

export type Asking = RequestOptions & { readonly body?: string | Buffer }
/** Null leaves a header out. */
export type Headers = Readonly<Record<string, string | null>>

export type TestWeb = {
  readonly app: App
  readonly door: WebDoor
  readonly screens: string
  /** `127.0.0.1:PORT`. */
  readonly host: string
  readonly origin: string
  /** Of a browser that has given the launch token. */
  readonly cookie: string
  /** As it is written: `fetch` would mend paths and forbid headers. */
  ask(path: string, asking?: Asking): Promise<Answer>
  /** `office.status`, as the page asks for it, with some headers changed. */
  askStatus(changes?: Headers, body?: string): Promise<Answer>
  close(): Promise<void>
}

export async function openTestWeb(): Promise<TestWeb> {
  const folder = mkdtempSync(join(tmpdir(), 'canbao-web-'))
  const screens = makeScreens(folder)
  const { rules, version } = findProgramFolders()
  const app = await openApp({
    dataFolder: join(folder, 'data'),
    rulesFolder: rules,
    version,
    door: 'web',
  })
  const door = await openWebDoor({
    app,
    port: 0,
    rendererFolder: screens,
    report: (error) => {
      throw error
    },
  })
  const host = `127.0.0.1:${door.port}`
  const origin = `http://${host}`
  const cookie = await launch(door.launchAddress)
  const ask = (path: string, asking: Asking = {}) =>
    send({ host: '127.0.0.1', port: door.port, path, ...asking })
  return {
    app,
    door,
    screens,
    host,
    origin,
    cookie,
    ask,
    askStatus(changes = {}, body = '{}') {
      const headers: Headers = {
        host,
        origin,
        cookie,
        'content-type': 'application/json',
        ...changes,
      }
      return ask('/rpc/office/status', {
        method: 'POST',
        headers: Object.fromEntries(
          Object.entries(headers).flatMap(([name, value]) =>
            value === null ? [] : [[name, value]],
          ),
        ),
        setHost: false,
        body,
      })
    },
    async close() {
      await door.close()
      await app.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** With a page, a script and a font; beside them a file that nobody may have. */
function makeScreens(folder: string): string {
  const screens = join(folder, 'screens')
  mkdirSync(join(screens, 'assets'), { recursive: true })
  writeFileSync(join(screens, 'index.html'), '<!doctype html><title>参保柜台</title>')
  writeFileSync(join(screens, 'assets', 'index-B3x_9aQ0.js'), script)
  writeFileSync(join(screens, 'assets', 'noto-C0ffee12.woff2'), 'font')
  writeFileSync(join(folder, 'secret.html'), 'secret')
  return screens
}

function send({ body, ...options }: Asking): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request(options, (response) => {
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
