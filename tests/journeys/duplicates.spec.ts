/** Somebody very like a known person comes to the counter, and the list of pairs that wait. */
import { goTo } from './support/desk.ts'
import { aPracticeNumber, registerNew } from './support/people.ts'
import { lookAt } from './support/screens.ts'
import { expect, test } from './support/test.ts'

test('同名同日生：柜台并排对照，写明理由才存；不再列为疑似重复', async ({ page, counter }) => {
  await registerNew(page, { name: '郑成双', sequence: 41 })
  await counter.beginNewPerson('郑成双')
  await page.keyboard.type(aPracticeNumber(43))
  await page.keyboard.press('Enter')
  await expect(counter.form.getByLabel('姓名')).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type('mlsq')
  await page.keyboard.press('Enter')
  await counter.save()

  const asked = counter.form.getByRole('region', { name: '疑似重复' })
  await expect(asked.getByText('本机已有很像的档案，没有保存。请逐项核对：')).toBeVisible()
  const compared = asked.getByRole('table', { name: '已有档案：郑成双' })
  await expect(compared.getByRole('row', { name: /^姓名/ })).toContainText('相同')
  await expect(compared.getByRole('row', { name: /^证件号码/ })).toContainText(aPracticeNumber(41))
  await expect(asked.getByRole('button', { name: /^是同一人/ })).toBeFocused()
  await lookAt(page, 'counter-twins')

  const save = asked.getByRole('button', { name: '不是同一人，保存登记' })
  await save.click()
  const reason = asked.getByLabel('都不是同一人的，写明理由')
  await expect(reason).toBeFocused()
  await expect(asked.getByText('请写明看到了什么证明、为什么这样认定。')).toBeVisible()
  await lookAt(page, 'counter-twins-reason')
  await page.keyboard.type('两本户口簿，当面核对')
  await save.click()
  await counter.savedNumber()

  await goTo(page, '登记列表')
  await page.getByRole('button', { name: '疑似重复' }).click()
  await expect(page.getByRole('heading', { name: '疑似重复' })).toBeVisible()
  const pairs = page.getByRole('table', { name: '疑似重复' })
  await expect(pairs).toBeVisible()
  await lookAt(page, 'duplicates')
  await expect(pairs.getByText('郑成双')).toHaveCount(0)
})

test.fixme('是同一人：用已有档案办理，不另建档案', async ({ page, counter }) => {
  await registerNew(page, { name: '郑又来', sequence: 45 })
  await counter.beginNewPerson('郑又来')
  await page.keyboard.type(aPracticeNumber(47))
  await page.keyboard.press('Enter')
  await expect(counter.form.getByLabel('姓名')).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type('mlsq')
  await page.keyboard.press('Enter')
  await counter.save()
  const known = counter.form.getByRole('button', { name: /^是同一人/ })
  await expect(known).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(known).toHaveCount(0)
  await expect(counter.form.getByRole('heading', { name: '郑又来' })).toBeVisible()
  await expect(counter.form.getByText(aPracticeNumber(45))).toBeVisible()
  await lookAt(page, 'counter-twins-taken')
})
