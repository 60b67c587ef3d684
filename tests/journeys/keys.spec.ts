/** Enter, twice or while choosing characters, and everything else that a key may spoil. */
import type { Page } from '@playwright/test'
import { goTo } from './support/desk.ts'
import { lookAt } from './support/screens.ts'
import { expect, test } from './support/test.ts'

const identity = '城乡低保对象'

test('连按两次 Enter 只登记一次', async ({ page, counter }) => {
  const name = await counter.someoneWith(identity)
  await counter.pickByInitials(name, identity)
  // A slow disk gives the second Enter time to arrive.
  await page.route('**/rpc/intake/register', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400))
    await route.continue()
  })
  for (let presses = 0; presses < 12; presses += 1) {
    if (await counter.saveButton.evaluate((button) => button === document.activeElement)) break
    await page.keyboard.press('Enter')
  }
  await expect(counter.saveButton).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  const number = await counter.savedNumber()
  await page.keyboard.press('Enter')
  await expect(counter.saved.getByText(number)).toBeVisible()
  await goTo(page, '登记列表')
  await expect(page.getByText('共 1 份')).toBeVisible()
})

test('回答在路上丢了，再按一次保存也只登记一次', async ({ page, counter }) => {
  const name = await counter.someoneWith(identity)
  await counter.pickByInitials(name, identity)
  const requestIds: unknown[] = []
  let lost = false
  await page.route('**/rpc/intake/register', async (route) => {
    const sent: unknown = route.request().postDataJSON()
    requestIds.push(JSON.stringify(sent).match(/"requestId":"([^"]+)"/)?.[1])
    if (lost) {
      await route.continue()
      return
    }
    lost = true
    // The program records it, but the page never hears so.
    await route.fetch()
    await route.abort()
  })
  await counter.save()
  await expect(counter.form.getByRole('alert')).toContainText('与程序的连接中断')
  await counter.save()
  const number = await counter.savedNumber()
  expect(number).toMatch(/-000001$/)
  expect(requestIds).toHaveLength(2)
  expect(requestIds[0]).toBe(requestIds[1])
  await goTo(page, '登记列表')
  await expect(page.getByText('共 1 份')).toBeVisible()
})

test('输入法选字时的 Enter 不选人、不换栏、不提交', async ({ page, counter }) => {
  const name = await counter.someoneWith(identity)
  await page.keyboard.press('F2')
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Delete')
  await compose(page, name)
  await expect(counter.results.first()).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  await page.waitForTimeout(400)
  await expect(counter.searchBox).toBeFocused()
  await expect(counter.form.getByText('请先在左侧查找参保人')).toBeVisible()

  await page.keyboard.insertText(name)
  await counter.beginNewPerson('选字时')
  await page.keyboard.press('Enter')
  const nameField = counter.form.getByLabel('姓名')
  await expect(nameField).toBeFocused()
  await compose(page, '的')
  await page.keyboard.press('Enter')
  await expect(nameField).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(counter.form.getByText('请选择村（社区）')).toHaveCount(0)
})

test('F1 列出全部按键', async ({ page, counter }) => {
  await expect(counter.searchBox).toBeVisible()
  await page.keyboard.press('F1')
  const keys = page.getByRole('dialog', { name: '按键说明' })
  await expect(keys.getByText('回到查找框')).toBeVisible()
  await expect(keys.getByText('转到“登记列表”')).toBeVisible()
  await lookAt(page, 'keys')
  await page.keyboard.press('Escape')
  await expect(keys).toBeHidden()
})

/** Leaves characters half-chosen in the field, as an input method does before its Enter. */
async function compose(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Input.imeSetComposition', {
    text,
    selectionStart: text.length,
    selectionEnd: text.length,
  })
}
