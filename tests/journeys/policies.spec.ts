/** 政策 and 试算 by keyboard: clauses, examples, a question, its link, and what is spoilt. */
import type { Page } from '@playwright/test'
import { goTo, signIn, signOut } from './support/desk.ts'
import { pressButton, retype, tabTo } from './support/keyboard.ts'
import { lookAt } from './support/screens.ts'
import { accountOf, expect, test } from './support/test.ts'

/** Types part of a pack's name into the list and takes the first that fits. */
async function choosePack(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: '政策包' }).focus()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
}

async function chooseFrom(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).focus()
  await page.keyboard.type(option)
  await page.keyboard.press('Enter')
}

const answerOf = (page: Page) => page.getByRole('region', { name: '答复' })

test('政策：按条款看，查找，看另一天，看例子', async ({ page, counter }) => {
  await expect(counter.searchBox).toBeFocused()
  await goTo(page, '政策')
  const clauses = page.getByRole('region', { name: '条款内容' })
  await expect(clauses.getByRole('heading', { name: '二（二）1' })).toBeVisible()
  await expect(page.getByLabel('查找')).toBeFocused()
  await lookAt(page, 'policies')

  // The list of clauses by arrows and Enter; the address keeps the place.
  await tabTo(page, page.getByRole('row').filter({ hasText: '二（二）1' }))
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(clauses.getByRole('heading', { name: '附件1' })).toBeInViewport()
  expect(decodeURIComponent(page.url())).toContain('place=附件1')
  await lookAt(page, 'policies-identities')
  await page.reload()
  await expect(clauses.getByRole('heading', { name: '附件1' })).toBeInViewport()

  await page.getByLabel('查找').focus()
  await retype(page, '下半年')
  await expect(page.getByText('找到 1 项')).toBeVisible()
  await expect(clauses.getByText('2024-07-01 至 2024-12-31 出生').first()).toBeVisible()
  await lookAt(page, 'policies-found')
  await retype(page, '没有这个词')
  await expect(clauses.getByText('没有符合的内容')).toBeVisible()
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Backspace')

  // A draft is marked as one; what was checked long ago is amber.
  await choosePack(page, '方太')
  await expect(clauses.getByText('这份通知是征求意见稿')).toBeVisible()
  await expect(clauses.getByRole('heading', { name: '二（二）5' })).toBeVisible()
  await lookAt(page, 'policies-draft')
  await choosePack(page, '眉山')
  await expect(clauses.getByText('三级残疾军人').first()).toBeVisible()
  await page.getByLabel('查找').focus()
  await page.keyboard.type('残疾军人')
  await expect(page.getByText('找到 10 项')).toBeVisible()
  await lookAt(page, 'policies-meishan')
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Backspace')

  await pressButton(page, '例子')
  await expect(page.getByText(/共 \d+ 个，全部相符/u)).toBeVisible()
  await lookAt(page, 'policies-cases')
  await choosePack(page, '铜梁')
  // Amounts and the notice's own name of the tier stand in the examples.
  const examples = page.getByRole('region', { name: '例子' })
  const inTier2 = examples.getByRole('row').filter({ hasText: '特困二档 375 + 380 = 755' })
  await expect(inTier2).toContainText('应缴 375 元（标准 755 元，减参保资助 380 元）')
  await expect(inTier2).toContainText('二档')
  await expect(inTier2).not.toContainText('第 2 档')
  await lookAt(page, 'policies-cases-tongliang')
  await expect(page.getByText('征求意见稿')).toHaveCount(0)
})

