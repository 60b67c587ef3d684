/** What review refuses, each refusal by name, and what comes back to the counter. */
import type { Page } from '@playwright/test'
import { addOperator, signIn, signOut } from './support/desk.ts'
import { pressButton, retype } from './support/keyboard.ts'
import { Paying } from './support/payment.ts'
import { registerNew } from './support/people.ts'
import { Reviewing, atAnotherScreen } from './support/review.ts'
import { lookAt } from './support/screens.ts'
import { accountOf, expect, test } from './support/test.ts'

test('退回要写理由；经办按理由修改后重新提交，再由审核通过', async ({
  page,
  browser,
  door,
  accounts,
  counter,
}) => {
  await expect(counter.searchBox).toBeFocused()
  await registerNew(page, { name: '郑大山', sequence: 5 })
  await registerNew(page, { name: '冯小河', sequence: 7 })
  const reviewing = await atAnotherScreen(browser, door, accountOf(accounts, '审核'))
  const reviewer = reviewing.page
  await reviewing.open('郑大山')

  // REASON_NEEDED: without a word the cursor goes to where it belongs.
  await reviewer.keyboard.press('F6')
  await expect(reviewing.decision.getByRole('alert')).toContainText('退回时必须写明理由')
  await expect(reviewing.decision.getByLabel('理由')).toBeFocused()
  await lookAt(reviewer, 'review-reason')
  await reviewing.sendBack('身份证复印件不清楚')
  await expect(reviewer.getByText('已退回：郑大山')).toBeVisible()
  // The next one is open already.
  await expect(reviewing.evidence.getByRole('heading', { name: '冯小河' })).toBeVisible()

  const paying = new Paying(page)
  await paying.openRegistration('郑大山', '已退回')
  await expect(page.getByText('张审核 2023-11-20 退回，理由：身份证复印件不清楚')).toBeVisible()
  await lookAt(page, 'registration-sent-back')
  await page.keyboard.press('Enter')
  const form = page.getByRole('region', { name: '修改后重新提交' })
  await expect(form).toBeVisible()
  await expect(page.getByText('理由：身份证复印件不清楚')).toBeVisible()
  // The cursor begins at the person, whom this registration recorded.
  await expect(form.getByLabel('身份证号')).toBeFocused()
  await form.getByLabel('姓名').focus()
  await retype(page, '郑大川')
  await form.getByRole('radio', { name: '二档' }).check()
  // 二档 costs 755 yuan until 2024-06-30.
  await expect(page.getByRole('region', { name: '试算' })).toContainText('755元')
  await lookAt(page, 'resubmit')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('郑大川 的登记已重新提交审核')).toBeVisible()
  const history = page.getByRole('region', { name: '办理经过' })
  await expect(history).toContainText('2023-11-20 李经办 登记（经办）')
  await expect(history).toContainText('2023-11-20 李经办 修改后重新提交（经办）')
  await expect(page.getByText('已送审核，等待审核人员办理。')).toBeVisible()

  await reviewing.open('郑大川')
  await expect(reviewing.evidence).toContainText('2024 年度二档')
  // What was objected to, and what was made of it, before anything else.
  const compared = reviewer.getByRole('region', { name: '退回前后对照' })
  await expect(compared).toContainText('2023-11-20 张审核 退回，理由：身份证复印件不清楚')
  const line = (table: string, what: string) =>
    compared.getByRole('table', { name: table }).getByRole('row', { name: what })
  await expect(line('登记内容的改动', '姓名').getByRole('cell')).toHaveText(['郑大山', '郑大川'])
  await expect(line('登记内容的改动', '档次').getByRole('cell')).toHaveText(['一档', '二档'])
  // 一档 380 yuan, 二档 755 until 2024-06-30.
  await expect(line('试算', '个人应缴').getByRole('cell')).toHaveText(['380 元', '755 元'])
  await expect(line('试算', '计划缴费日').getByRole('cell')).toHaveText(['2023-11-20', '没有变'])
  await lookAt(reviewer, 'review-again')
  await reviewing.approve()
  await expect(reviewer.getByText('已通过：郑大川')).toBeVisible()
})

