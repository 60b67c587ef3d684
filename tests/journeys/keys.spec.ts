/** Enter, twice or while choosing characters, and everything else that a key may spoil. */
import type { Page } from '@playwright/test'
import { addOperator, goTo, signIn, signOut } from './support/desk.ts'
import { lookAt } from './support/screens.ts'
import { accountOf, expect, test } from './support/test.ts'

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

test('选定的人一出现就按 Ctrl+Enter，也是保存这个人', async ({ page, counter }) => {
  const name = await counter.someoneWith(identity)
  // In the very task in which the name appears, as no hand could and a busy machine can.
  await page.evaluate(() => {
    const form = document.querySelector('.intake-form')
    const watch = new MutationObserver(() => {
      if (form?.querySelector('h2') === null) return
      watch.disconnect()
      const key = { key: 'Enter', code: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }
      document.body.dispatchEvent(new KeyboardEvent('keydown', key))
    })
    if (form !== null) watch.observe(form, { childList: true, subtree: true })
  })
  await counter.find(name)
  await page.keyboard.press('Enter')
  await counter.savedNumber()
  await expect(counter.saved).toContainText(name)
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
    const answer = await route.fetch()
    expect(answer.status()).toBe(200)
    await route.abort()
  })
  const unheard = page.waitForEvent('requestfailed', (sent) => sent.url().endsWith('/register'))
  await counter.save()
  await unheard
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

test('四种岗位一人担任：十四项业务都有键，页头一项不折行', async ({ page, accounts }) => {
  await signIn(page, accountOf(accounts, '管理'))
  const all = { name: '周四岗', userName: 'zhou', password: 'qiutian-de-yu-88' }
  await addOperator(page, { ...all, roles: ['经办', '审核', '管理', '审计'] })
  await signOut(page)
  await signIn(page, all)
  const links = page.getByRole('navigation').getByRole('link')
  await expect(links).toHaveCount(14)
  const tops = await links.evaluateAll((all) =>
    all.map((link) => {
      const { top, height, right } = link.getBoundingClientRect()
      return { top, height, inside: right <= window.innerWidth }
    }),
  )
  expect(new Set(tops.map(({ top, height }) => `${top} ${height}`)).size).toBe(1)
  expect(tops.every(({ inside }) => inside)).toBe(true)
  // The tenth has the key right of 9, the next two the keys right of that, then the one left of 1, the last the one above Enter.
  await page.keyboard.press('Alt+0')
  await expect(page.getByRole('heading', { level: 1, name: '操作记录' })).toBeVisible()
  await page.keyboard.press('Alt+-')
  await expect(page.getByRole('heading', { level: 1, name: '任务分配' })).toBeVisible()
  await page.keyboard.press('Alt+=')
  await expect(page.getByRole('heading', { level: 1, name: '政策', exact: true })).toBeVisible()
  await page.keyboard.press('Alt+`')
  await expect(page.getByRole('heading', { level: 1, name: '试算', exact: true })).toBeVisible()
  await page.keyboard.press('Alt+\\')
  await expect(page.getByRole('heading', { level: 1, name: '平台录入', exact: true })).toBeVisible()
  await lookAt(page, 'header-all-roles')
  await page.keyboard.press('F1')
  const keys = page.getByRole('dialog', { name: '按键说明' })
  const lastKey = keys.locator('dl > div').filter({ hasText: '转到“平台录入”' })
  await expect(lastKey.locator('kbd')).toHaveText(['Alt', '\\'])
  await lookAt(page, 'keys-all-roles')
})

test('审核人员的“按人试算”与“试算”分得清', async ({ page, accounts }) => {
  await signIn(page, accountOf(accounts, '审核'))
  await goTo(page, '按人试算')
  await lookAt(page, 'quote-by-person')
})

test('查找框里键入登记号，Enter 打开那份登记', async ({ page, counter }) => {
  const name = await counter.someoneWith(identity)
  await counter.pickByInitials(name, identity)
  await counter.save()
  const number = await counter.savedNumber()
  await page.keyboard.press('F4')
  await page.keyboard.press('F2')
  await page.keyboard.type(number)
  await expect(counter.results).toHaveCount(1)
  await expect(counter.results.first()).toContainText(`${name}，`)
  await lookAt(page, 'counter-number')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '登记详情' })).toBeVisible()
  await expect(page.getByText(number).first()).toBeVisible()
})

test('没有这个登记号的说没有', async ({ page, counter }) => {
  await expect(counter.searchBox).toBeFocused()
  await page.keyboard.type('500151004-2024-999999')
  await expect(page.getByText('没有这个登记号，请核对单据上的号码。')).toBeVisible()
  await expect(counter.results).toHaveCount(0)
})

test('状态一栏念给读屏软件的也是中文', async ({ page, counter }) => {
  await expect(counter.searchBox).toBeFocused()
  await goTo(page, '登记列表')
  await page.getByLabel('状态').focus()
  await page.keyboard.press('ArrowDown')
  const options = page.locator('[role="listbox"] [role="option"]')
  await expect(options.first()).toBeAttached()
  for (const text of await options.allTextContents()) expect(text).not.toMatch(/[a-z]/u)
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
