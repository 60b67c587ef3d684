/** 信息变更: from the person's page over proof and review to the paper; and a newborn's number. */
import type { Page } from '@playwright/test'
import { checkCharacterOf } from '../../src/shared/kernel/id-number.ts'
import { goTo } from './support/desk.ts'
import { pressButton, retype, tabTo } from './support/keyboard.ts'
import { countPrints, expectPrints, printOut } from './support/paper.ts'
import { aPracticeNumber, registerNew } from './support/people.ts'
import { atAnotherScreen, walkTo } from './support/review.ts'
import { lookAt } from './support/screens.ts'
import { accountOf, expect, test } from './support/test.ts'

/** As long as a name may be on an ID card with a middle dot, and with rare characters. */
const longName = '阿依古丽·买买提艾力·吾斯曼𬭸㛃'

function heading(page: Page, name: string | RegExp) {
  return page.getByRole('heading', { level: 1, name, exact: true })
}

/** Opens the list that has the cursor and takes the line so many below the marked one. */
async function chooseBelow(page: Page, lines: number): Promise<void> {
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('listbox').last()).toBeAttached()
  for (let line = 0; line < lines; line += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}

/** The police's paper, filled in from the kind on. */
async function fillInProof(page: Page, kind: number): Promise<void> {
  const why = page.getByRole('region', { name: '保存以后' })
  await why.getByRole('combobox', { name: '证明种类' }).focus()
  await chooseBelow(page, kind)
  await why.getByLabel('证明编号').focus()
  await page.keyboard.type('蒲公户证〔2023〕118号')
  await why.getByRole('textbox', { name: '证明日期' }).focus()
  await page.keyboard.type('20231117')
  await why.getByRole('checkbox', { name: '已核对证明原件' }).focus()
  await page.keyboard.press('Space')
}

