/** The practice office that is measured in, made once a run in a folder of its own. */
import { createRouterClient } from '@orpc/server'
import type { RouterClient } from '@orpc/server'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openApp } from '../../src/main/app.ts'
import type { App } from '../../src/main/app.ts'
import { systemClock } from '../../src/main/kernel/clock.ts'
import { makePracticeOffice } from '../../src/main/practice/index.ts'
import type { Router } from '../../src/main/router.ts'
import { readPacks } from '../../src/main/rules/index.ts'
import { getDefined } from '../../src/shared/kernel/assert.ts'

export const rootFolder = join(import.meta.dirname, '..', '..')
export const rulesFolder = join(rootFolder, 'rules')

/** scrypt's cost is no part of any figure: a cheap one makes the office sooner. */
const passwordCost = 10

export type BenchOffice = {
  readonly folder: string
  readonly password: string
  /** Money is brought in by a reviewer. */
  readonly reviewerPassword: string
  remove(): void
}

/**
 * Makes it beside the program and not in the system's temporary folder, which may be memory: what
 * is saved must reach the disk that an office would have.
 */
export async function makeBenchOffice(people: number): Promise<BenchOffice> {
  const work = join(rootFolder, '.canbao')
  mkdirSync(work, { recursive: true })
  const folder = mkdtempSync(join(work, 'bench-'))
  const { accounts } = await makePracticeOffice({
    dataFolder: folder,
    packs: readPacks(rulesFolder).packs.list(),
    requestId: randomUUID(),
    clock: systemClock,
    office: 'pulv',
    people,
    seed: 'bench',
    passwordCost,
  })
  const clerk = getDefined(
    accounts.find(({ roles }) => roles.includes('clerk')),
    'clerk of a practice office',
  )
  const reviewer = getDefined(
    accounts.find(({ roles }) => roles.includes('reviewer')),
    'reviewer of a practice office',
  )
  return {
    folder,
    password: clerk.password,
    reviewerPassword: reviewer.password,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

type Client = RouterClient<Router>
export type Core = { readonly client: Client; readonly reviewer: Client; close(): Promise<void> }

/** The core as a door has it, with a clerk and a reviewer signed in. */
export async function openCore(office: BenchOffice): Promise<Core> {
  const app: App = await openApp({
    dataFolder: office.folder,
    rulesFolder,
    version: 'bench',
    door: 'command-line',
    passwordCost,
  })
  const signIn = async (userName: string, password: string) => {
    const client = createRouterClient(app.router, { context: { channel: app.openChannel() } })
    await client.accounts.signIn({ requestId: randomUUID(), userName, password })
    return client
  }
  return {
    client: await signIn('jingban', office.password),
    reviewer: await signIn('shenhe', office.reviewerPassword),
    close: () => app.close(),
  }
}
