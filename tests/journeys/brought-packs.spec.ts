/** A notice that the office wrote down itself comes in, and its open ends are ruled on by form. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { goTo, signIn } from './support/desk.ts'
import { pressButton, retype, tabTo } from './support/keyboard.ts'
import { lookAt } from './support/screens.ts'
import { accountOf, expect, test } from './support/test.ts'

const policy = 'renshou-2024'
const meishan = join(import.meta.dirname, '../../rules/meishan-2024')
const shortTerm = 'term: 低保救助对象\n'
const longTerm = 'term: 低保救助对象（城乡低保户等）\n'

/** A neighbour's pack under a code of its own, with an open end more; `change` spoils or mends it. */
function writePack(folder: string, change: (text: string) => string): void {
  const path = join(folder, 'pack.yaml')
  const own = readFileSync(join(meishan, 'pack.yaml'), 'utf8')
    .replaceAll('meishan-2024', policy)
    .replace('title: 2024年度眉山市', 'title: 2024年度仁寿县')
    .replace(shortTerm, longTerm)
  writeFileSync(path, change(own))
  const cases = readFileSync(join(meishan, 'cases.yaml'), 'utf8')
  writeFileSync(join(folder, 'cases.yaml'), cases.replaceAll('meishan-2024', policy))
}

async function beginRuling(page: Page, text: string): Promise<void> {
  await pressButton(page, '通知没有写的')
  const gap = page.getByRole('row').filter({ hasText: text })
  await gap.getByRole('button', { name: '裁定' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '作出裁定' })).toBeVisible()
}

/** The basis and the record: the ruling stands in the list. */
async function recordRuling(page: Page, clause: string): Promise<void> {
  await page.getByLabel('依据说明', { exact: true }).first().focus()
  await retype(page, '电话请示县医保局，记录在案')
  await expect(page.getByRole('button', { name: '确认录入' })).toBeEnabled()
  await expect(page.getByRole('region', { name: '改成什么' }).getByRole('table')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('上级发文的修改和本单位的裁定')).toBeVisible()
  const ruled = page.getByRole('row').filter({ hasText: '本单位裁定' })
  await expect(ruled.filter({ hasText: clause })).toHaveCount(1)
}

test('带入政策包：写错的说在哪里，改好带入、采用；没有写的三种用表格裁定', async ({
  page,
  accounts,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'own-pack-'))
  try {
    await signIn(page, accountOf(accounts, '管理'))
    await goTo(page, '政策')
    await pressButton(page, '本单位带入的')
    await expect(page.getByRole('heading', { name: '带入政策包' })).toBeVisible()
    await expect(page.getByText('还没有带入过政策包。')).toBeVisible()

    writePack(folder, (text) => text.replace('issuer:', 'issuerr:').replace('38000', '380.00'))
    const folderPicker = page.getByLabel('选择文件夹…', { exact: true }).last()
    await folderPicker.setInputFiles(folder)
    const checked = page.getByRole('region', { name: '核对结果' })
    await expect(checked).toContainText(/还不能带入，有 \d+ 处要改正：/u)
    await expect(checked).toContainText(/renshou-2024\/pack\.yaml 第 \d+ 行第 \d+ 列/u)
    await expect(page.getByRole('button', { name: /^带入/u })).toBeDisabled()
    await lookAt(page, 'brought-problems')

    writePack(folder, (text) => text)
    await folderPicker.setInputFiles(folder)
    await expect(checked).toContainText('2024年度仁寿县城乡居民医保参保组织工作方案')
    await expect(checked).toContainText('99 个例子全部相符')
    await tabTo(page, page.getByLabel('依据', { exact: true }))
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('请填写依据，如文号或会议')).toBeVisible()
    await page.keyboard.type('县医保局 2023-11-18 通知')
    await lookAt(page, 'brought-sound')
    await page.keyboard.press('Control+Enter')
    const listed = page.getByRole('row').filter({ hasText: policy })
    await expect(listed).toContainText('未采用')
    await expect(listed).toContainText('县医保局 2023-11-18 通知')
    await lookAt(page, 'brought-list')

    await listed.getByRole('link', { name: '条款' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: /^2024年度仁寿县/u })).toBeVisible()
    await pressButton(page, '采用')
    await expect(page.getByRole('dialog', { name: '采用政策包' })).toBeVisible()
    await page.keyboard.type('县医保局 2023-11-18 通知')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('button', { name: '撤销采用' })).toBeVisible()
    await ruleOnSubsidies(page)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

async function ruleOnSubsidies(page: Page): Promise<void> {
  await goTo(page, '本单位确定')
  await beginRuling(page, '以“等”字结尾')
  await page.keyboard.press('Control+Enter')
  await lookAt(page, 'ruling-others-unanswered')
  await page.getByRole('radio').nth(1).check()
  await page.locator('#ruling-terms').fill('因病支出型困难家庭')
  await lookAt(page, 'ruling-others')
  await recordRuling(page, '三（三）2（1）')

  await beginRuling(page, '低收入救助对象里只有')
  await page.getByRole('radio').nth(1).check()
  const payable = page.locator('#ruling-amounts')
  await payable.focus()
  await retype(page, '95.0O')
  await page.keyboard.press('Tab')
  // Said where it is typed, before anything is recorded.
  await expect(page.getByText('“95.0O”里有字母')).toBeVisible()
  await lookAt(page, 'ruling-granted-wrong')
  await payable.focus()
  await retype(page, '95')
  await page.keyboard.press('Tab')
  await retype(page, '285')
  await page.locator('#ruling-source').fill('医疗救助资金')
  await lookAt(page, 'ruling-granted')
  await recordRuling(page, '三（三）2（3）')

  await beginRuling(page, '2024-07-01 起这类人员资助多少通知没有写')
  await page.getByRole('radio').first().check()
  await page.getByLabel('依据说明', { exact: true }).first().fill('电话请示县医保局，记录在案')
  await expect(page.getByRole('region', { name: '改成什么' }).getByRole('table')).toBeVisible()
  await lookAt(page, 'ruling-granting')
  await recordRuling(page, '附件1')
  await lookAt(page, 'ruling-list')
}
