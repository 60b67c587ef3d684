/** A small practice office in a folder of its own, open and with its operators signed in. */
import { createRouterClient } from '@orpc/server'
import type { RouterClient } from '@orpc/server'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openApp } from '../../src/main/app.ts'
import type { App } from '../../src/main/app.ts'
import { systemClock } from '../../src/main/kernel/clock.ts'
import type { Clock } from '../../src/main/kernel/clock.ts'
import type { Router } from '../../src/main/router.ts'
import { makePracticeOffice } from '../../src/main/practice/index.ts'
import { readPacks } from '../../src/main/rules/index.ts'
import type { PracticeAccount, PracticeOffice } from '../../src/shared/office/model.ts'
import { getDefined } from '../../src/shared/kernel/assert.ts'
import type { Role } from '../../src/shared/accounts/model.ts'

export const rulesFolder = join(import.meta.dirname, '../../rules')
/** log2 of scrypt's cost in tests: the hash is real, the waiting is not. */
export const testPasswordCost = 10

export type Client = RouterClient<Router>

export type TestOffice = {
  readonly app: App
  readonly dataFolder: string
  readonly accounts: readonly PracticeAccount[]
  /** A client on a channel of its own with nobody signed in. */
  nobody(): Client
  /** A client on a channel of its own, signed in with the first account of the role. */
  signedInAs(role: Role): Promise<Client>
  close(): Promise<void>
}

let requests = 0
/** A request id nobody used before. */
export function aRequestId(): string {
  requests += 1
  return `test-request-${process.pid}-${requests}`
}

export async function openTestOffice(
  options: {
    readonly office?: PracticeOffice
    readonly people?: number
    readonly clock?: Clock
  } = {},
): Promise<TestOffice> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'canbao-office-'))
  const { packs } = readPacks(rulesFolder)
  const { accounts } = await makePracticeOffice({
    dataFolder,
    office: options.office ?? 'pulv',
    packs: packs.list(),
    requestId: aRequestId(),
    clock: options.clock ?? systemClock,
    people: options.people ?? 120,
    passwordCost: testPasswordCost,
  })
  const app = await openApp({
    dataFolder,
    rulesFolder,
    version: '0.0.0-test',
    door: 'web',
    passwordCost: testPasswordCost,
    ...(options.clock === undefined ? {} : { clock: options.clock }),
  })
  const nobody = () => createRouterClient(app.router, { context: { channel: app.openChannel() } })
  return {
    app,
    dataFolder,
    accounts,
    nobody,
    async signedInAs(role) {
      const account = accounts.find(({ roles }) => roles.includes(role))
      const { userName, password } = getDefined(account, `practice account of a ${role}`)
      const client = nobody()
      await client.accounts.signIn({ requestId: aRequestId(), userName, password })
      return client
    },
    async close() {
      await app.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
