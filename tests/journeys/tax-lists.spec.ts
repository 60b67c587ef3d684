/** The tax office's list from the file to the books, and a second person's word on what is 暂收. */
import type { Page } from '@playwright/test'
import { goTo } from './support/desk.ts'
import { pressButton } from './support/keyboard.ts'
import { aPracticeNumber, registerNew } from './support/people.ts'
import { atAnotherScreen } from './support/review.ts'
import { lookAt } from './support/screens.ts'
import { accountOf, expect, test } from './support/test.ts'

type Line = readonly [name: string, sequence: number, yuan: string, voucher: string]

function aList(lines: readonly Line[]): Buffer {
  const rows = lines.map(([name, sequence, yuan, voucher]) =>
    [name, aPracticeNumber(sequence), '2023-11-20', yuan, voucher, '微信小程序'].join(','),
  )
  const head = '姓名,身份证号码,缴费日期,缴费金额,凭证号,缴费渠道'
  return Buffer.from(`${[head, ...rows].join('\n')}\n`)
}

async function sendList(page: Page, name: string, lines: readonly Line[]): Promise<void> {
  await goTo(page, '名册导入')
  await pressButton(page, '导入名册')
  await expect(page.getByRole('heading', { level: 1, name: '导入名册' })).toBeVisible()
  await page.getByLabel('名册种类').focus()
  await page.keyboard.type('已缴费清册')
  await page.keyboard.press('Enter')
  await page.getByLabel('来文单位').fill('区税务局')
  await page.getByLabel('待遇年度').fill('2024')
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: aList(lines) })
  await expect(page.getByText(`已选 ${name}`)).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await pressButton(page, '预览')
  await expect(page.getByRole('region', { name: '结果' })).toBeVisible()
}

test('税务清册：预览写明各记成什么，应用后登记生效，暂收由另一人认可', async ({
  page,
  browser,
  door,
  accounts,
  counter,
}) => {
  await expect(counter.searchBox).toBeFocused()
  await registerNew(page, { name: '郑大山', sequence: 5 })
  await registerNew(page, { name: '冯小河', sequence: 7 })
  const reviewing = await atAnotherScreen(browser, door, accountOf(accounts, '审核'))
  const reviewer = reviewing.page
  await reviewing.open('郑大山')
  await reviewing.approve()
  await expect(reviewer.getByText('已通过：郑大山')).toBeVisible()
  // The next one is open already: only then does a key belong to the page that is seen.
  await expect(reviewing.evidence.getByRole('heading', { name: '冯小河' })).toBeVisible()
  await reviewing.expectKeysTaken()

  await sendList(reviewer, '清册十一月.csv', [
    ['郑大山', 5, '400.00', 'T1'],
    ['冯小河', 7, '380.00', 'T2'],
    ['何远方', 9, '380.00', 'T3'],
  ])
  const counts = reviewer.getByRole('table', { name: '税务清册缴费' })
  await expect(counts.getByRole('row', { name: /多缴，多出暂收/ })).toContainText('400.00')
  await expect(counts.getByRole('row', { name: /登记没有办完/ })).toContainText('380.00')
  await expect(counts.getByRole('row', { name: /找不到人/ })).toContainText('380.00')
  await expect(counts.getByRole('row', { name: /^合计 3/ })).toContainText('1160.00')
  await lookAt(reviewer, 'tax-list-preview')
  await pressButton(reviewer, '应用')
  await pressButton(reviewer, '应用到账本')
  await expect(reviewer.getByRole('button', { name: '看这一批的缴费' })).toBeVisible()
  await expect(reviewer.getByRole('table', { name: '税务清册缴费' })).toContainText('合计')
  await lookAt(reviewer, 'tax-list-applied')
  await pressButton(reviewer, '看这一批的缴费')
  await expect(reviewer.getByRole('heading', { level: 1, name: '税务清册缴费' })).toBeVisible()
  // Whoever applied it accepts nothing of it.
  await expect(reviewer.getByText('您应用的清册，由另一人认可').first()).toBeVisible()
  await lookAt(reviewer, 'tax-lines-all')

  await goTo(page, '名册导入')
  await pressButton(page, '税务清册缴费')
  await expect(page.getByRole('heading', { level: 1, name: '税务清册缴费' })).toBeVisible()
  await page.getByRole('row').filter({ hasText: '何远方' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('认可这笔暂收款')
  await dialog.getByLabel('理由').fill('电话核实是外乡人')
  await page.keyboard.press('Control+Enter')
  // Nobody of that name is here: only the other way is left.
  await expect(dialog.getByRole('alert')).toContainText('本机没有认出这是谁')
  await lookAt(page, 'tax-accept')
  await dialog.getByRole('radio', { name: '核对无误，留作暂收待退' }).check()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已记下认可。')).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: '何远方' })).toHaveCount(0)
  await lookAt(page, 'tax-lines-open')

  await goTo(page, '登记列表')
  await expect(page.getByRole('row').filter({ hasText: '郑大山' })).toContainText('已参保')

  // Taken back: what is left in the books is what the clerk accepted, and the page counts that alone.
  await goTo(reviewer, '名册导入')
  await reviewer.getByRole('row').filter({ hasText: '清册十一月.csv' }).first().focus()
  await reviewer.keyboard.press('Enter')
  await pressButton(reviewer, '撤销这一批')
  await expect(reviewer.getByRole('dialog')).toBeVisible()
  await reviewer.keyboard.type('税务局发错了清册')
  await reviewer.keyboard.press('Control+Enter')
  await expect(reviewer.getByText('已撤销，原因：税务局发错了清册')).toBeVisible()
  await expect(reviewer.getByText('这笔缴费后来已由第二人认可，保持现在的样子。')).toBeVisible()
  const left = reviewer.getByRole('table', { name: '税务清册缴费' })
  await expect(left.getByRole('row')).toHaveCount(2)
  await expect(left.getByRole('row', { name: /找不到人/ })).toContainText('380.00')
  await lookAt(reviewer, 'tax-list-undone')
})
