/** 查验 of genuine and altered papers, and the task tables on paper. */
import { readFileSync } from 'node:fs'
import { goTo, signIn } from './support/desk.ts'
import { countPrints, expectPrints, printOut, squeeze } from './support/paper.ts'
import { Paying } from './support/payment.ts'
import { registerNew } from './support/people.ts'
import { retype } from './support/keyboard.ts'
import { lookAt } from './support/screens.ts'
import { accountOf, expect, test } from './support/test.ts'

test('查验：原件、号码抄错、查验码不符、打印后有变化', async ({ page, counter }) => {
  await countPrints(page)
  await page.reload()
  await expect(counter.searchBox).toBeFocused()
  const number = await registerNew(page, { name: '何查验', sequence: 21 })
  const paying = new Paying(page)
  await paying.openRegistration('何查验', '待审核')
  await page.getByRole('button', { name: '打印登记表' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: '打印', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expectPrints(page, 1)
  const { text } = await printOut(page, 'unreviewed')
  expect(text).toContain('尚未审核')
  const shortHash = /查验码([0-9A-F]{4}-[0-9A-F]{4})/u.exec(text)?.[1] ?? ''
  expect(shortHash).not.toBe('')

  // A QR reader types the whole line and an Enter.
  await goTo(page, '查验')
  await expect(page.getByLabel('表号或收据号')).toBeFocused()
  await lookAt(page, 'verify')
  await page.keyboard.type(`${number} ${shortHash}`)
  await page.keyboard.press('Enter')
  await expect(page.getByText('是本单位打印的单据')).toBeVisible()
  await expect(page.getByText('登记至今没有变化')).toBeVisible()
  await expect(page.getByRole('region', { name: '留存的原件' })).toContainText('何查验')
  await lookAt(page, 'verify-genuine')
  // The address is a link to the same answer.
  expect(page.url()).toContain(`number=${number}`)

  // By hand, small letters, no dash; another number.
  await page.getByLabel('表号或收据号').focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Backspace')
  // The verdict was about the number that stood there before.
  await expect(page.getByText('是本单位打印的单据')).toBeHidden()
  await expect(page.getByRole('region', { name: '留存的原件' })).toBeHidden()
  await retype(page, number.replace(/\d$/u, '9'))
  // The code still stands: Enter asks about both.
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('没有这张单据')
  await retype(page, number)
  await expect(page.getByRole('alert')).toBeHidden()
  await page.keyboard.press('Tab')
  await retype(page, shortHash.replace('-', '').toLowerCase())
  await page.keyboard.press('Enter')
  await expect(page.getByText('是本单位打印的单据')).toBeVisible()

  // Altered: the hash belongs to no copy.
  await page.getByLabel('查验码', { exact: true }).focus()
  await retype(page, shortHash.startsWith('0') ? '1111-1111' : '0000-0000')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('查验码不符')
  await lookAt(page, 'verify-altered')

  // The record has moved on since: withdrawn.
  await paying.openRegistration('何查验', '待审核')
  await page.getByRole('button', { name: '撤回登记' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('打错了')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('登记已撤回')).toBeVisible()
  await goTo(page, '查验')
  await page.keyboard.type(`${number} ${shortHash}`)
  await page.keyboard.press('Enter')
  await expect(
    page.getByRole('status').filter({ hasText: '打印以后，登记有 1 处变化' }),
  ).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: '已撤回' })).toBeVisible()
  await lookAt(page, 'verify-changed')
})

test('任务分配表：填备注，打印，导出', async ({ page, counter }) => {
  await countPrints(page)
  await page.reload()
  await expect(counter.searchBox).toBeFocused()
  await goTo(page, '任务分配')
  await expect(page.getByText('各行相加 30158，与通知合计一致')).toBeVisible()
  const note = page.getByLabel('平安村的备注')
  await note.focus()
  await page.keyboard.type('已走访三组')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('大坪社区的备注')).toBeFocused()
  await lookAt(page, 'tasks')
  await expect(note).toHaveValue('已走访三组')

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出 Excel' }).focus()
  await page.keyboard.press('Enter')
  const file = await download
  expect(file.suggestedFilename()).toBe('蒲吕街道2024年城乡居民医保征收任务分解表-2023-11-20.xlsx')
  // A workbook is a zip file.
  expect(
    readFileSync(await file.path())
      .subarray(0, 2)
      .toString('latin1'),
  ).toBe('PK')

  await page.keyboard.press('Control+P')
  await expectPrints(page, 1)
  const { pages, text } = await printOut(page, 'tasks')
  expect(pages).toHaveLength(1)
  for (const line of [
    '蒲吕街道2024年城乡居民医保征收任务分解表',
    '1 平安村 1894 0（0.0%） 已走访三组',
    '15 新市社区 143 0（0.0%）',
    '合计 30158 0（0.0%）',
    '注：按区医保局要求以2022年城乡居民医保参保数下发任务指标。',
    '第 1 页 / 共 1 页',
  ]) {
    expect(text).toContain(squeeze(line))
  }
  await lookAt(page, 'tasks-print')
})

test('备注保存途中又改的也存下，离开页面也一样；同事刚改的不会被悄悄盖掉', async ({
  page,
  browser,
  door,
  accounts,
  counter,
}) => {
  await expect(counter.searchBox).toBeFocused()
  await goTo(page, '任务分配')
  // The first save is slow enough for the second to be typed meanwhile.
  await page.route(
    '**/rpc/quotas/note',
    async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1200))
      await route.continue()
    },
    { times: 1 },
  )
  const note = page.getByLabel('康济村的备注')
  for (const text of ['第一次', '第二次，改了']) {
    await note.focus()
    await retype(page, text)
    await page.keyboard.press('Enter')
  }
  await goTo(page, '查验')

  const other = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  const otherPage = await other.newPage()
  await otherPage.goto(door.launchAddress)
  await signIn(otherPage, accountOf(accounts, '审核'))
  await goTo(otherPage, '任务分配')
  const theirs = otherPage.getByLabel('康济村的备注')
  await expect(async () => {
    await otherPage.reload()
    await expect(theirs).toHaveValue('第二次，改了')
  }).toPass()

  await goTo(page, '任务分配')
  await expect(note).toHaveValue('第二次，改了')
  await theirs.focus()
  await retype(otherPage, '审核改的')
  await otherPage.keyboard.press('Enter')
  await note.focus()
  await retype(page, '经办又改的')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('刚把这一行的备注改为“审核改的”')
  await expect(note).toHaveValue('经办又改的')
  await lookAt(page, 'tasks-note-changed')
  await page.getByRole('button', { name: '用我写的' }).click()
  await expect(page.getByRole('alert')).toBeHidden()
  await otherPage.reload()
  await expect(theirs).toHaveValue('经办又改的')
  await other.close()
})
