/** The papers of a village, counted one by one and printed by the browser in one go. */
import { goTo } from './support/desk.ts'
import { countPrints, expectPrints, printOut, squeeze } from './support/paper.ts'
import { registerNew } from './support/people.ts'
import { lookAt } from './support/screens.ts'
import { expect, test } from './support/test.ts'

test('按村批量打印：每份登记份数，浏览器一次打完，各自从新的一页开始', async ({
  page,
  counter,
}) => {
  await countPrints(page)
  await page.reload()
  await expect(counter.searchBox).toBeFocused()
  const numbers = [
    await registerNew(page, { name: '周玉兰', sequence: 2 }),
    await registerNew(page, { name: '孙有福', sequence: 3 }),
  ]
  await goTo(page, '登记列表')
  await page.getByRole('button', { name: '批量打印' }).click()
  // The list has a village to choose, too: only the page that opens is meant.
  await expect(page.getByRole('heading', { name: '批量打印', level: 1 })).toBeVisible()
  await expect(
    page.getByRole('navigation', { name: '业务导航' }).getByRole('link', { name: '登记列表' }),
  ).toHaveAttribute('aria-current', 'page')
  await expect(page.getByLabel('村（社区）')).toBeFocused()
  await page.keyboard.type('mlsq')
  await expect(page.locator('.ant-select-dropdown:visible').getByTitle('穆莲社区')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('可打印 2 份')).toBeVisible()
  await page.getByRole('button', { name: '登记并打印 2 份' }).click()
  await expectPrints(page, 1)
  const { pages } = await printOut(page, 'batch')
  expect(pages).toHaveLength(2)
  for (const [index, number] of numbers.entries()) {
    expect(pages[index]).toContain(squeeze(`表号 ${number}`))
    expect(pages[index]).toContain('第1份')
    expect(pages[index]).not.toContain('查验件')
  }
  await lookAt(page, 'batch-papers')
})

test('批量打印和一次打几份，姓名里有程序没有的字，打印以前就说明是谁', async ({
  page,
  counter,
}) => {
  await countPrints(page)
  await page.reload()
  await expect(counter.searchBox).toBeFocused()
  await registerNew(page, { name: '周玉兰', sequence: 2 })
  const number = await registerNew(page, { name: '孙𠮷福', sequence: 3 })
  await goTo(page, '登记列表')
  await page.getByRole('button', { name: '批量打印' }).click()
  await expect(page.getByRole('heading', { name: '批量打印', level: 1 })).toBeVisible()
  await expect(page.getByLabel('村（社区）')).toBeFocused()
  await page.keyboard.type('mlsq')
  await expect(page.locator('.ant-select-dropdown:visible').getByTitle('穆莲社区')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('可打印 2 份')).toBeVisible()
  const warning = page.getByText('“𠮷”程序自带的字体里没有')
  await expect(warning).toContainText('涉及 1 人：孙𠮷福。')
  await lookAt(page, 'batch-undrawable')
  await page.getByRole('button', { name: '登记并打印 2 份' }).click()
  await expectPrints(page, 1)
  await expect(warning).toContainText('涉及 1 人：孙𠮷福。')
  // On the paper the warning is not: the character comes with its code point.
  const { pages } = await printOut(page, 'batch-undrawable')
  expect(pages).toHaveLength(2)
  expect(pages[1]).toContain(squeeze(`表号 ${number}`))
  expect(pages[1]).toContain('U+20BB7')
  expect(pages.join('')).not.toContain('程序自带的字体里没有')

  await page.goto(new URL('#/preview/2', page.url()).href)
  await expect(page.getByRole('heading', { level: 1, name: '打印预览' })).toBeVisible()
  await expect(page.getByText('“𠮷”程序自带的字体里没有')).toBeVisible()
  await page.getByLabel('份数').fill('2')
  await page.keyboard.press('Control+P')
  await expect(page.getByRole('heading', { level: 1, name: '批量打印 2 份' })).toBeVisible()
  await expect(warning).toContainText('涉及 1 人：孙𠮷福。')
  await lookAt(page, 'copies-undrawable')
})
