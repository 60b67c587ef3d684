/** Somebody without an identity card comes to the counter; somebody says what they know. */
import type { Page } from '@playwright/test'
import { retype } from './support/keyboard.ts'
import { lookAt } from './support/screens.ts'
import { expect, test } from './support/test.ts'

/** Opens the list that has the cursor and takes the line so many below the marked one. */
async function chooseBelow(page: Page, lines: number): Promise<void> {
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('listbox').last()).toBeAttached()
  for (let line = 0; line < lines; line += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}

test('外国人：F7 换成护照，照护照填生日和性别，试算后登记，按护照号找得到', async ({
  page,
  counter,
}) => {
  await counter.beginNewPerson('安娜')
  await page.keyboard.press('F7')
  const type = counter.form.getByLabel('证件类型')
  await expect(type).toBeFocused()
  await chooseBelow(page, 5)
  const number = counter.form.getByLabel('护照号码')
  await expect(number).toBeFocused()
  await page.keyboard.type('e1234567')
  await counter.save()
  await expect(counter.form.getByText('证件号码不含出生日期，请照证件填写')).toBeVisible()
  await expect(counter.form.getByText('证件号码不含性别，请照证件选择')).toBeVisible()
  await lookAt(page, 'counter-passport-missing')

  await counter.form.getByLabel('出生日期').first().focus()
  await retype(page, '19880506')
  await page.keyboard.press('Enter')
  await expect(counter.form.getByLabel('性别', { exact: true })).toBeFocused()
  await chooseBelow(page, 1)
  await page.keyboard.press('Enter')
  await expect(counter.form.getByLabel('姓名')).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type('mlsq')
  await page.keyboard.press('Enter')
  await expect(counter.form.getByTitle('穆莲社区')).toBeVisible()
  await expect(counter.quotation.getByText('380元', { exact: true })).toBeVisible()
  await lookAt(page, 'counter-passport')
  await counter.save()
  await counter.savedNumber()

  await page.keyboard.press('F4')
  await page.keyboard.type('E1234567')
  await expect(counter.form.getByRole('heading', { name: '安娜' })).toBeVisible()
  await expect(counter.form.getByText('护照号码')).toBeVisible()
})

test('15 位旧号码：说出换成的 18 位，F8 采用', async ({ page, counter }) => {
  await counter.beginNewPerson('旧证人')
  await page.keyboard.type('590151900307123')
  await page.keyboard.press('Enter')
  // 590151 1990-03-07 123: the check character is 6, as in walk-in.
  await expect(counter.form.getByText('15 位旧号码换发后是 590151 19900307 1236')).toBeVisible()
  await lookAt(page, 'counter-fifteen')
  await page.keyboard.press('F8')
  await expect(counter.form.getByLabel('身份证号')).toHaveValue('590151199003071236')
  await expect(counter.form.getByText('男　1990-03-07')).toBeVisible()
})

test('查找框里键入 15 位旧号码，Enter 按换成的号码新建', async ({ page, counter }) => {
  await counter.find('590151900307123')
  await expect(counter.results).toHaveCount(1)
  await expect(counter.results).toContainText('15 位旧号码，换成 18 位是 590151 19900307 1236')
  await page.keyboard.press('Enter')
  await expect(counter.form.getByLabel('身份证号')).toHaveValue('590151199003071236')
})

test('普通新人一路 Enter，不经过证件类型', async ({ page, counter }) => {
  await counter.beginNewPerson('直行人')
  await page.keyboard.type('590151199003071236')
  await page.keyboard.press('Enter')
  await expect(counter.form.getByLabel('姓名')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(counter.form.getByLabel('村（社区）')).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  await expect(counter.form.getByLabel('身份证号')).toBeFocused()
})
