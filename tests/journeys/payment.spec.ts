/** What payment refuses, each refusal by name, and a decision that differs from the quotation. */
import type { Page } from '@playwright/test'
import { retype, tabTo } from './support/keyboard.ts'
import { Paying } from './support/payment.ts'
import { registerNew } from './support/people.ts'
import { Reviewing, atAnotherScreen } from './support/review.ts'
import { lookAt } from './support/screens.ts'
import { accountOf, expect, test } from './support/test.ts'

async function approveAll(page: Page, names: readonly string[]): Promise<void> {
  const reviewing = new Reviewing(page)
  for (const name of names) {
    await reviewing.open(name)
    await reviewing.approve()
    await expect(page.getByText(`已通过：${name}`)).toBeVisible()
  }
}

/**
 * Spoils the next payment inside the page: what a route sees of a request's body comes from the
 * browser, which at times hands none over.
 */
async function sendAnotherDigestOnce(page: Page): Promise<void> {
  await page.evaluate(() => {
    const send = window.fetch
    window.fetch = async (input, init) => {
      const request = new Request(input, init)
      if (!request.url.endsWith('/rpc/collections/pay')) return send(request)
      window.fetch = send
      const body = await request.text()
      const { url, method, headers } = request
      const spoilt = body.replace(/"decisionDigest":"[^"]+"/, '"decisionDigest":"another"')
      return send(url, { method, headers, body: spoilt })
    }
  })
}

test('多收、少收、日期不对、渠道没选、重复缴费，逐一说明，不予保存', async ({
  page,
  browser,
  door,
  accounts,
  counter,
}) => {
  await expect(counter.searchBox).toBeFocused()
  const number = await registerNew(page, { name: '沈按时', sequence: 15 })
  await registerNew(page, { name: '韩未审', sequence: 17 })
  const { page: other } = await atAnotherScreen(browser, door, accountOf(accounts, '审核'))
  await approveAll(other, ['沈按时'])
  await other.context().close()

  const paying = new Paying(page)
  await paying.openRegistration('沈按时', '待缴费')
  await paying.openPayment()
  const address = page.url()

  // Nothing filled in: each field says what is missing.
  await expect(paying.decided).toContainText('380元')
  await paying.save()
  await expect(paying.form.getByText('请选择缴费渠道')).toBeVisible()
  await expect(paying.form.getByText('请录入实收金额')).toBeVisible()

  // AMOUNT_DIFFERS: one yuan more, one fen less. 一档 is 380 yuan until 2024-06-30.
  await paying.fillIn('POS', '381')
  for (const amount of ['381', '379.99']) {
    await paying.retypeAmount(amount)
    await paying.save()
    await expect(paying.form.getByRole('alert')).toContainText('金额与核定应缴不符')
    await expect(paying.amount).toBeFocused()
  }
  await lookAt(page, 'payment-amount-differs')

  // PAY_DAY_FUTURE, PAY_DAY_BEFORE_REGISTRATION
  await paying.payDay.focus()
  await retype(page, '20231121')
  await expect(paying.form.getByRole('alert')).toContainText('缴费日期晚于今天')
  await retype(page, '20231119')
  await expect(paying.form.getByRole('alert')).toContainText('缴费日期早于登记日期')
  await lookAt(page, 'payment-day-refused')
  await retype(page, '20231120')
  await expect(paying.decided).toContainText('380元')

  // Another window has the same form open; the first to save has paid.
  const second = await page.context().newPage()
  await second.goto(address)
  const late = new Paying(second)
  await late.fillIn('POS', '380')
  await paying.retypeAmount('380')
  await paying.save()
  await expect(page.getByText('经POS机缴费，参保生效。')).toBeVisible()
  // ALREADY_PAID
  await late.save()
  await expect(second.getByRole('alert')).toContainText('已经缴费，不能再收')
  await expect(second.getByRole('alert')).toContainText(`S${number}`)
  await lookAt(second, 'payment-already-paid')
  await second.close()

  // NOT_APPROVED
  await page.evaluate(() => {
    location.hash = '#/registrations/2/payment'
  })
  await expect(
    page.getByRole('alert').filter({ hasText: '还没有审核通过，不能收款' }),
  ).toBeVisible()
})

test('核定与试算不同：两样并排、逐条说明，勾选看清后才能收', async ({
  page,
  browser,
  door,
  accounts,
  counter,
}) => {
  await expect(counter.searchBox).toBeFocused()
  // Quoted for 1 July 2024, when 一档 costs 1,020 yuan; paid today, when it costs 380.
  await registerNew(page, { name: '杨提前', sequence: 19, payDay: '20240701' })
  const { page: other } = await atAnotherScreen(browser, door, accountOf(accounts, '审核'))
  await approveAll(other, ['杨提前'])
  await other.context().close()

  const paying = new Paying(page)
  await paying.openRegistration('杨提前', '待缴费')
  await paying.openPayment()
  await expect(page.getByText('应缴金额由 1020 元 变为 380 元。')).toBeVisible()
  await expect(paying.decided).toContainText('380元')
  await expect(paying.quoted).toContainText('1020元')
  await paying.fillIn('POS', '380')
  await paying.save()
  await expect(page.getByText('请先看清核定与试算的不同')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: '已看清以上不同' })).toBeFocused()
  await lookAt(page, 'payment-differs')
  await page.keyboard.press('Space')

  // DECISION_CHANGED: what is sent is not what the program decides now.
  await sendAnotherDigestOnce(page)
  await paying.save()
  await expect(paying.form.getByRole('alert')).toContainText('核定结果与刚才显示的不同')
  await lookAt(page, 'payment-decision-changed')
  await tabTo(page, page.getByRole('button', { name: /^登记缴费/ }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('缴费，参保生效。')).toBeVisible()
})
