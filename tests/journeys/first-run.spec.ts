/** The first day: found an office, or practise; and how the page is opened at all. */
import type { Page } from '@playwright/test'
import { signIn } from './support/desk.ts'
import { fillFoundingForm, openPracticeOffice } from './support/first-run.ts'
import { pressButton, retype } from './support/keyboard.ts'
import { lookAt } from './support/screens.ts'
import { expect, test } from './support/test.ts'

const clerk = { name: '赵经办', userName: 'zhao', password: 'xiangyang-hua-2024' }
const reviewer = { name: '钱审核', userName: 'qian', password: 'chuntian-li-2024' }

/** F1, before anybody has signed in, and the way back. */
async function expectKeysShown(page: Page): Promise<void> {
  await page.keyboard.press('F1')
  const sheet = page.getByRole('dialog', { name: '按键说明' })
  await expect(sheet).toContainText('登录以前')
  await lookAt(page, 'first-keys')
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
}

test('没有启动口令的地址打不开，并说明怎样打开', async ({ page, door }) => {
  await page.goto(door.origin)
  await expect(page.getByText('请用启动程序时显示的完整地址打开本页')).toBeVisible()
  await lookAt(page, 'launch-needed')
})

test('启动口令不留在地址栏里，刷新后仍能使用', async ({ page, door }) => {
  await page.goto(door.launchAddress)
  await expect(page.getByRole('heading', { name: '欢迎使用参保柜台' })).toBeVisible()
  expect(page.url()).not.toContain('launch')
  await page.reload()
  await expect(page.getByRole('heading', { name: '欢迎使用参保柜台' })).toBeVisible()
})

test('两个人就能建立单位并登录', async ({ page, door }) => {
  await page.goto(door.launchAddress)
  await lookAt(page, 'first-run')
  await expectKeysShown(page)
  await pressButton(page, '建立单位')
  // Without scrolling: the way on is always in sight.
  await expect(page.getByRole('button', { name: '建立单位' })).toBeInViewport({
    ratio: 1,
  })

  // Nothing is filled in yet: every field says what is missing, the first has the cursor.
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('单位名称不能为空')).toBeVisible()
  await expect(page.getByText('区划代码须为 6、9 或 12 位数字')).toBeVisible()
  await expect(page.getByText('至少选择一个政策包')).toBeVisible()
  await expect(page.getByText('密码至少 10 个字符')).toHaveCount(2)
  await expect(page.getByLabel('单位名称')).toBeFocused()
  await lookAt(page, 'found-errors')

  await fillFoundingForm(page, {
    name: '蒲吕街道办事处',
    regionCode: '500151004',
    pack: /蒲吕街道办事处关于做好2024年/.source,
    people: [clerk, reviewer],
  })
  // The readings of the Tongliang notice are offered to be confirmed now or later.
  await expect(page.getByText('“出生之日起90日内”')).toBeVisible()
  await expect(page.getByLabel('名单')).toHaveValue(/^平安村\n大坪社区\n/)
  await lookAt(page, 'found-filled')
  // What only the program can refuse is said once, where it belongs.
  const second = page.getByRole('group', { name: '第二人' })
  await second.getByLabel('登录名').focus()
  await retype(page, clerk.userName)
  await page.keyboard.press('Control+Enter')
  const refusal = '两名人员的登录名相同，请改成不同的登录名。'
  await expect(second.getByText(refusal)).toBeVisible()
  await expect(page.getByText(refusal)).toHaveCount(1)
  await lookAt(page, 'found-refused')
  await second.getByLabel('登录名').focus()
  await retype(page, reviewer.userName)
  await page.keyboard.press('Control+Enter')

  await expect(page.getByRole('heading', { name: '蒲吕街道办事处', exact: true })).toBeVisible()
  await expect(page.getByText('练习单位')).toHaveCount(0)
  await lookAt(page, 'sign-in')
  await expectKeysShown(page)
  await signIn(page, clerk)
  await expect(page.getByText('赵经办')).toBeVisible()
  await expect(page.getByText('经办、管理')).toBeVisible()
})

test('一次按键打开练习单位，用给出的账号直接登录', async ({ page, door }) => {
  await page.goto(door.launchAddress)
  const accounts = await openPracticeOffice(page)
  expect([...accounts.keys()]).toEqual(['经办', '审核', '管理', '审计'])
  await lookAt(page, 'practice-accounts')
  // The first account's button has the cursor.
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('查找人员').first()).toBeVisible()
  const banner = page.getByRole('note', { name: '练习单位' })
  await expect(banner).toContainText('练习日期 2023-11-20')
  await expect(banner).toContainText('数据均为虚构')
})
