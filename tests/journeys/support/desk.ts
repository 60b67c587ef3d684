/** What everybody does at the desk: sign in, move between the screens, lock, leave. */
import type { Page } from '@playwright/test'
import { fillFoundingForm } from './first-run.ts'
import type { Account, Founding } from './first-run.ts'
import { pressButton, retype, tabTo } from './keyboard.ts'
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

/** Alt with the key that stands beside the page's name. */
export async function goTo(page: Page, title: string): Promise<void> {
  const link = page.getByRole('navigation').getByRole('link', { name: title, exact: true })
  const key = await link.getAttribute('aria-keyshortcuts')
  expect(key).toMatch(/^Alt\+[\d=-]$/)
  await page.keyboard.press(String(key))
  await expect(page.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible()
}

/** On 人员账号; the roles that the form comes with stay as they are where none are named. */
export async function addOperator(
  page: Page,
  operator: Account & { readonly name: string; readonly roles: readonly string[] },
): Promise<void> {
  await goTo(page, '人员账号')
  await pressButton(page, '新增人员')
  await expect(page.getByLabel('姓名')).toBeFocused()
  await page.keyboard.type(operator.name)
  await page.keyboard.press('Enter')
  await page.keyboard.type(operator.userName)
  for (const role of operator.roles) {
    const box = page.getByRole('dialog').getByRole('checkbox', { name: role })
    await tabTo(page, box)
    if (!(await box.isChecked())) await page.keyboard.press('Space')
  }
  await tabTo(page, page.getByLabel('密码', { exact: true }))
  await page.keyboard.type(operator.password)
  await page.keyboard.press('Enter')
  await page.keyboard.type(operator.password)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('row').filter({ hasText: operator.name })).toBeVisible()
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

/** From the first screen to the desk of the first of its people. */
export async function foundAndSignIn(page: Page, founding: Founding): Promise<void> {
  await pressButton(page, '建立单位')
  await fillFoundingForm(page, founding)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: founding.name })).toBeVisible()
  const [first] = founding.people
  if (first === undefined) throw new Error('an office of nobody')
  await signIn(page, first)
}