test('改姓名和号码：填错各说各的，证明、审核、登记退回、打印和查验', async ({
  page,
  browser,
  door,
  accounts,
  counter,
}) => {
  await countPrints(page)
  await page.reload()
  await expect(counter.searchBox).toBeFocused()
  await registerNew(page, { name: '田秀兰', sequence: 2 })
  await counter.find('田秀兰')
  await page.keyboard.press('F3')
  await expect(heading(page, '人员档案')).toBeVisible()
  await page.keyboard.press('F7')
  await expect(heading(page, '登记信息变更')).toBeVisible()
  const form = page.getByRole('region', { name: '田秀兰的信息变更' })
  const why = page.getByRole('region', { name: '保存以后' })
  await expect(form.getByLabel('姓名')).toBeFocused()

  // Each field has its sentence, and nothing typed is lost.
  await retype(page, '<script>')
  await page.keyboard.press('Control+Enter')
  await expect(form.getByRole('alert')).toContainText('姓名只能是文字')
  await expect(why.getByText('请写明变更原因。')).toBeVisible()
  await expect(why.getByText('没有看过证明原件的不能登记变更')).toBeVisible()
  await expect(form.getByLabel('姓名')).toHaveValue('<script>')
  await lookAt(page, 'change-wrong')
  await form.getByLabel('姓名').focus()
  await retype(page, longName)
  await form.getByLabel('证件号码').focus()
  await retype(
    page,
    `${aPracticeNumber(4).slice(0, 17)}${aPracticeNumber(4).endsWith('1') ? '2' : '1'}`,
  )
  await expect(why.getByText('校验位不符')).toBeVisible()
  await retype(page, aPracticeNumber(4))
  await expect(why.getByText('先交审核')).toBeVisible()
  await expect(why.getByText('审核通过时退回')).toBeVisible()
  await why.getByLabel('变更原因').focus()
  await page.keyboard.type('派出所更正姓名和号码')
  await fillInProof(page, 2)
  await lookAt(page, 'change-filled')
  // A double press is one change.
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Control+Enter')
  await expect(heading(page, '信息变更详情')).toBeVisible()
  const number = /B\d+-\d{6}/u.exec(
    await page.getByRole('region', { name: '变更内容' }).innerText(),
  )?.[0]
  await lookAt(page, 'change-waiting')

  // The paper, waiting for its reviewer.
  await page.keyboard.press('Control+P')
  await expect(heading(page, '预览 变更登记表')).toBeVisible()
  await expect(page.getByRole('button', { name: '打印', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(heading(page, `变更登记表 ${String(number)}`)).toBeVisible()
  await expectPrints(page, 1)
  const paper = await printOut(page, 'change')
  expect(paper.pages).toHaveLength(1)
  for (const text of [longName, aPracticeNumber(2), aPracticeNumber(4), '第1份', '等待审核']) {
    expect(paper.text).toContain(text)
  }
  const shortHash = /查验码([0-9A-F]{4}-[0-9A-F]{4})/u.exec(paper.text)?.[1] ?? ''

  // Another person lets it in, from the tab beside the registrations.
  const reviewing = await atAnotherScreen(browser, door, accountOf(accounts, '审核'))
  const reviewer = reviewing.page
  await reviewing.openQueue()
  const tab = reviewer.getByRole('radio', { name: '信息变更 1', exact: true })
  await lookAt(reviewer, 'review-tabs')
  await tab.focus()
  await reviewer.keyboard.press('Space')
  await expect(heading(reviewer, '信息变更')).toBeVisible()
  await lookAt(reviewer, 'changes')
  await walkTo(reviewer, reviewer.getByRole('row').filter({ hasText: '田秀兰' }))
  await reviewer.keyboard.press('Enter')
  await expect(heading(reviewer, '信息变更详情')).toBeVisible()
  const decision = reviewer.getByRole('region', { name: '审核' })
  await expect(decision).toHaveAttribute('data-takes-keys', 'true')
  await expect(reviewer.getByText('审核通过时退回')).toBeVisible()
  await reviewer.keyboard.press('F6')
  await expect(decision.getByRole('alert')).toContainText('退回须写明理由')
  await lookAt(reviewer, 'change-review')
  await reviewer.keyboard.press('F8')
  await expect(heading(reviewer, '信息变更')).toBeVisible()
  await expect(reviewer.getByRole('radio', { name: '已变更 1', exact: true })).toBeAttached()

  // The old number finds the person, and the paper is still genuine.
  await goTo(page, '参保受理')
  await counter.find(aPracticeNumber(2))
  await expect(counter.results.first()).toContainText('曾用号码')
  await expect(counter.results.first()).toContainText(longName)
  await lookAt(page, 'change-former')
  await goTo(page, '查验')
  await expect(page.getByLabel('表号或收据号')).toBeFocused()
  await page.keyboard.type(`${String(number)} ${shortHash}`)
  await page.keyboard.press('Enter')
  await expect(page.getByText('是本单位打印的')).toBeVisible()
  await expect(page.getByText('这份变更现在：已变更')).toBeVisible()
  await lookAt(page, 'change-verified')
})

test('新生儿待补号码：从单子上补号码，旧编号照旧', async ({ page, counter }) => {
  await counter.beginNewPerson('戴小满')
  await page.keyboard.press('F7')
  await expect(counter.form.getByLabel('证件类型')).toBeFocused()
  await chooseBelow(page, 2)
  await expect(counter.form.getByLabel('出生证编号')).toBeFocused()
  await page.keyboard.type('R500000001')
  await counter.form.getByLabel('出生日期').first().focus()
  await retype(page, '20231001')
  await counter.form.getByLabel('性别', { exact: true }).focus()
  await chooseBelow(page, 1)
  await counter.form.getByLabel('村（社区）').focus()
  await page.keyboard.type('mlsq')
  await page.keyboard.press('Enter')
  await expect(counter.form.getByTitle('穆莲社区')).toBeVisible()
  await counter.save()
  await counter.savedNumber()

  await goTo(page, '登记列表')
  await pressButton(page, '新生儿待补号码')
  await expect(heading(page, '新生儿待补号码')).toBeVisible()
  const row = page.getByRole('row').filter({ hasText: '戴小满' })
  // Born 2023-10-01: 89 days, the strictest reading of 二（二）2, end on 2023-12-29.
  await expect(row).toContainText('2023-12-29')
  await expect(row).toContainText('39 天')
  await lookAt(page, 'newborns')
  await walkTo(page, row)
  await page.keyboard.press('Enter')
  await expect(heading(page, '登记信息变更')).toBeVisible()
  const form = page.getByRole('region', { name: '戴小满的信息变更' })
  await expect(form.getByLabel('证件号码')).toBeFocused()
  const first17 = '59015120231001022'
  await page.keyboard.type(first17 + checkCharacterOf(first17))
  const why = page.getByRole('region', { name: '保存以后' })
  await expect(why.getByText('先交审核')).toBeVisible()
  await expect(why.getByLabel('变更原因')).toHaveValue('新生儿落户，补公民身份号码')
  await why.getByLabel('证明编号').focus()
  await page.keyboard.type('户号 5000123')
  await why.getByRole('textbox', { name: '证明日期' }).focus()
  await page.keyboard.type('20231116')
  await tabTo(page, why.getByRole('checkbox', { name: '已核对证明原件' }))
  await page.keyboard.press('Space')
  await lookAt(page, 'newborn-number')
  await page.keyboard.press('Control+Enter')
  await expect(heading(page, '信息变更详情')).toBeVisible()
  await page.goto(`${page.url().split('#')[0] ?? ''}#/newborns`)
  await expect(row).toContainText('待审核')
})
