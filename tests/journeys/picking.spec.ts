/** Choosing from lists by typing. */
import { aPracticeNumber } from './support/people.ts'
import { lookAt } from './support/screens.ts'
import { expect, test } from './support/test.ts'

test('特殊身份键入两次仍然选着，并说明；开头对得上的先选', async ({ page, counter }) => {
  await counter.beginNewPerson('钱两次')
  await page.keyboard.type(aPracticeNumber(31))
  const field = counter.form.getByLabel('特殊身份')
  const chosen = counter.form.locator('.ant-select-selection-item')
  await field.focus()
  await page.keyboard.type('城乡低保')
  await page.keyboard.press('Enter')
  await expect(chosen.filter({ hasText: '城乡低保对象' })).toHaveCount(1)
  await field.focus()
  await page.keyboard.type('城乡低保')
  await page.keyboard.press('Enter')
  await expect(counter.form.getByText('“城乡低保对象”已经选了')).toBeVisible()
  await expect(chosen.filter({ hasText: '城乡低保对象' })).toHaveCount(1)
  await lookAt(page, 'picked-again')
  await field.focus()
  await page.keyboard.type('重点优抚')
  await page.keyboard.press('Enter')
  await expect(chosen.filter({ hasText: /^重点优抚对象/u })).toHaveCount(1)
  await expect(chosen.filter({ hasText: '在乡重点优抚对象' })).toHaveCount(0)
  // As the note says: the cross takes one away.
  await chosen.last().locator('.ant-select-selection-item-remove').click()
  await expect(chosen).toHaveCount(1)
})
