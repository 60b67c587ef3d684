/** A test of the window itself: it opens the program, and again where the test needs that. */
import { test as base } from '@playwright/test'
import type { Account } from '../../journeys/support/first-run.ts'
import { openPracticeOffice } from '../../journeys/support/first-run.ts'
import { pressButton } from '../../journeys/support/keyboard.ts'
import { makeWindowHome, openWindowProgram } from './window-program.ts'
import type { WindowHome, WindowOptions, WindowProgram } from './window-program.ts'

type Fixtures = {
  readonly home: WindowHome
  /** Opens the program on the test's own folders; ended when the test is. */
  readonly openWindow: (options?: Omit<WindowOptions, 'home'>) => Promise<WindowProgram>
}

const testMilliseconds = 150_000

export const test = base.extend<Fixtures>({
  // Playwright reads a fixture's dependencies from its first parameter.
  // oxlint-disable-next-line eslint/no-empty-pattern
  home: async ({}, use) => {
    test.setTimeout(testMilliseconds)
    const home = makeWindowHome()
    await use(home)
    home.remove()
  },
  openWindow: async ({ home }, use) => {
    const opened: WindowProgram[] = []
    await use(async (options = {}) => {
      const program = await openWindowProgram({ home, ...options })
      opened.push(program)
      return program
    })
    for (const program of opened) await program.stop()
  },
})

export { expect } from '../../journeys/support/expect.ts'

/** A practice office in the window's data folder; the sign-in stands on the screen. */
export async function openPractice(program: WindowProgram): Promise<ReadonlyMap<string, Account>> {
  const page = await program.page()
  const accounts = await openPracticeOffice(page)
  await pressButton(page, '已记下，去登录')
  return accounts
}
