/** Somebody comes to the counter to be enrolled. */
import { goTo } from './support/desk.ts'
import { retype } from './support/keyboard.ts'
import { lookAt } from './support/screens.ts'
import { expect, test } from './support/test.ts'

const minimalLiving = '城乡低保对象'
/**
 * 590151 1990-03-07, sequence 123 (odd: a man). Digits by weights 35+81+0+5+40+4+2+9+54+0+0+27+0
 * +35+8+8+6 = 314, 314 mod 11 = 6, and the check character for 6 is 6.
 */
const rightNumber = '590151199003071236'
const wrongNumber = '590151199003071235'

test('低保对象按首字母找到，试算后登记，列表里查得到，不能重复登记', async ({ page, counter }) => {
  await lookAt(page, 'counter')
  const name = await counter.someoneWith(minimalLiving)
  await counter.pickByInitials(name, minimalLiving)

  // 附件1, 城乡低保对象, 一档: 380 = 38 payable + 342 subsidy.
  const { quotation } = counter
  await expect(quotation.getByText('38元', { exact: true })).toBeVisible()
  await expect(quotation.getByText('342.00 元')).toBeVisible()
  await expect(quotation.getByText('380.00 元')).toBeVisible()
  await expect(quotation.getByText('2024-01-01 至 2024-12-31', { exact: true })).toBeVisible()
  await expect(quotation.getByText('附件1', { exact: true })).toBeVisible()
  await expect(quotation.getByText('二（三）2', { exact: true })).toBeVisible()
  // From 1 July the table's amounts belong to the lower price: the notice does not say.
  await expect(quotation.getByText(/^2024-07-01 起/)).toBeVisible()
  await lookAt(page, 'counter-known')

  await counter.save()
  const number = await counter.savedNumber()
  expect(number).toMatch(/-2024-000001$/)
  await expect(counter.saved.getByText('38元', { exact: true })).toBeVisible()
  await lookAt(page, 'counter-saved')

  await goTo(page, '登记列表')
  const row = page.getByRole('row').filter({ hasText: number })
  await expect(row).toContainText(name)
  await expect(row).toContainText('38.00')
  await expect(page.getByText('共 1 份')).toBeVisible()
  await lookAt(page, 'registrations')

  await goTo(page, '参保受理')
  await counter.pickByInitials(name, minimalLiving)
  await expect(counter.form.getByText('2024 待遇年度已经登记或参保')).toBeVisible()
  await expect(counter.form.getByRole('link', { name: `打开登记 ${number}` })).toBeVisible()
  await expect(counter.form.getByRole('button', { name: /^保存登记/ })).toBeDisabled()
  await expect(counter.quotation.getByText('已登记或参保')).toBeVisible()
  await lookAt(page, 'counter-refused')
})

test('登记详情保留登记时的试算和条款', async ({ page, counter }) => {
  const name = await counter.someoneWith(minimalLiving)
  await counter.pickByInitials(name, minimalLiving)
  await counter.save()
  await counter.savedNumber()
  await goTo(page, '登记列表')
  await page.keyboard.press('Tab')
  const row = page.getByRole('row').filter({ hasText: name })
  for (let presses = 0; presses < 40; presses += 1) {
    if (await row.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  const pinned = page.getByRole('region', { name: '登记时的试算' })
  await expect(pinned.getByText('38元', { exact: true })).toBeVisible()
  await expect(pinned.getByText('附件1', { exact: true })).toBeVisible()
  await lookAt(page, 'registration')
})

test('缴费日期推到 7 月 1 日，普通居民应缴 1020 元', async ({ page, counter }) => {
  await expect(counter.quotation.getByText('380元', { exact: true })).toBeVisible()
  await expect(counter.quotation.getByText('2024-07-01 起应缴 1020 元')).toBeVisible()
  const payDay = counter.form.getByLabel('缴费日期').first()
  await payDay.focus()
  await retype(page, '20240701')
  await expect(counter.quotation.getByText('1020元', { exact: true })).toBeVisible()
  // The day before still has the lower price.
  await retype(page, '20240630')
  await expect(counter.quotation.getByText('380元', { exact: true })).toBeVisible()
  await retype(page, '20240230')
  await page.keyboard.press('Enter')
  await expect(counter.form.getByText('没有这一天或没有写完')).toBeVisible()
})

test('新人员：校验位不符用话说明，改对后自动填出生日期和性别', async ({ page, counter }) => {
  await counter.beginNewPerson('柜台新人')
  await page.keyboard.type(wrongNumber)
  await expect(counter.form.getByRole('alert')).toContainText('校验位不符')
  await counter.save()
  await expect(counter.form.getByText('请选择村（社区）')).toBeVisible()
  await expect(counter.form.getByLabel('身份证号')).toBeFocused()
  await lookAt(page, 'counter-new-refused')

  await retype(page, rightNumber)
  await expect(counter.form.getByText('男　1990-03-07')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(counter.form.getByLabel('姓名')).toHaveValue('柜台新人')
  await expect(counter.form.getByLabel('姓名')).toBeFocused()
  await page.keyboard.press('Enter')
  // 穆莲社区 by its initials.
  await page.keyboard.type('mlsq')
  await page.keyboard.press('Enter')
  await expect(counter.form.getByTitle('穆莲社区')).toBeVisible()
  await lookAt(page, 'counter-new')
  await counter.save()
  await counter.savedNumber()
  await expect(counter.saved.getByText('穆莲社区')).toBeVisible()

  // Typing the whole number now finds the person: nobody is recorded twice.
  await page.keyboard.press('F4')
  await page.keyboard.type(rightNumber)
  await expect(counter.form.getByRole('heading', { name: '柜台新人' })).toBeVisible()
})

test('缴费日期填成过去的日子：原因说一遍，那一栏说怎么改', async ({ page, counter }) => {
  await counter.beginNewPerson('昨日来')
  await page.keyboard.type('590151198003070079')
  await expect(counter.form.getByText('男　1980-03-07')).toBeVisible()
  await counter.form.getByLabel('村（社区）').focus()
  await page.keyboard.type('mlsq')
  await page.keyboard.press('Enter')
  await expect(counter.form.getByTitle('穆莲社区')).toBeVisible()
  await counter.form.getByLabel('缴费日期').first().focus()
  await retype(page, '20231119')
  await expect(counter.quotation).toContainText('缴费日期早于今天，试算只供查看')
  await counter.save()
  await expect(counter.form.getByText('请改为今天或以后的日期')).toBeVisible()
  await expect(counter.form.getByLabel('缴费日期').first()).toBeFocused()
  await expect(page.getByText('早于今天')).toHaveCount(1)
  await expect(counter.form.getByRole('alert')).toHaveCount(1)
  await lookAt(page, 'counter-past-pay-day')
})

test('错误的号码在查找框里就说明', async ({ page, counter }) => {
  await page.keyboard.press('F2')
  await page.keyboard.type(wrongNumber)
  await expect(page.getByRole('alert')).toContainText('校验位不符')
  await expect(counter.results).toHaveCount(0)
})

test('填了一半离开会先问，留下时内容不丢', async ({ page, counter }) => {
  await counter.beginNewPerson('半张表格')
  await page.keyboard.type('590151')
  await page.keyboard.press('Alt+2')
  await expect(page.getByRole('dialog')).toContainText('当前登记还没有保存')
  // The safe answer has the cursor, though the field behind it was left with a number too short.
  await expect(page.getByRole('dialog').getByRole('button', { name: '留在本页' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(counter.form.getByLabel('身份证号')).toHaveValue('590151')
})
