/** 平台录入: from the work list over a failure and its notice to the entry, and what a list says. */
import type { Page } from '@playwright/test'
import { goTo } from './support/desk.ts'
import { pressButton, retype } from './support/keyboard.ts'
import { countPrints, expectPrints, printOut } from './support/paper.ts'
import { aPracticeNumber, registerNew } from './support/people.ts'
import { walkTo } from './support/review.ts'
import { lookAt } from './support/screens.ts'
import { expect, test } from './support/test.ts'

/** As long as a name may be on an ID card with a middle dot, and with a rare character. */
const longName = '阿依古丽·买买提艾力·吾斯曼𬭸'
const message = '该人员存在正常的职工基本医疗保险参保信息，请先办理职工停保后再试（错误代码 3109）'

function heading(page: Page, name: string | RegExp) {
  return page.getByRole('heading', { level: 1, name, exact: true })
}

/** A tab of the work list, with how many stand in it. */
async function show(page: Page, label: string, count: number): Promise<void> {
  const tab = page.getByRole('radio', { name: `${label} ${count}`, exact: true })
  await tab.focus()
  await page.keyboard.press('Space')
  await expect(tab).toBeChecked()
}

async function openRow(page: Page, name: string): Promise<void> {
  await walkTo(page, page.getByRole('row').filter({ hasText: name }))
  await page.keyboard.press('Enter')
  await expect(heading(page, '平台录入情况')).toBeVisible()
  await expect(page.getByRole('region', { name: '参保人' })).toContainText(name)
}

