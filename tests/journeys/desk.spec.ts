/** Signing in, locking, and what the other roles do at the same desk. */
import { goTo, lockScreen, signIn, signOut, trySignIn, tryUnlock } from './support/desk.ts'
import { pressButton } from './support/keyboard.ts'
import { lookAt } from './support/screens.ts'
import { accountOf, expect, test } from './support/test.ts'

test('密码连错五次锁定账号，管理人员解除后可以登录', async ({ page, accounts }) => {
  const clerk = accountOf(accounts, '经办')
  const wrong = { userName: clerk.userName, password: 'cuowu-de-mima' }
  await trySignIn(page, wrong)
  await expect(page.getByRole('alert')).toContainText('登录名或密码不对')
  await expect(page.getByRole('alert')).toContainText('还可以再试 4 次')
  await lookAt(page, 'sign-in-wrong')
  for (const left of [3, 2, 1]) {
    await trySignIn(page, wrong)
    await expect(page.getByRole('alert')).toContainText(`还可以再试 ${left} 次`)
  }
  await trySignIn(page, wrong)
  await expect(page.getByRole('alert')).toContainText('账号已锁定')
  await trySignIn(page, clerk)
  await expect(page.getByRole('alert')).toContainText('账号已锁定')

  await signIn(page, accountOf(accounts, '管理'))
  await expect(page.getByRole('row').filter({ hasText: clerk.userName })).toContainText('已锁定')
  await lookAt(page, 'operators')
  await pressButton(page, '解除锁定')
  await expect(page.getByRole('row').filter({ hasText: clerk.userName })).toContainText('正常')
  await signOut(page)
  await signIn(page, clerk)
})

test('锁屏盖住正在填的表，输入密码后内容和光标都还在', async ({ page, accounts, counter }) => {
  await counter.beginNewPerson('锁屏不丢')
  await page.keyboard.type('59015119900307')
  await lockScreen(page)
  // Nothing beneath takes a key any more.
  await expect(page.locator('[inert]').filter({ has: counter.form })).toHaveCount(1)
  await lookAt(page, 'locked')
  await tryUnlock(page, 'bushi-zhege-mima')
  await expect(page.getByRole('alert').last()).toContainText('密码不对')
  await tryUnlock(page, accountOf(accounts, '经办').password)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(counter.form.getByLabel('身份证号')).toHaveValue('59015119900307')
  await expect(counter.form.getByLabel('姓名')).toHaveValue('锁屏不丢')
  await expect(counter.form.getByLabel('身份证号')).toBeFocused()
})

test('程序停了，横幅说明，已填的内容还在', async ({ page, door, counter }) => {
  await counter.beginNewPerson('程序停了')
  await door.stop()
  await page.keyboard.type('5901')
  await counter.save()
  await expect(page.getByText('与程序的连接中断，正在重新连接')).toBeVisible({ timeout: 40_000 })
  await expect(counter.form.getByLabel('身份证号')).toHaveValue('5901')
  await lookAt(page, 'connection-lost')
})

test('审计看得到每一步操作，校验账本完好', async ({ page, accounts, counter }) => {
  const name = await counter.someoneWith('城乡低保对象')
  await counter.pickByInitials(name, '城乡低保对象')
  await counter.save()
  await counter.savedNumber()
  await signOut(page)
  await signIn(page, accountOf(accounts, '审计'))
  await goTo(page, '操作记录')
  await expect(page.getByRole('row').filter({ hasText: '保存参保登记' })).toContainText('经办')
  // Metadata only: nobody's name stands in the record.
  await expect(page.getByRole('table')).not.toContainText(name)
  await pressButton(page, '校验账本')
  await expect(page.getByText('账本完好')).toBeVisible()
  await lookAt(page, 'actions')
})

test('管理人员新增人员和村，政策理解已确认', async ({ page, accounts }) => {
  await signIn(page, accountOf(accounts, '管理'))
  await goTo(page, '人员账号')
  await pressButton(page, '新增人员')
  await expect(page.getByLabel('姓名')).toBeFocused()
  await page.keyboard.type('孙新人')
  await page.keyboard.press('Enter')
  await page.keyboard.type('jingban')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('密码至少 10 个字符')).toBeVisible()
  await expect(page.getByLabel('密码', { exact: true })).toBeFocused()
  await page.keyboard.type('qiutian-de-yu-88')
  await page.keyboard.press('Enter')
  await page.keyboard.type('qiutian-de-yu-88')
  await page.keyboard.press('Control+Enter')
  // The name is taken: the cursor goes to the field that has to change.
  await expect(page.getByText('这个登录名已有人使用')).toBeVisible()
  await expect(page.getByLabel('登录名')).toBeFocused()
  await lookAt(page, 'operator-refused')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('sun')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('row').filter({ hasText: '孙新人' })).toBeVisible()

  await goTo(page, '村（社区）')
  await expect(page.getByText('共 15 个')).toBeVisible()
  await pressButton(page, '新增村（社区）')
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused()
  await page.keyboard.type('柳林村')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('共 16 个')).toBeVisible()
  await lookAt(page, 'villages')

  await goTo(page, '本单位确定')
  await expect(page.getByText('全部已确认')).toBeVisible()
  await lookAt(page, 'readings')
})

test('审核人员只试算，不能保存登记', async ({ page, accounts }) => {
  await signIn(page, accountOf(accounts, '审核'))
  // A reviewer's day begins at the queue.
  await expect(page.getByRole('heading', { level: 1, name: '审核' })).toBeVisible()
  await goTo(page, '按人试算')
  await expect(page.getByRole('region', { name: '试算' })).toContainText('380元')
  await expect(page.getByRole('button', { name: /保存登记/ })).toHaveCount(0)
  await lookAt(page, 'reviewer')
})

test('本人修改密码后用新密码登录', async ({ page, accounts }) => {
  const clerk = accountOf(accounts, '经办')
  await signIn(page, clerk)
  await pressButton(page, '修改密码')
  await expect(page.getByLabel('现在的密码')).toBeFocused()
  await page.keyboard.type(clerk.password)
  await page.keyboard.press('Enter')
  await page.keyboard.type('xin-de-mima-2024')
  await page.keyboard.press('Enter')
  await page.keyboard.type('xin-de-mima-2025')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('两次输入的密码不一样')).toBeVisible()
  await lookAt(page, 'change-password')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('xin-de-mima-2024')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await signOut(page)
  await signIn(page, { userName: clerk.userName, password: 'xin-de-mima-2024' })
})
