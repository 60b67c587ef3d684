/** 全家办理: from one person to the whole family, their registrations, and the household's sheet. */
import type { Locator, Page } from '@playwright/test'
import { goTo } from './support/desk.ts'
import { pressButton } from './support/keyboard.ts'
import { countPrints, expectPrints, printOut } from './support/paper.ts'
import { registerNew } from './support/people.ts'
import { lookAt } from './support/screens.ts'
import { expect, test } from './support/test.ts'
import { numberOf } from './support/villagers.ts'

/** As long as a name may be on an ID card with a middle dot. */
const longName = '阿依古丽·买买提艾力·吾斯曼'
const childName = '陈𬭸㛃'

type NewMember = {
  readonly name: string
  readonly idNumber: string
  /** As it is typed to choose it, and as it stands then. */
  readonly relation: readonly [typed: string, label: string]
}

function heading(page: Page, name: string | RegExp): Locator {
  return page.getByRole('heading', { level: 1, name, exact: true })
}

function rowOf(page: Page, name: string): Locator {
  // A child's row names the guardian too.
  const own = page.getByText(name, { exact: true })
  return page.getByRole('region', { name: '成员' }).getByRole('row').filter({ has: own })
}

/** Types into a list and takes the line that stands out. */
async function choose(page: Page, field: Locator, typed: string): Promise<void> {
  await field.focus()
  await page.keyboard.type(typed)
  await expect(field).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('Enter')
  await expect(field).toHaveAttribute('aria-expanded', 'false')
}

