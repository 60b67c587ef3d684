/** The three doors onto one core, each with a real ledger in a folder of its own. */
import { createORPCClient } from '@orpc/client'
import { RPCLink as FetchLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { openApp } from '../../../src/main/app.ts'
import type { App } from '../../../src/main/app.ts'
import { fileKeyStore } from '../../../src/main/ledger/index.ts'
import { openPortDoor } from '../../../src/main/shells/electron/port-door.ts'
import { findProgramFolders } from '../../../src/main/shells/program-folders.ts'
import { openWebDoor } from '../../../src/main/shells/web/door.ts'
import type { Contract } from '../../../src/shared/contract.ts'
import { makeTestClock } from './clock.ts'
import type { TestClock } from './clock.ts'

export type Client = ContractRouterClient<Contract>

export const doorNames = ['in process', 'MessagePort', 'HTTP'] as const
export type DoorName = (typeof doorNames)[number]

export type OpenDoor = {
  readonly clock: TestClock
  readonly dataFolder: string
  /** The packs, a copy of this test's own. */
  readonly rulesFolder: string
  /** A channel of its own: another browser, another window. */
  openClient(): Promise<Client>
  close(): Promise<void>
}

/** Milliseconds instead of tenths of a second; `AppOptions` takes it for tests alone. */
const cheapPasswordCost = 2

export async function openDoor(name: DoorName): Promise<OpenDoor> {
  const folder = mkdtempSync(join(tmpdir(), 'canbao-doors-'))
  const dataFolder = join(folder, 'data')
  const clock = makeTestClock()
  const folders = findProgramFolders()
  // A copy: a test may break a pack's file.
  const rulesFolder = join(folder, 'rules')
  cpSync(folders.rules, rulesFolder, { recursive: true })
  const app = await openApp({
    dataFolder,
    rulesFolder,
    version: folders.version,
    door: 'window',
    clock,
    keys: fileKeyStore(join(folder, 'ledger.key')),
    passwordCost: cheapPasswordCost,
  })
  const door = await openers[name](app, folder)
  return {
    clock,
    dataFolder,
    rulesFolder,
    openClient: door.openClient,
    async close() {
      await door.close()
      await app.close()
      rmSync(folder, { recursive: true })
    },
  }
}

type Opened = Pick<OpenDoor, 'openClient' | 'close'>

const openers: Readonly<Record<DoorName, (app: App, folder: string) => Promise<Opened>>> = {
  'in process': async (app) => ({
    openClient: async () =>
      createRouterClient(app.router, { context: { channel: app.openChannel() } }),
    close: async () => undefined,
  }),

  MessagePort: async (app) => {
    const servePort = openPortDoor(app)
    const ports: { close(): void }[] = []
    return {
      async openClient() {
        const { port1, port2 } = new MessageChannel()
        servePort(port1)
        port2.start()
        ports.push(port2)
        return createORPCClient(new PortLink({ port: port2 }))
      },
      async close() {
        for (const port of ports) port.close()
      },
    }
  },

  HTTP: async (app, folder) => {
    const door = await openTestWebDoor(app, folder)
    return {
      openClient: async () => {
        const cookie = await launch(door.launchAddress)
        const origin = originOf(door.launchAddress)
        const headers = { cookie, origin }
        return createORPCClient(new FetchLink({ url: `${origin}/rpc`, headers }))
      },
      close: () => door.close(),
    }
  },
}

/** With screens of one line: these tests are about the door. */
export function openTestWebDoor(app: App, folder: string) {
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>参保柜台</title>')
  return openWebDoor({
    app,
    port: 0,
    rendererFolder: folder,
    report: (error) => {
      throw error
    },
  })
}

export function originOf(address: string): string {
  return new URL(address).origin
}

/** Does what the page does with the address: the token for a cookie. */
export async function launch(launchAddress: string): Promise<string> {
  const { origin, hash } = new URL(launchAddress)
  const response = await fetch(`${origin}/launch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ token: hash.replace('#launch=', '') }),
  })
  const cookie = response.headers.get('set-cookie')?.split(';', 1)[0]
  if (response.status !== 204 || cookie === undefined) throw new Error(`${response.status}`)
  return cookie
}
