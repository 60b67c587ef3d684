/** What is half filled in outlives the page and the core on every form that takes a while. */
import type { Page } from '@playwright/test'
import { goTo, signIn, signOut, tryUnlock } from '../journeys/support/desk.ts'
import { fillFoundingForm } from '../journeys/support/first-run.ts'
import { pressButton, retype } from '../journeys/support/keyboard.ts'
import { Paying } from '../journeys/support/payment.ts'
import { registerNew } from '../journeys/support/people.ts'
import { Reviewing } from '../journeys/support/review.ts'
import { lookAt } from '../journeys/support/screens.ts'
import { accountOf } from '../journeys/support/test.ts'
import { crashPage, killCore } from './support/core.ts'
import { answerWith, expectDialog } from './support/dialogs.ts'
import { expect, openPractice, test } from './support/test.ts'
import type { WindowProgram } from './support/window-program.ts'

async function closeWindow(program: WindowProgram): Promise<void> {
  await program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close(), null)
}

/** An approved registration, and its payment form half filled in by the clerk. */
async function openPaymentForm(program: WindowProgram) {
  const accounts = await openPractice(program)
  const page = await program.page()
  const [clerk, reviewer] = [accountOf(accounts, '经办'), accountOf(accounts, '审核')]
  await signIn(page, clerk)
  await registerNew(page, { name: '沈按时', sequence: 15 })
  await signOut(page)
  await signIn(page, reviewer)
  const reviewing = new Reviewing(page)
  await reviewing.open('沈按时')
  await reviewing.approve()
  await expect(page.getByText('已通过：沈按时')).toBeVisible()
  await signOut(page)
  await signIn(page, clerk)
  const paying = new Paying(page)
  await paying.openRegistration('沈按时', '待缴费')
  await paying.openPayment()
  await paying.fillIn('POS', '380')
  return { page, clerk, reviewer, paying }
}

test('缴费填到一半：账本程序停了不丢，窗口显示崩溃恢复给本人，能接着保存', async ({
  openWindow,
}) => {
  const program = await openWindow()
  const { page, clerk, reviewer, paying } = await openPaymentForm(program)

  await answerWith(program, '知道了')
  await killCore(program)
  await expectDialog(program, '账本程序意外停止，已经重新启动')
  await expect(page.getByRole('dialog', { name: '登录已结束' })).toBeVisible()
  await tryUnlock(page, clerk.password)
  await expect(page.getByRole('dialog', { name: '登录已结束' })).toBeHidden()
  await expect(paying.amount).toHaveValue('380')

  const again = await crashPage(program)
  await signIn(again, reviewer)
  await expect(again.getByText('上次没有保存的内容已经恢复')).toHaveCount(0)
  await signOut(again)
  await signIn(again, clerk)
  const restored = new Paying(again)
  await restored.openRegistration('沈按时', '待缴费')
  await restored.openPayment()
  await expect(again.getByText('上次没有保存的内容已经恢复')).toBeVisible()
  await expect(restored.amount).toHaveValue('380')
  await expect(restored.form.getByText('POS')).toBeVisible()
  await lookAt(again, 'payment-restored')

  await answerWith(program, '留下')
  await closeWindow(program)
  await expectDialog(program, '还有没有办完的内容，现在关闭会丢失。')
  await expect(restored.decided).toContainText('380元')
  await restored.save()
  await expect(again.getByRole('heading', { level: 1, name: '登记详情' })).toBeVisible()
  // Paid: nothing is left to ask about.
  await closeWindow(program)
  expect(await program.ended).toBe(0)
})