async function addNew(page: Page, member: NewMember): Promise<void> {
  await page.keyboard.press('F6')
  const panel = page.getByRole('region', { name: '加入成员' })
  const search = panel.getByLabel('查找人员').and(panel.getByRole('combobox'))
  await expect(search).toBeFocused()
  await page.keyboard.type(member.name)
  const fresh = panel.getByRole('option').filter({ hasText: '新建人员' })
  await expect(fresh).toBeVisible()
  for (let presses = 0; presses < 50; presses += 1) {
    if ((await fresh.getAttribute('aria-selected')) === 'true') break
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  const number = panel.getByLabel('身份证号')
  await expect(number).toBeVisible()
  await number.focus()
  await page.keyboard.type(member.idNumber)
  await choose(page, panel.getByRole('combobox', { name: '村（社区）' }), 'mlsq')
  await choose(page, panel.getByRole('combobox', { name: '与户主关系' }), member.relation[0])
  await panel.getByLabel('理由').focus()
  await page.keyboard.type('照户口簿录入')
  if (member.name === childName) await lookAt(page, 'family-add')
  await page.keyboard.press('Control+Enter')
  await expect(panel).toBeHidden()
  await expect(rowOf(page, member.name)).toContainText(member.relation[1])
}

test('立户、加人、全家一次登记、打印全家登记表、查验；换户主', async ({ page, counter }) => {
  await countPrints(page)
  await page.reload()
  await expect(counter.searchBox).toBeFocused()
  await registerNew(page, { name: '祁玉兰珍', sequence: 2 })
  await counter.find('祁玉兰珍')
  await page.keyboard.press('Enter')
  await expect(counter.form.getByRole('heading', { name: '祁玉兰珍' })).toBeVisible()

  // Nobody has asked for her household: it is made first.
  await page.keyboard.press('F10')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('户号')).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByText('请填写户号')).toBeVisible()
  await page.keyboard.type('ＪＨ０１２')
  await page.keyboard.press('Control+Enter')
  await expect(heading(page, '全家办理')).toBeVisible()
  await expect(page.getByRole('heading', { name: /祁玉兰珍家\s户号 JH012/ })).toBeVisible()
  await expect(rowOf(page, '祁玉兰珍')).toContainText('2024 年度已登记或参保')

  await addNew(page, {
    name: longName,
    idNumber: numberOf('19790506', 331),
    relation: ['po', '配偶'],
  })
  await addNew(page, {
    name: childName,
    idNumber: numberOf('20231101', 332),
    relation: ['nv', '女'],
  })

  // Both are quoted at once; the child has the head proposed as guardian.
  const foot = page.getByRole('region', { name: '合计应缴' })
  await expect(foot).toContainText('本次登记 2 人')
  await expect(foot).toContainText('760')
  await expect(rowOf(page, childName)).toContainText('监护人：祁玉兰珍（母亲）')
  await page.keyboard.press('F2')
  await expect(rowOf(page, '祁玉兰珍')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expect(foot).toContainText('本次登记 1 人')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const panel = page.getByRole('region', { name: '这一位' })
  await expect(panel.getByRole('heading', { name: childName })).toBeVisible()
  await choose(page, panel.getByRole('combobox', { name: '参保情形' }), 'xse')
  await expect(rowOf(page, childName)).toContainText('新生儿')
  await lookAt(page, 'family')

  // Without a guardian nobody is registered, and the child's row says why.
  await choose(page, panel.getByRole('combobox', { name: '监护人' }), 'hw')
  await page.keyboard.press('Control+Enter')
  await expect(panel.getByText('请填写监护人姓名')).toBeVisible()
  await expect(panel.getByLabel('监护人姓名')).toBeFocused()
  await page.keyboard.type('陈建军')
  await panel.getByLabel('监护人证号').focus()
  await page.keyboard.type(numberOf('20100101', 333))
  await page.keyboard.press('Control+Enter')
  await expect(rowOf(page, childName)).toContainText('没有登记：监护人陈建军未满 18 周岁')
  await lookAt(page, 'family-refused')
  await choose(page, panel.getByRole('combobox', { name: '监护人' }), 'qylz')
  await page.keyboard.press('Control+Enter')
  const saved = page.getByRole('region', { name: '已保存' })
  await expect(saved.getByRole('heading', { name: '已登记 2 人' })).toBeFocused()
  await expect(saved.getByRole('row').filter({ hasText: longName })).toContainText('待审核')
  await lookAt(page, 'family-saved')

  // The sheet has the family, also her who was in before.
  await page.keyboard.press('Control+P')
  await expect(heading(page, /^打印预览/)).toBeVisible()
  await expect(page.getByRole('button', { name: '打印', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(heading(page, /H\d{9}-2024-\d{6}$/)).toBeVisible()
  await expectPrints(page, 1)
  const paper = await printOut(page, 'family')
  expect(paper.pages).toHaveLength(1)
  for (const text of ['登记3人', '1140元', '监护人：母亲祁玉兰珍', '配偶（10）', '第1份']) {
    expect(paper.text).toContain(text)
  }
  await lookAt(page, 'family-sheet')
  const number = /H\d{9}-2024-\d{6}/.exec(paper.text)?.[0] ?? ''
  const code = /查验码([0-9A-F]{4}-[0-9A-F]{4})/.exec(paper.text)?.[1] ?? ''
  await goTo(page, '查验')
  await page.getByLabel('表号或收据号').fill(`${number} ${code}`)
  await page.getByLabel('表号或收据号').press('Enter')
  await expect(page.getByText('是本单位打印的全家登记表')).toBeVisible()

  // A household has one head: two are refused, another one is taken with all relations.
  await page.getByRole('link', { name: '打开这一户' }).focus()
  await page.keyboard.press('Enter')
  await expect(heading(page, '全家办理')).toBeVisible()
  await expect(rowOf(page, longName)).toContainText('已登记或参保')
  await page.keyboard.press('F3')
  await expect(dialog.getByRole('combobox', { name: '祁玉兰珍' })).toBeFocused()
  await choose(page, dialog.getByRole('combobox', { name: longName }), 'hz')
  await dialog.getByLabel('理由').focus()
  await page.keyboard.type('换户主')
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByRole('alert')).toContainText('一户只能有一位户主')
  await lookAt(page, 'family-relations')
  await choose(page, dialog.getByRole('combobox', { name: '祁玉兰珍' }), 'po')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('heading', { name: new RegExp(`${longName}家`) })).toBeVisible()
  await pressButton(page, '返回受理')
  await expect(heading(page, '参保受理')).toBeVisible()
})
