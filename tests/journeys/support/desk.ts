/** What everybody does at the desk: sign in, move between the screens, lock, leave. */
import type { Page } from '@playwright/test'
import type { Account } from './first-run.ts'
import { pressButton, retype } from './keyboard.ts'
import { expect } from './expect.ts'

/** Types name and password; the caller says what must come of it. */
export async function trySignIn(page: Page, account: Account): Promise<void> {
  const userName = page.getByLabel('登录名')
  await expect(userName).toBeVisible()
  if (!(await userName.evaluate((element) => element === document.activeElement))) {
    await page.keyboard.press('Shift+Tab')
  }
  await expect(userName).toBeFocused()
  await retype(page, account.userName)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('密码')).toBeFocused()
  await retype(page, account.password)
  await page.keyboard.press('Enter')
}

export async function signIn(page: Page, account: Account): Promise<void> {
  await trySignIn(page, account)
  await expect(page.getByRole('button', { name: '退出' })).toBeVisible()
}

export async function signOut(page: Page): Promise<void> {
  await pressButton(page, '退出')
  await expect(page.getByLabel('登录名')).toBeVisible()
}

/** Alt with the digit that stands beside the page's name. */
export async function goTo(page: Page, title: string): Promise<void> {
  const link = page.getByRole('navigation').getByRole('link', { name: title })
  const key = await link.getAttribute('aria-keyshortcuts')
  expect(key).toMatch(/^Alt\+\d$/)
  await page.keyboard.press(String(key))
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

export async function lockScreen(page: Page): Promise<void> {
  await page.keyboard.press('F9')
  await expect(page.getByRole('dialog', { name: '屏幕已锁定' })).toBeVisible()
}

export async function tryUnlock(page: Page, password: string): Promise<void> {
  await expect(page.getByLabel('密码')).toBeFocused()
  await retype(page, password)
  await page.keyboard.press('Enter')
}
