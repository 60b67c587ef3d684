/** All that is known of somebody, from the search and from a registration. */
import { goTo } from './support/desk.ts'
import { lookAt } from './support/screens.ts'
import { expect, test } from './support/test.ts'

const minimalLiving = '城乡低保对象'

test('从查找结果按 F3 打开人员档案，F6 改电话和外出务工，Esc 返回', async ({ page, counter }) => {
  const name = await counter.someoneWith(minimalLiving)
  await counter.find(name)
  await page.keyboard.press('F3')
  await expect(page.getByRole('heading', { name: '人员档案' })).toBeVisible()
  const facts = page.getByRole('region', { name: '档案' })
  await expect(facts.getByRole('heading', { name })).toBeVisible()
  await expect(facts.getByText('身份证（代码 01）')).toBeVisible()
  await expect(page.getByRole('region', { name: '特殊身份' })).toContainText(minimalLiving)
  await lookAt(page, 'person')

  await page.keyboard.press('F6')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('电话')).toBeFocused()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('139 9999 0009')
  await page.keyboard.press('Enter')
  await expect(dialog.getByLabel('村民小组')).toBeFocused()
  await page.keyboard.type('三组')
  await page.keyboard.press('Enter')
  await page.keyboard.type('平安村 12 号')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(dialog.getByLabel('外出务工')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('listbox').last()).toBeAttached()
  await page.keyboard.press('Enter')
  // The list takes an Enter as long as it is open: the next one is for the field that came.
  await expect(dialog.getByLabel('外出地')).toBeVisible()
  await expect(dialog.getByLabel('外出务工')).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('Enter')
  await expect(dialog.getByLabel('外出地')).toBeFocused()
  await page.keyboard.type('浙江省宁波市')
  await lookAt(page, 'person-reach')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  for (const text of ['139 9999 0009', '三组', '平安村 12 号', '浙江省宁波市']) {
    await expect(facts.getByText(text)).toBeVisible()
  }
  await lookAt(page, 'person-changed')

  await page.keyboard.press('Escape')
  await expect(counter.searchBox).toBeVisible()
  // The new number finds the person, however it is written.
  await counter.find('13999990009')
  await expect(counter.results.first()).toContainText(name)
})

test('从登记详情按 F3 打开人员档案，看到这一年度的登记', async ({ page, counter }) => {
  const name = await counter.someoneWith(minimalLiving)
  await counter.pickByInitials(name, minimalLiving)
  await counter.save()
  const number = await counter.savedNumber()
  await goTo(page, '登记列表')
  await page.getByRole('row').filter({ hasText: number }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '登记详情' })).toBeVisible()
  await expect(page.getByRole('link', { name: /^人员档案/ })).toBeVisible()
  await page.keyboard.press('F3')
  await expect(page.getByRole('heading', { name: '人员档案' })).toBeVisible()
  const years = page.getByRole('region', { name: '参保和缴费' })
  await expect(years.getByRole('link', { name: number })).toBeVisible()
  await expect(years.getByText('2024 年度')).toBeVisible()
})
