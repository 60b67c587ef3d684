/** A journey starts at a web door of its own, in a folder of its own. */
import { test as base } from '@playwright/test'
import { openPracticeOffice } from './first-run.ts'
import type { Account } from './first-run.ts'
import { Counter } from './counter.ts'
import { signIn } from './desk.ts'
import { pressButton } from './keyboard.ts'
import { expect } from './expect.ts'
import { startWebDoor } from './web-door.ts'
import type { WebDoor } from './web-door.ts'

type Fixtures = {
  readonly door: WebDoor
  /** Accounts of an open practice office, by role; the sign-in stands on the screen. */
  readonly accounts: ReadonlyMap<string, Account>
  /** The counter of a practice office with its clerk signed in. */
  readonly counter: Counter
}

/** Several programs may be busy on the same two cores. */
const journeyMilliseconds = 150_000

export const test = base.extend<Fixtures>({
  // Playwright reads a fixture's dependencies from its first parameter.
  // oxlint-disable-next-line eslint/no-empty-pattern
  door: async ({}, use) => {
    test.setTimeout(journeyMilliseconds)
    const door = await startWebDoor()
    await use(door)
    await door.stop()
  },
  accounts: async ({ page, door }, use) => {
    await page.goto(door.launchAddress)
    const accounts = await openPracticeOffice(page)
    await pressButton(page, '已记下，去登录')
    await use(accounts)
  },
  counter: async ({ page, accounts }, use) => {
    await signIn(page, accountOf(accounts, '经办'))
    const counter = new Counter(page)
    await expect(counter.searchBox).toBeFocused()
    await use(counter)
  },
})

export { expect } from './expect.ts'

export function accountOf(accounts: ReadonlyMap<string, Account>, role: string): Account {
  const account = accounts.get(role)
  if (account === undefined) throw new Error(`no account for ${role}`)
  return account
}
