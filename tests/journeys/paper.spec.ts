/** From the walk-in to the printed sheet: two people at two screens. */
import { goTo } from './support/desk.ts'
import { countPrints, expectPrints, printOut, squeeze } from './support/paper.ts'
import { Paying } from './support/payment.ts'
import { registerNew } from './support/people.ts'
import { atAnotherScreen } from './support/review.ts'
import { lookAt } from './support/screens.ts'
import { accountOf, expect, test } from './support/test.ts'

test('从受理、审核、缴费到打印登记表和收据', async ({ page, browser, door, accounts, counter }) => {
  await countPrints(page)
  await page.reload()
  await expect(counter.searchBox).toBeFocused()
  const number = await registerNew(page, { name: '周玉𬭸', sequence: 2, identity: 'cxdb' })

  // The reviewer at another screen.
  const reviewing = await atAnotherScreen(browser, door, accountOf(accounts, '审核'))
  const reviewerPage = reviewing.page
  await reviewing.openQueue()
  await expect(reviewerPage.getByText('待审核 1 份')).toBeVisible()
  await lookAt(reviewerPage, 'review-queue')
  await reviewing.open('周玉𬭸')
  await expect(reviewing.evidence).toContainText('城乡低保对象')
  await expect(reviewing.evidence).toContainText('通知没有列明')
  const quoted = reviewerPage.getByRole('region', { name: '登记时的试算' })
  // 附件1, 城乡低保对象, 一档: 380 = 38 payable + 342 subsidy.
  await expect(quoted.getByText('38元', { exact: true })).toBeVisible()
  await expect(quoted.getByText('附件1', { exact: true })).toBeVisible()
  await lookAt(reviewerPage, 'review')
  await reviewing.approve()
  await expect(reviewerPage.getByText('已通过：周玉𬭸')).toBeVisible()
  await expect(reviewerPage.getByText('没有待审核的登记')).toBeVisible()
  await reviewerPage.context().close()

  const paying = new Paying(page)
  await paying.openRegistration('周玉𬭸', '待缴费')
  await lookAt(page, 'registration-approved')
  await paying.openPayment()
  await expect(paying.decided).toContainText('与登记时的试算一致')
  await paying.fillIn('ysf', '38')
  await lookAt(page, 'payment')
  // A slow disk gives the second Ctrl+Enter time to arrive.
  await page.route('**/rpc/collections/pay', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400))
    await route.continue()
  })
  await paying.save()
  await paying.save()
  await expect(page.getByText('已于 2023-11-20 经云闪付缴费，参保生效。')).toBeVisible()
  await expect(page.getByText(`S${number}`)).toBeVisible()
  await lookAt(page, 'registration-paid')

  // Enter on 打印登记表, Enter on 打印.
  await expect(page.getByRole('button', { name: '打印登记表' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('预览稿，未登记打印，不作凭证')).toBeVisible()
  await lookAt(page, 'preview')
  await expect(page.getByRole('button', { name: '打印', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expectPrints(page, 1)
  const sheet = await printOut(page, 'registration')
  expect(sheet.pages).toHaveLength(1)
  for (const text of [
    '城乡居民基本医疗保险参保登记表',
    '练习单位打印，居民均为虚构，不作凭证',
    `表号 ${number}`,
    '待遇年度：2024',
    '周玉𬭸',
    '城乡低保对象',
    '参保资助 342.00 元',
    '38.00 元',
    '2024-01-01 至 2024-12-31',
    '附件1',
    '2023-11-20 经云闪付缴费 38.00 元',
    '通知没有列明这样参保要带的材料，由经办人员填写',
    '李经办',
    '张审核',
    '第 1 份',
    '第 1 页 / 共 1 页',
  ]) {
    expect(sheet.text).toContain(squeeze(text))
  }
  expect(sheet.text).not.toContain('补打')
  await lookAt(page, 'print')

  // The link prints nothing by itself; asking again counts a second copy.
  await page.reload()
  await expect(page.locator('[data-ready="true"]')).toBeVisible()
  await expect(page.locator('html')).not.toHaveAttribute('data-prints')
  await page.keyboard.press('Control+P')
  await expectPrints(page, 1)
  expect((await printOut(page, 'registration-again')).text).toContain(squeeze('补打 · 第 2 份'))

  await page.goBack()
  await paying.openRegistration('周玉𬭸', '已参保')
  await page.getByRole('button', { name: '打印收据' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: '打印', exact: true })).toBeFocused()
  await page.keyboard.press('Control+P')
  await expectPrints(page, 2)
  const receipt = await printOut(page, 'receipt')
  for (const text of [`收据号 S${number}`, '￥38.00', '叁拾捌元整', '云闪付', '李经办']) {
    expect(receipt.text).toContain(squeeze(text))
  }
  await goTo(page, '登记列表')
})

test('个人无需缴费的，审核通过即参保，不收款也没有收据', async ({
  page,
  browser,
  door,
  accounts,
  counter,
}) => {
  await expect(counter.searchBox).toBeFocused()
  await registerNew(page, { name: '孙有福', sequence: 3, identity: 'tkry' })
  const reviewing = await atAnotherScreen(browser, door, accountOf(accounts, '审核'))
  const reviewerPage = reviewing.page
  await reviewing.open('孙有福')
  await reviewing.approve()
  await expect(reviewerPage.getByText('孙有福 个人无需缴费，已经参保')).toBeVisible()
  await reviewerPage.context().close()

  const paying = new Paying(page)
  await paying.openRegistration('孙有福', '已参保')
  await expect(page.getByText('个人无需缴费，审核核定后已经参保，不用收款。')).toBeVisible()
  await expect(page.getByRole('button', { name: '登记缴费' })).toBeDisabled()
  await expect(page.getByRole('button', { name: '打印收据' })).toBeDisabled()
  await lookAt(page, 'registration-free')
})