test('本人经办的登记本人不能审核', async ({ page, accounts }) => {
  // Two people run a small office: this one takes and reviews, though never the same paper.
  await signIn(page, accountOf(accounts, '管理'))
  const both = { name: '钱两岗', userName: 'qian', password: 'qiutian-de-yu-88' }
  await addOperator(page, { ...both, roles: ['经办', '审核'] })
  await signOut(page)

  await signIn(page, both)
  await registerNew(page, { name: '陈自办', sequence: 9 })
  const reviewing = new Reviewing(page)
  await reviewing.openQueue()
  await expect(reviewing.row('陈自办')).toContainText('本人经办')
  await lookAt(page, 'review-own')
  // Enter opens nothing; by its address it opens, but takes no decision.
  await page.locator('tbody tr').first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '审核' })).toBeVisible()
  await page.evaluate(() => {
    location.hash = '#/review/1'
  })
  await expect(reviewing.decision).toContainText('您经办或修改过这份登记，不能由您审核')
  await expect(reviewing.approveButton).toBeDisabled()
  await expect(reviewing.sendBackButton).toBeDisabled()
  await page.keyboard.press('F8')
  await expect(reviewing.evidence).toContainText('待审核')
  await lookAt(page, 'review-own-open')

  // The program itself says no, whatever a screen may offer.
  expect(await codeOfReview(page, 1)).toBe('OWN_REGISTRATION')
})

test('别人刚审核过的、已经撤回的，说明情况，不再保存', async ({
  page,
  browser,
  door,
  accounts,
  counter,
}) => {
  await expect(counter.searchBox).toBeFocused()
  await registerNew(page, { name: '卫先到', sequence: 11 })
  await registerNew(page, { name: '蒋撤回', sequence: 13 })
  await registerNew(page, { name: '沈退回', sequence: 31 })
  const account = accountOf(accounts, '审核')
  const first = await atAnotherScreen(browser, door, account)
  const second = await atAnotherScreen(browser, door, account)
  await first.open('卫先到')
  await second.open('卫先到')
  await first.approve()
  await expect(first.page.getByText('已通过：卫先到')).toBeVisible()
  // WRONG_STATE
  await second.approve()
  await expect(second.decision.getByRole('alert')).toContainText('状态已经变了')
  await expect(second.approveButton).toBeDisabled()
  await expect(second.evidence).toContainText('待缴费')

  // REGISTRATION_CHANGED: a stale "send back" leaves the colleague's approval as it is.
  await second.open('沈退回')
  await first.open('沈退回')
  await first.approve()
  await expect(first.page.getByText('已通过：沈退回')).toBeVisible()
  await second.sendBack('身份待核')
  await expect(second.decision).toContainText('您的意见没有保存，请看清现在的内容后再办理')
  await expect(second.decision).toContainText('状态由“待审核”变为“待缴费”。')
  await expect(second.evidence).toContainText('待缴费')
  await lookAt(second.page, 'review-changed')

  await second.open('蒋撤回')
  const paying = new Paying(page)
  await paying.openRegistration('蒋撤回', '待审核')
  await pressButton(page, '撤回登记')
  const dialog = page.getByRole('dialog', { name: '撤回登记' })
  await expect(dialog.getByLabel('撤回理由')).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByRole('alert')).toContainText('请填写撤回理由')
  await retype(page, '本人改在学校参保')
  await lookAt(page, 'withdraw')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('登记已撤回')).toBeVisible()
  // The list takes the cursor; what was withdrawn is still in it.
  await expect(page.locator('tbody tr').first()).toBeFocused()
  await expect(page.getByRole('row').filter({ hasText: '蒋撤回' })).toContainText('已撤回')
  await second.page.keyboard.press('F8')
  await expect(second.decision).toContainText(
    '这份登记已由李经办于 2023-11-20 撤回，理由：本人改在学校参保。',
  )
  await expect(second.approveButton).toHaveCount(0)
  await expect(second.sendBackButton).toHaveCount(0)
  await lookAt(second.page, 'review-withdrawn')
  await paying.openRegistration('蒋撤回', '已撤回')
  await expect(page.getByRole('region', { name: '办理经过' })).toContainText('李经办 撤回')
  await lookAt(page, 'registration-withdrawn')
})

/** Asks the program directly, as no screen does. */
async function codeOfReview(page: Page, registrationId: number): Promise<string> {
  return await page.evaluate(async (id) => {
    const response = await fetch('/rpc/intake/review', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        json: {
          requestId: crypto.randomUUID(),
          registrationId: id,
          version: 'unseen',
          verdict: 'approved',
          reason: null,
        },
      }),
    })
    const answer: unknown = await response.json()
    return /"code":"([A-Z_]+)"/.exec(JSON.stringify(answer))?.[1] ?? ''
  }, registrationId)
}