/** The platform's own list, brought in by the form. */
async function bringIn(page: Page, lines: readonly string[]): Promise<void> {
  await goTo(page, '名册导入')
  await page.goto(`${page.url().split('#')[0] ?? ''}#/rosters/new`)
  const kind = page.getByRole('combobox', { name: '名册种类' })
  await expect(kind).toBeFocused()
  await page.keyboard.type('平台录入')
  await page.keyboard.press('Enter')
  await page.getByLabel('来文单位').fill('县医疗保障事业中心')
  await page.locator('input[type="file"]').setInputFiles({
    name: '平台导出.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`姓名,身份证号码,录入结果,失败原因\n${lines.join('\n')}\n`),
  })
  await expect(page.getByText('平台导出.csv')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  const preview = page.getByRole('button', { name: /^预览/ })
  await expect(preview).toBeEnabled()
  await preview.press('Enter')
  const apply = page.getByRole('button', { name: /^应用/ })
  await expect(apply).toBeEnabled()
  await apply.press('Enter')
  await page.getByRole('button', { name: '应用到账本' }).press('Enter')
  await expect(page.getByText('已生效').first()).toBeVisible()
}

test('失败、登记原因、打印告知书、办结；名册的说法采用；多份一起记', async ({ page, counter }) => {
  await countPrints(page)
  await page.reload()
  await expect(counter.searchBox).toBeFocused()
  await registerNew(page, { name: longName, sequence: 2 })
  await registerNew(page, { name: '王大山', sequence: 4 })
  await registerNew(page, { name: '李小河', sequence: 6 })

  // The work list by keyboard: all three wait.
  await goTo(page, '平台录入')
  await expect(page.getByRole('radio', { name: '未录入 3' })).toBeChecked()
  await lookAt(page, 'platform-waiting')
  await openRow(page, longName)
  const part = page.getByRole('region', { name: '医保信息平台' })
  await expect(part).toContainText('还没有录入平台')

  // 失败 without the platform's words is not saved.
  await pressButton(page, '失败…')
  const dialog = page.getByRole('dialog')
  const due = dialog.getByRole('textbox', { name: '办理期限' })
  await expect(dialog.getByLabel('平台提示')).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByText('请照原话录入平台提示')).toBeVisible()
  await page.keyboard.type(message)
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(part).toContainText(`平台提示“${message}”`)

  // The cause proposes who acts, what is to be done and by when.
  await pressButton(page, '登记无法录入…')
  const causeField = dialog.getByRole('combobox', { name: '原因' })
  await expect(causeField).toBeFocused()
  await page.keyboard.type('zgyb')
  await page.keyboard.press('Enter')
  await expect(dialog.getByLabel('处理办法')).toHaveValue(/职工医保停保/)
  await expect(due).toHaveValue('2023-11-27')
  await lookAt(page, 'platform-file')
  await due.focus()
  await retype(page, '20231119')
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByRole('alert')).toContainText('办理期限早于今天')
  await due.focus()
  await retype(page, '20231124')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(part).toContainText('由本人办理，期限 2023-11-24')
  await lookAt(page, 'platform-failed')

  // The paper.
  await pressButton(page, '告知书')
  await expect(heading(page, '打印预览 参保信息无法录入告知书')).toBeVisible()
  await expect(page.getByText('预览稿，未登记打印，不作凭证')).toBeVisible()
  await expect(page.getByRole('button', { name: '打印', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(heading(page, /参保信息无法录入告知书 G\d/)).toBeVisible()
  await expectPrints(page, 1)
  const paper = await printOut(page, 'notice')
  expect(paper.pages).toHaveLength(1)
  for (const text of ['职工医保未停', '错误代码3109', '2023-11-24前（含当日）', '第1份']) {
    expect(paper.text).toContain(text)
  }
  expect(paper.text).toContain('阿依古丽·买买提艾力·吾斯曼')
  await lookAt(page, 'notice')
  // Number and code of the paper find it again.
  const number = /G\d{9}-2024-\d{6}-1/.exec(paper.text)?.[0] ?? ''
  const code = /查验码([0-9A-F]{4}-[0-9A-F]{4})/.exec(paper.text)?.[1] ?? ''
  await goTo(page, '查验')
  await page.getByLabel('表号或收据号').fill(`${number} ${code}`)
  await page.getByLabel('表号或收据号').press('Enter')
  await expect(page.getByText('是本单位打印的告知书')).toBeVisible()

  // The list by village and cause.
  await goTo(page, '平台录入')
  await show(page, '无法录入', 1)
  await expect(page.getByRole('row').filter({ hasText: longName })).toContainText('职工医保未停')
  await lookAt(page, 'platform-filed')
  await pressButton(page, '无法录入名单')
  await expect(heading(page, '无法录入名单')).toBeVisible()
  const list = await printOut(page, 'obstacles')
  expect(list.text).toContain('职工医保未停（1人）')
  expect(list.text).toContain('穆莲社区')
  await lookAt(page, 'obstacles')
  const downloading = page.waitForEvent('download')
  await pressButton(page, '导出 .xlsx')
  expect((await downloading).suggestedFilename()).toMatch(/^无法录入名单-.*-2023-11-20\.xlsx$/)

  // What the platform's list says is a proposal until a clerk takes it over.
  await bringIn(page, [
    `王大山,${aPracticeNumber(4)},失败,姓名与公安库不一致`,
    `李小河,${aPracticeNumber(6)},成功,`,
  ])
  await goTo(page, '平台录入')
  await expect(page.getByText('名册对 2 份登记的平台录入情况另有说法')).toBeVisible()
  await show(page, '名册有说法', 2)
  await expect(page.getByRole('row').filter({ hasText: '王大山' })).toContainText(
    '名册说失败（2023-11-20，“姓名与公安库不一致”）',
  )
  await lookAt(page, 'platform-proposed')
  await openRow(page, '王大山')
  await pressButton(page, '采用名册的说法')
  await expect(part).toContainText('照县医疗保障事业中心名册《平台导出.csv》第 2 行')
  await pressButton(page, '返回工作单')
  await expect(heading(page, '平台录入')).toBeVisible()
  await pressButton(page, '全部采用')
  await dialog.getByRole('button', { name: '全部采用' }).press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('radio', { name: '已录入 1' })).toHaveCount(1)

  // Both failures were mended on the platform: marked with the space bar and recorded together.
  await show(page, '失败', 2)
  await page.getByRole('row').filter({ hasText: longName }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await lookAt(page, 'platform-marked')
  await pressButton(page, '把选中的 2 份记为已录入…')
  await expect(dialog.getByRole('textbox', { name: '录入日期' })).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('radio', { name: '已录入 3' })).toHaveCount(1)
  await expect(page.getByRole('radio', { name: '无法录入 0' })).toHaveCount(1)

  // The registration's own page tells it too, with what came before.
  await show(page, '已录入', 3)
  await openRow(page, longName)
  await expect(part).toContainText('办结：已录入平台')
  await pressButton(page, '打开登记')
  await expect(heading(page, '登记详情')).toBeVisible()
  await expect(part).toContainText('李经办记录：2023-11-20 已录入平台')
  await lookAt(page, 'registration-platform')
})
