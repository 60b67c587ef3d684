import { printOut } from './support/paper.ts'
import { lookAt } from './support/screens.ts'
import { expect, test } from './support/test.ts'

test('six', async ({ page, counter }) => {
  await counter.find('毛巍')
  await page.keyboard.press('Enter')
  await expect(counter.form.getByRole('heading', { name: '毛巍' })).toBeVisible()
  await lookAt(page, 'counter-proposed')
  await page.keyboard.press('F10')
  await expect(page.getByRole('heading', { level: 1, name: '全家办理' })).toBeVisible()
  await expect(page.getByRole('region', { name: '合计应缴' })).toContainText('2280')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: '已登记 6 人' })).toBeVisible()
  await page.keyboard.press('Control+P')
  await expect(page.getByRole('heading', { level: 1, name: /^打印预览/ })).toBeVisible()
  await expect(page.getByRole('button', { name: '打印', exact: true })).toBeFocused()
  const paper = await printOut(page, 'family-six')
  expect(paper.pages).toHaveLength(1)
})