test('试算：填一个问题，看每一分钱的条款，换成只照政策包', async ({ page, counter }) => {
  await expect(counter.searchBox).toBeFocused()
  await goTo(page, '试算')
  await expect(page.getByLabel('缴费日期', { exact: true })).toBeFocused()
  const answer = answerOf(page)
  await expect(answer.getByText('可以参保')).toBeVisible()
  await expect(page.getByText('不保存任何内容')).toBeVisible()
  await chooseFrom(page, '特殊身份', '城乡低保')
  // 380 = 38 + 342.
  await expect(answer.getByRole('row').filter({ hasText: '个人应缴' })).toContainText('38.00')
  await expect(answer.getByRole('row').filter({ hasText: '资助' })).toContainText('342.00')
  await expect(answer.getByRole('row').filter({ hasText: '资助' })).toContainText('附件1')
  await expect(answer.getByText('2024-01-01 至 2024-12-31').first()).toBeVisible()
  await expect(answer.getByText('缴费日期推后，哪天会变')).toBeVisible()
  await lookAt(page, 'trial')

  // The link opens the very same question elsewhere.
  const line = await page.getByRole('textbox', { name: '一行问题' }).inputValue()
  await expect(page).toHaveURL(/categories/u)
  const link = page.url()
  await pressButton(page, '重新填写')
  await expect(answer.getByRole('row').filter({ hasText: '个人应缴' })).toContainText('380.00')
  await expect(page).not.toHaveURL(/categories/u)
  await page.goto(link)
  await expect(page.getByRole('textbox', { name: '一行问题' })).toHaveValue(line)
  await expect(answer.getByRole('row').filter({ hasText: '个人应缴' })).toContainText('38.00')

  // Refused: why not, and the day.
  await page.getByLabel('缴费日期', { exact: true }).focus()
  await retype(page, '20250101')
  await expect(answer.getByText('不能参保')).toBeVisible()
  await expect(answer.getByRole('alert')).toContainText('为什么不能办')
  // Said once: the list below names the rule and its values.
  await expect(answer.getByRole('alert')).toContainText('2025-01-01 缴费已过期限')
  const grounds = answer.locator('.trial-findings')
  await expect(grounds).toContainText('已过截止日')
  await expect(grounds).not.toContainText('缴费已过期限')
  await expect(answer.getByText('没有待遇', { exact: true })).toBeVisible()
  await lookAt(page, 'trial-refused')

  // Wrong: said at the field, in the form's own words.
  await page.getByLabel('出生日期', { exact: true }).focus()
  await retype(page, '20260101')
  await expect(answer.getByText('所填有误，不能试算')).toBeVisible()
  await expect(page.getByText('出生日期晚于缴费日期').first()).toBeVisible()
  await lookAt(page, 'trial-invalid')
})

test('试算：退费，任务数，粘贴一行，读不出的链接', async ({ page, accounts, door }) => {
  await signIn(page, accountOf(accounts, '审计'))
  await goTo(page, '试算')
  const answer = answerOf(page)
  await choosePack(page, '东明')
  await tabTo(page, page.getByRole('radio', { name: /参保$/u }))
  await page.keyboard.press('ArrowRight')
  await page.getByLabel('缴费日期', { exact: true }).focus()
  await retype(page, '20231110')
  await page.keyboard.press('Enter')
  await retype(page, '380')
  await page.getByLabel('死亡日期', { exact: true }).focus()
  await retype(page, '20231231')
  await expect(answer.getByText('可以退费').first()).toBeVisible()
  await expect(answer.getByText('380.00')).toBeVisible()
  await lookAt(page, 'trial-refund')

  await page.getByRole('textbox', { name: '一行问题' }).focus()
  await retype(
    page,
    '{"policy":"fangtai-2024","ask":"quota","facts":{"registered":1000,"fullySubsidised":100,"universityStudents":50,"employedInsured":200,"inService":5,"imprisoned":3}}',
  )
  await pressButton(page, '按这一行试算')
  // 1000 − 100 − 50 − 200 − 5 − 3.
  await expect(answer.getByText('642', { exact: true })).toBeVisible()
  await expect(answer.getByText('征求意见稿').first()).toBeVisible()
  await lookAt(page, 'trial-quota')

  await page.getByRole('textbox', { name: '一行问题' }).focus()
  await retype(page, '{"policy":"fangtai-2024"')
  await pressButton(page, '按这一行试算')
  await expect(page.getByRole('alert')).toContainText('不是合格的 JSON')

  const facts = encodeURIComponent('{"coverageYear":2024,"paidOn":"2023-02-30"}')
  await page.goto(`${door.origin}/#/trial?policy=tongliang-2024&ask=enrolment&facts=${facts}`)
  await expect(page.getByRole('alert')).toContainText('“缴费日期”读不出（写的是“2023-02-30”）')
  await lookAt(page, 'trial-spoilt')
  await signOut(page)

  await signIn(page, accountOf(accounts, '管理'))
  await goTo(page, '政策')
  await choosePack(page, '铜梁')
  await expect(page.getByRole('region', { name: '条款内容' })).toBeVisible()
  await lookAt(page, 'policies-administrator')
})
