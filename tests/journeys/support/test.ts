/** A journey starts at a door of its own, in a folder of its own: the web door or the window. */
import { test as base } from '@playwright/test'
import { openWindowProgram, makeWindowHome } from '../../desktop/support/window-program.ts'
import type { WindowProgram } from '../../desktop/support/window-program.ts'
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
  readonly secondBrowsersClosed: void
}

/** Several programs may be busy on the same two cores. */
const journeyMilliseconds = 150_000

const webTest = base.extend<Fixtures>({
  // A colleague's browser that stays open goes on calling a door that is gone, behind the next
  // journeys. Set up first, this ends last: nothing that a journey still looks at is closed.
  secondBrowsersClosed: [
    async ({ browser }, use) => {
      await use()
      for (const context of browser.contexts()) await context.close()
    },
    { auto: true },
  ],
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

const windowTest = webTest.extend<{ readonly program: WindowProgram }>({
  // The window has no second browser, and nothing here may start one.
  // oxlint-disable-next-line eslint/no-empty-pattern
  secondBrowsersClosed: async ({}, use) => await use(),
  // oxlint-disable-next-line eslint/no-empty-pattern
  program: async ({}, use) => {
    test.setTimeout(journeyMilliseconds)
    const home = makeWindowHome()
    const program = await openWindowProgram({ home })
    await use(program)
    await program.stop()
    home.remove()
  },
  page: async ({ program }, use) => {
    await use(await program.page())
  },
  door: async ({ page, program }, use) => {
    const launchAddress = page.url()
    await use({ launchAddress, origin: new URL(launchAddress).origin, stop: program.stop })
  },
})

/** Which door this run of the journeys goes through. */
export const test = process.env['CANBAO_JOURNEY_DOOR'] === 'window' ? windowTest : webTest

export { expect } from './expect.ts'

export function accountOf(accounts: ReadonlyMap<string, Account>, role: string): Account {
  const account = accounts.get(role)
  if (account === undefined) throw new Error(`no account for ${role}`)
  return account
}
