/** Where the notice leaves the amount to the agency: approve, enter the amount, pay, print. */
import type { Page } from '@playwright/test'
import { checkCharacterOf } from '../../src/shared/kernel/id-number.ts'
import { Counter } from './support/counter.ts'
import { foundAndSignIn, goTo, signIn } from './support/desk.ts'
import { twoPeople } from './support/first-run.ts'
import { retype } from './support/keyboard.ts'
import { countPrints, printOut } from './support/paper.ts'
import { Paying } from './support/payment.ts'
import { Reviewing } from './support/review.ts'
import { lookAt } from './support/screens.ts'
import { expect, test } from './support/test.ts'

const assessed = '核定单〔2026〕118号'

const [clerk, reviewer] = twoPeople

/** No county has the code 379999, so that the number is nobody's. */
function aNumber(sequence: string): string {
  const first17 = `37999919800506${sequence}`
  return first17 + checkCharacterOf(first17)
}

async function foundOffice(page: Page): Promise<void> {
  await foundAndSignIn(page, {
    name: '方太乡医疗保障服务站',
    regionCode: '360732215',
    pack: '方太乡人民政府',
    villages: '方太村',
    people: [clerk, reviewer],
  })
}

/** 五: 历年保费 go to the agency first. */
async function registerBackPayment(page: Page, name: string, sequence: string): Promise<void> {
  const counter = new Counter(page)
  await counter.beginNewPerson(name)
  await page.keyboard.type(aNumber(sequence))
  await page.keyboard.press('Enter')
  await expect(counter.form.getByLabel('姓名')).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type('ftc')
  await page.keyboard.press('Enter')
  await counter.form.getByLabel('参保情形').focus()
  await page.keyboard.type('补缴')
  await page.keyboard.press('Enter')
  await expect(counter.form.getByLabel('补缴年度')).toBeVisible()
  await expect(counter.quotation).toContainText('由医保经办机构核定金额后再缴')
  await lookAt(page, 'amount-counter')
  await counter.save()
  expect(await counter.savedNumber()).toContain('-2023-')
  await expect(counter.saved).toContainText('金额由医保经办机构核定')
  await lookAt(page, 'amount-saved')
  await page.keyboard.press('F4')
}

async function approveOn(reviewing: Reviewing, name: string): Promise<void> {
  await reviewing.open(name)
  // Neither amount nor days are silent in the notice: both are still to be settled.
  await expect(reviewing.page.locator('.charge').getByText('待核定', { exact: true })).toHaveCount(
    2,
  )
  await lookAt(reviewing.page, 'amount-review')
  await reviewing.approveOn('补缴申请书已见')
  await expect(reviewing.page.getByText(`已批准：${name}，金额待核定`)).toBeVisible()
}

/** From the list to the amount in the dialog, not saved yet. */
async function openAmount(page: Page, name: string, amount: string): Promise<void> {
  await new Paying(page).openRegistration(name, '待核定金额')
  const open = page.getByRole('button', { name: '录入核定金额' })
  await expect(open).toBeFocused()
  await lookAt(page, 'amount-waiting')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: '录入核定金额' })
  await expect(dialog.getByLabel('核定金额')).toBeFocused()
  await retype(page, amount)
  await page.keyboard.press('Enter')
  await expect(dialog.getByLabel('核定依据')).toBeFocused()
}

test('补缴的金额由医保经办机构核定：批准、录入、收款，登记表上写着金额和条款', async ({
  page,
  browser,
  door,
}) => {
  await countPrints(page)
  await page.goto(door.launchAddress)
  await foundOffice(page)
  await expect(new Counter(page).searchBox).toBeFocused()
  await registerBackPayment(page, '郑补缴', '124')
  await registerBackPayment(page, '冯免缴', '126')

  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  const other = await context.newPage()
  await other.goto(door.launchAddress)
  await signIn(other, reviewer)
  const reviewing = new Reviewing(other)
  await approveOn(reviewing, '郑补缴')
  await approveOn(reviewing, '冯免缴')

  // The clerk sees that nothing is to be collected yet.
  const paying = new Paying(page)
  await paying.openRegistration('郑补缴', '待核定金额')
  await expect(page.getByText('核定以前不收款')).toBeVisible()
  await expect(page.getByRole('button', { name: '登记缴费' })).toBeDisabled()
  await lookAt(page, 'amount-clerk-waits')

  await openAmount(other, '郑补缴', '三百五')
  await other.keyboard.press('Control+Enter')
  const dialog = other.getByRole('dialog', { name: '录入核定金额' })
  await expect(dialog.getByText('金额没有写对，请键入数字，如 380 或 380.50。')).toBeVisible()
  await expect(dialog.getByText('请写明核定依据')).toBeVisible()
  await expect(dialog.getByLabel('核定金额')).toBeFocused()
  await lookAt(other, 'amount-dialog-refused')
  await retype(other, '350.50')
  await other.keyboard.press('Enter')
  await other.keyboard.type(assessed)
  await lookAt(other, 'amount-dialog')
  await other.keyboard.press('Control+Enter')
  await expect(other.getByText('郑补缴 的核定金额 350.5 元已录入')).toBeVisible()
  await expect(other.getByText('金额已核定为 350.5 元，待缴费。')).toBeVisible()
  await lookAt(other, 'amount-entered')

  // 核定为 0: there is nothing to pay, the enrolment stands at once.
  await openAmount(other, '冯免缴', '0')
  await other.keyboard.type(assessed)
  await other.keyboard.press('Control+Enter')
  await expect(other.getByText('个人无需缴费，审核核定后已经参保，不用收款。')).toBeVisible()
  await lookAt(other, 'amount-nothing')
  await context.close()

  await goTo(page, '参保受理')
  await paying.openRegistration('郑补缴', '待缴费')
  await paying.openPayment()
  await expect(paying.decided).toContainText('350.5元')
  await expect(paying.decided).toContainText(assessed)
  await paying.fillIn('税务窗口', '350.5')
  await lookAt(page, 'amount-payment')
  await paying.save()
  await expect(page.getByText('经税务窗口缴费，参保生效。')).toBeVisible()
  await expect(page.getByRole('button', { name: '打印登记表' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('预览稿，未登记打印，不作凭证')).toBeVisible()
  await page.keyboard.press('Enter')
  const { text } = await printOut(page, 'amount-registration')
  expect(text).toContain('350.50')
  expect(text).toContain(assessed)
  expect(text).toContain('五医保经办机构核定应缴350.5元')
  expect(text).toContain('经税务窗口缴费350.50元')
})