test('建立单位填到一半：窗口显示崩溃后恢复，密码一个字也没有留下', async ({ openWindow }) => {
  const program = await openWindow()
  const page = await program.page()
  const password = 'xiangyang-hua-2024'
  await pressButton(page, '建立单位')
  await fillFoundingForm(page, {
    name: '蒲吕街道办事处',
    regionCode: '500151004',
    pack: /蒲吕街道办事处关于做好2024年/.source,
    people: [
      { name: '赵经办', userName: 'zhao', password },
      { name: '钱审核', userName: 'qian', password },
    ],
  })
  const kept = await page.evaluate(() =>
    JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage)]),
  )
  expect(kept).toContain('赵经办')
  expect(kept).not.toContain(password)

  const again = await crashPage(program)
  await expect(again.getByText('密码没有保留，请重新填写')).toBeVisible()
  await expect(again.getByLabel('单位名称')).toHaveValue('蒲吕街道办事处')
  const first = again.getByRole('group', { name: '第一人' })
  await expect(first.getByLabel('姓名')).toHaveValue('赵经办')
  await expect(first.getByLabel('密码', { exact: true })).toHaveValue('')
  await lookAt(again, 'found-restored')

  for (const name of ['第一人', '第二人']) {
    const card = again.getByRole('group', { name })
    await card.getByLabel('密码', { exact: true }).focus()
    await again.keyboard.type(password)
    await again.keyboard.press('Enter')
    await again.keyboard.type(password)
  }
  await again.keyboard.press('Control+Enter')
  // The form has a field of that name for each of the two people.
  await expect(again.getByLabel('登录名')).toHaveCount(1)
  await signIn(again, { userName: 'zhao', password })
  expect(await again.evaluate(() => sessionStorage.length)).toBe(0)
})

test('退回的登记改到一半：窗口显示崩溃后恢复给本人，别的登记里没有', async ({ openWindow }) => {
  const program = await openWindow()
  const accounts = await openPractice(program)
  const page = await program.page()
  const [clerk, reviewer] = [accountOf(accounts, '经办'), accountOf(accounts, '审核')]
  await signIn(page, clerk)
  await registerNew(page, { name: '郑大山', sequence: 5 })
  await registerNew(page, { name: '冯小河', sequence: 7 })
  await signOut(page)
  await signIn(page, reviewer)
  const reviewing = new Reviewing(page)
  await reviewing.open('郑大山')
  for (const name of ['郑大山', '冯小河']) {
    // The second opens by itself once the first is sent back.
    await expect(reviewing.evidence.getByRole('heading', { name })).toBeVisible()
    await reviewing.sendBack('身份证复印件不清楚')
    await expect(page.getByText(`已退回：${name}`)).toBeVisible()
  }
  await signOut(page)
  await signIn(page, clerk)
  await openMending(page, '郑大山')
  await page.getByLabel('姓名').focus()
  await retype(page, '郑大川')

  const again = await crashPage(program)
  await signIn(again, reviewer)
  await expect(again.getByText('上次没有保存的内容已经恢复')).toHaveCount(0)
  await signOut(again)
  await signIn(again, clerk)
  await openMending(again, '冯小河')
  await expect(again.getByText('上次没有保存的内容已经恢复')).toHaveCount(0)
  await openMending(again, '郑大山')
  await expect(again.getByText('上次没有保存的内容已经恢复')).toBeVisible()
  await expect(again.getByLabel('姓名')).toHaveValue('郑大川')
  await lookAt(again, 'resubmit-restored')
  await again.keyboard.press('Control+Enter')
  await expect(again.getByText('郑大川 的登记已重新提交审核')).toBeVisible()
  expect(await again.evaluate(() => sessionStorage.length)).toBe(0)
})

test('录入文件的修改填到一半：窗口显示崩溃后恢复', async ({ openWindow }) => {
  const program = await openWindow()
  const accounts = await openPractice(program)
  const page = await program.page()
  const administrator = accountOf(accounts, '管理')
  await signIn(page, administrator)
  await openAmendment(page)
  await page.getByLabel('依据说明', { exact: true }).focus()
  await page.keyboard.type('照原文录入')

  const again = await crashPage(program)
  await signIn(again, administrator)
  // The window opens on the page that died.
  await expect(again.getByText('上次没有保存的内容已经恢复')).toBeVisible()
  await expect(again.getByLabel('依据说明', { exact: true })).toHaveValue('照原文录入')
  await lookAt(again, 'amendment-restored')
})

async function openMending(page: Page, name: string): Promise<void> {
  await new Paying(page).openRegistration(name, '已退回')
  await pressButton(page, '修改后重新提交')
  const form = page.getByRole('region', { name: '修改后重新提交' })
  await expect(form.getByRole('heading', { name })).toBeVisible()
}

async function openAmendment(page: Page): Promise<void> {
  await goTo(page, '本单位确定')
  await pressButton(page, '录入修改')
  await expect(page.getByLabel('条款', { exact: true })).toBeVisible()
}
