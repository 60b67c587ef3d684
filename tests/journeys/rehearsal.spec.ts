/** A price that rises, rehearsed over the registrations of a morning before it takes effect. */
import ExcelJS from 'exceljs'
import type { Page } from '@playwright/test'
import { dearer } from '../support/dearer.ts'
import { goTo, signIn, signOut } from './support/desk.ts'
import { pressButton, retype, tabTo } from './support/keyboard.ts'
import { registerNew } from './support/people.ts'
import { lookAt } from './support/screens.ts'
import { accountOf, expect, test } from './support/test.ts'

async function paste(page: Page, text: string): Promise<void> {
  await page.getByLabel('修改内容（YAML）', { exact: true }).focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(text)
}

test('审核人员演练涨价：谁多缴、合计多少，下载表格；随时可以取消', async ({
  page,
  accounts,
  counter,
}) => {
  await expect(counter.searchBox).toBeFocused()
  await registerNew(page, { name: '郑大山', sequence: 5 })
  await registerNew(page, { name: '冯小河', sequence: 7 })
  await registerNew(page, { name: '何低保', sequence: 9, identity: 'cxdb' })
  await signOut(page)
  await signIn(page, accountOf(accounts, '审核'))
  await goTo(page, '演练')

  // Nothing to rehearse: the field says so and has the cursor.
  await expect(page.getByLabel('修改内容（YAML）', { exact: true })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('请粘贴或选择要演练的修改')).toBeVisible()
  await expect(page.getByLabel('修改内容（YAML）', { exact: true })).toBeFocused()
  await paste(page, dearer.replace('payable: 5800', 'payable: 5900'))
  const compared = page.getByRole('region', { name: '比较什么' })
  await expect(compared).toContainText(/还不能演练，有 \d+ 处要改正：/u)
  await expect(compared).toContainText('不等于第 1 档标准 400.00 元')
  await lookAt(page, 'rehearsal-problems')
  await paste(page, dearer)
  await expect(compared).toContainText('写法没有错，可以演练：演练〔2023〕1号')

  // Everybody of the office; whoever starts it may end it.
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: '取消演练' }).press('Enter')
  await expect(page.getByText('演练已取消，没有结果，账本没有改动。')).toBeVisible()

  await pressButton(page, '新的演练')
  await paste(page, dearer)
  await tabTo(page, page.getByRole('radio', { name: '账本中的全部人员' }))
  await page.keyboard.press('ArrowRight')
  const year = page.getByLabel('待遇年度', { exact: true })
  await year.focus()
  await retype(page, '2024')
  await expect(compared).toContainText('2024 年度的全部登记')
  await lookAt(page, 'rehearsal-form')
  await page.keyboard.press('Control+Enter')

  // 380 + 380 + 38 = 798 now, 400 + 400 + 58 = 858 then; 342 of subsidy on both sides.
  const totals = page.getByRole('region', { name: '合计' })
  await expect(totals.getByRole('row').filter({ hasText: '个人缴费合计' })).toContainText(
    /798\.00\s*858\.00\s*60\.00/u,
  )
  await expect(totals.getByRole('row').filter({ hasText: '资助合计' })).toContainText(
    /342\.00\s*342\.00\s*0\.00/u,
  )
  await lookAt(page, 'rehearsal-totals')
  await pressButton(page, '怎么变')
  const groups = page.getByRole('region', { name: '怎么变' })
  await expect(groups.getByRole('row')).toHaveCount(3)
  await expect(groups.getByRole('row').nth(1)).toContainText('一档，个人缴 400 元')
  await lookAt(page, 'rehearsal-groups')
  await tabTo(page, groups.getByRole('row').nth(1))
  await page.keyboard.press('Enter')
  const people = page.getByRole('region', { name: '哪些人' })
  await expect(people.getByRole('row')).toHaveCount(3)
  await expect(people).toContainText('郑大山')
  await expect(people).not.toContainText('何低保')
  await expect(people.getByRole('row').nth(1)).toContainText(/590151\*{8}\d{3}[\dX]/u)
  await expect(page.getByText('第 1–2 人，共 2 人')).toBeVisible()
  await lookAt(page, 'rehearsal-people')

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    pressButton(page, '下载结果'),
  ])
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(await download.path())
  expect(workbook.getWorksheet('汇总')?.getCell('E5').value).toBe(858)
  expect(workbook.getWorksheet('有变化的人员')?.rowCount).toBe(7)

  // What came of it outlives the page and whoever started it.
  await signOut(page)
  await signIn(page, accountOf(accounts, '审计'))
  await goTo(page, '演练')
  await pressButton(page, '各村')
  await expect(page.getByRole('region', { name: '各村' })).toContainText('穆莲社区')
  await lookAt(page, 'rehearsal-villages')
})
