/** A real office on its real day: next year's price comes in by document, and is enrolled by. */
import type { Page } from '@playwright/test'
import { systemClock } from '../../src/main/kernel/clock.ts'
import { checkCharacterOf } from '../../src/shared/kernel/id-number.ts'
import { wantedYear } from '../../src/shared/rules/usual-year.ts'
import { Counter } from './support/counter.ts'
import { foundAndSignIn, goTo, signIn } from './support/desk.ts'
import { twoPeople } from './support/first-run.ts'
import { pressButton, retype } from './support/keyboard.ts'
import { countPrints, printOut } from './support/paper.ts'
import { Paying } from './support/payment.ts'
import { Reviewing } from './support/review.ts'
import { lookAt } from './support/screens.ts'
import { expect, test } from './support/test.ts'

const documentNumber = '某医保发〔2026〕12号'
const year = wantedYear(systemClock.today())
const today = systemClock.today()

const [clerk, reviewer] = twoPeople

/** No county has the code 379999, so that the number is nobody's. */
function aNumber(): string {
  const first17 = '37999919800506124'
  return first17 + checkCharacterOf(first17)
}

async function foundOffice(page: Page): Promise<void> {
  await foundAndSignIn(page, {
    name: '某某镇医疗保障服务站',
    regionCode: '371728100',
    pack: '2025 待遇年度起城乡居民医保参保全国框架',
    villages: '柳林村',
    people: [clerk, reviewer],
  })
}

async function type(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).first().focus()
  await retype(page, text)
}

/** With its rehearsals on the way, where a journey is about them. */
async function enterPrice(page: Page, { rehearsed = false } = {}): Promise<void> {
  await goTo(page, '本单位确定')
  await lookAt(page, 'settled-readings')
  await pressButton(page, '通知没有写的')
  await expect(page.getByText(`${year} 待遇年度基本档的价格还没有录入。`)).toBeVisible()
  await lookAt(page, 'settled-gaps')
  await pressButton(page, '录入修改')
  // Nothing filled in: each field says what is missing, the first has the cursor.
  await page.getByLabel('条款', { exact: true }).focus()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('请填写依据说明')).toBeVisible()
  await expect(page.getByLabel('条款', { exact: true })).toBeFocused()
  await type(page, '文号', documentNumber)
  await type(page, '条款', '一')
  await type(page, '依据说明', '照原文录入')
  // Going away from what is half filled in asks first.
  await pressButton(page, '返回列表')
  await expect(page.getByRole('dialog')).toContainText('录入的修改还没有保存')
  await expect(page.getByRole('button', { name: '留在本页' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByLabel('依据说明', { exact: true }).first()).toHaveValue('照原文录入')
  await type(page, '执行日期', today)
  await type(page, '待遇年度', String(year))
  await type(page, '缴费期开始', today)
  await type(page, '缴费期截止', `${year - 1}-12-31`)
  await type(page, '1 档每人每年（元）', '42O.00')
  await page.keyboard.press('Tab')
  // Said when the field is left, before anybody tries to record it.
  await expect(page.getByText('基本档：“42O.00”里有字母')).toBeVisible()
  await lookAt(page, 'amendment-wrong-price')
  // A digit too many: it is told, and stands only with a tick and a reason.
  await type(page, '1 档每人每年（元）', '4200')
  await expect(page.getByText('每人每年 4200 元不同寻常')).toBeVisible()
  await page.getByLabel('已对照文件核对，确实如此').check()
  await page.getByLabel('理由', { exact: true }).fill('县医保局来函说明')
  await expect(page.getByText('每人每年 4200 元不同寻常')).toHaveCount(0)
  await lookAt(page, 'amendment-unusual')
  if (rehearsed) await keepReason(page)
  await page.getByLabel('已对照文件核对，确实如此').uncheck()
  await expect(page.getByText('每人每年 4200 元不同寻常')).toBeVisible()
  await type(page, '1 档每人每年（元）', '420')
  await type(page, '缴费渠道', '微信、柜台POS机')
  const preview = page.getByRole('region', { name: '改成什么' })
  await expect(preview.getByRole('row').filter({ hasText: '价格' })).toContainText('420 元')
  await expect(preview).toContainText('柜台POS机')
  await expect(preview).toContainText('没有等待缴费的登记受影响')
  await lookAt(page, 'amendment-entry')
  if (rehearsed) await rehearseFirst(page)
  await expect(preview.getByRole('row').filter({ hasText: '价格' })).toContainText('420 元')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('row').filter({ hasText: documentNumber })).toContainText(
    '集中缴费期',
  )
  await lookAt(page, 'settled-amendments')
}

/** Whoever comes back from a rehearsal has said already why the value is so. */
async function keepReason(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: '先演练' })).toBeEnabled()
  await expect(
    page.getByRole('region', { name: '改成什么' }).getByRole('row').filter({ hasText: '价格' }),
  ).toContainText('4200 元')
  await pressButton(page, '先演练')
  await expect(page.getByRole('heading', { name: '演练', level: 1 })).toBeVisible()
  await pressButton(page, '返回录入')
  await expect(page.getByRole('heading', { name: '录入修改' })).toBeVisible()
  await expect(page.getByLabel('已对照文件核对，确实如此')).toBeChecked()
  await expect(page.getByLabel('理由', { exact: true })).toHaveValue('县医保局来函说明')
}

/** What is being entered goes to its rehearsal, and is there still when somebody comes back. */
async function rehearseFirst(page: Page): Promise<void> {
  await pressButton(page, '先演练')
  await expect(page.getByRole('heading', { name: '演练', level: 1 })).toBeVisible()
  await expect(page.getByText('这是刚才填写、还没有录入的修改')).toBeVisible()
  await expect(page.getByLabel('修改内容（YAML）', { exact: true })).toHaveValue(/documentNumber/u)
  await expect(page.getByLabel('改后：年度', { exact: true })).toHaveValue(String(year))
  await expect(page.getByRole('region', { name: '比较什么' })).toContainText(
    `写法没有错，可以演练：${documentNumber}`,
  )
  await lookAt(page, 'rehearsal-carried')
  // Neither goes with the page.
  await page.reload()
  await expect(page.getByText('这是刚才填写、还没有录入的修改')).toBeVisible()
  await expect(page.getByLabel('修改内容（YAML）', { exact: true })).toHaveValue(/documentNumber/u)
  await expect(page.getByRole('region', { name: '比较什么' })).toContainText(
    `写法没有错，可以演练：${documentNumber}`,
  )
  await pressButton(page, '开始演练')
  await expect(page.getByRole('heading', { name: `演练完成：${documentNumber}` })).toBeVisible()
  // Nobody is in the ledger yet: that is no answer that nobody would be changed.
  await expect(page.getByText('没有可以比较的')).toBeVisible()
  await lookAt(page, 'rehearsal-of-draft')
  await pressButton(page, '返回录入')
  await expect(page.getByRole('heading', { name: '录入修改' })).toBeVisible()
  await expect(page.getByLabel('文号', { exact: true })).toHaveValue(documentNumber)
  await expect(page.getByLabel('1 档每人每年（元）', { exact: true })).toHaveValue('420')
}

async function register(page: Page): Promise<void> {
  const counter = new Counter(page)
  await counter.beginNewPerson('郑来年')
  await page.keyboard.type(aNumber())
  await page.keyboard.press('Enter')
  await expect(counter.form.getByLabel('姓名')).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type('llc')
  await page.keyboard.press('Enter')
}

/** Years without cover: too many are refused, one is a wait, none is on time. */
async function tellPastCover(page: Page, counter: Counter): Promise<void> {
  const missed = counter.form.getByLabel('断保年数')
  await expect(counter.form.getByText('账本里没有此人的往年记录')).toBeVisible()
  await missed.focus()
  await retype(page, String(year - 2025 + 1))
  await expect(counter.form.getByText(`最多 ${year - 2025} 年`)).toBeVisible()
  await lookAt(page, 'counter-missed-years-refused')
  await retype(page, '1')
  await expect(counter.quotation).toContainText('断保 1 年、修复 0 年')
  // How the first missed year counts is not confirmed yet in this office.
  await expect(counter.quotation).toContainText('请管理人员在“本单位确定”的“政策理解”里确认')
  await page.keyboard.press('Enter')
  await expect(counter.form.getByLabel('已补缴年数')).toBeFocused()
  await retype(page, '2')
  await expect(counter.form.getByText('补缴的不能多于断保的 1 年')).toBeVisible()
  await retype(page, '1')
  await page.keyboard.press('Enter')
  await expect(counter.form.getByLabel('等待期起算日').first()).toBeFocused()
  // However many fields the pack asks for, saving stays in sight.
  await expect(counter.saveButton).toBeInViewport({ ratio: 1 })
  await lookAt(page, 'counter-past-cover')
  await missed.focus()
  await retype(page, '0')
  await expect(counter.form.getByLabel('已补缴年数')).toHaveCount(0)
  await expect(counter.quotation).not.toContainText('断保')
}

test('上级文件的明年价格：录入、受理、审核、收款，单据上写着文号', async ({
  page,
  browser,
  door,
}) => {
  await countPrints(page)
  await page.goto(door.launchAddress)
  await foundOffice(page)

  // Before the document is entered the clerk is told who enters it, and where.
  const counter = new Counter(page)
  await expect(counter.searchBox).toBeFocused()
  await register(page)
  // The ledger knows nothing of earlier years: nothing is decided before somebody answers.
  const missed = counter.form.getByLabel('断保年数')
  await expect(missed).toHaveValue('')
  await expect(counter.quotation).toContainText('填齐左侧内容')
  await counter.save()
  await expect(counter.form.getByText('请问明以后填断保年数')).toBeVisible()
  await expect(missed).toBeFocused()
  await lookAt(page, 'counter-missed-years-needed')
  await page.keyboard.type('0')
  await expect(counter.quotation).toContainText('请管理人员在“本单位确定”里照当地文件录入价格')
  await lookAt(page, 'counter-price-missing')
  await page.keyboard.press('F4')
  await pressButton(page, '放弃，不保存')
  await enterPrice(page, { rehearsed: true })

  await goTo(page, '参保受理')
  await register(page)
  await expect(counter.form.getByLabel(`${year} 年度`)).toBeChecked()
  await tellPastCover(page, counter)
  await expect(counter.quotation).toContainText('420元')
  await expect(counter.quotation).toContainText(`${documentNumber} 一`)
  await lookAt(page, 'counter-own-price')
  await counter.save()
  const number = await counter.savedNumber()
  expect(number).toContain(`-${year}-`)

  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  const other = await context.newPage()
  await other.goto(door.launchAddress)
  await signIn(other, reviewer)
  const reviewing = new Reviewing(other)
  await reviewing.open('郑来年')
  await expect(reviewing.evidence).toContainText('断保 0 年')
  await lookAt(other, 'review-no-missed-years')
  await reviewing.approve()
  await expect(other.getByText('已通过：郑来年')).toBeVisible()
  await context.close()

  const paying = new Paying(page)
  await paying.openRegistration('郑来年', '待缴费')
  await paying.openPayment()
  await paying.fillIn('weixin', '420')
  await paying.save()
  await expect(page.getByText('经微信缴费，参保生效。')).toBeVisible()
  await expect(page.getByRole('button', { name: '打印登记表' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('预览稿，未登记打印，不作凭证')).toBeVisible()
  await page.keyboard.press('Enter')
  const { text } = await printOut(page, 'own-price-registration')
  expect(text).toContain(`${documentNumber}一`)
  expect(text).toContain('420.00')
  expect(text).toContain('断保0年')
})

test('撤销要写原因，裁定从没有写的那一处开始写', async ({ page, door }) => {
  await page.goto(door.launchAddress)
  await foundOffice(page)
  await enterPrice(page)
  await pressButton(page, '撤销')
  await expect(page.getByRole('dialog', { name: '撤销修改' })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('请写明撤销原因')).toBeVisible()
  await expect(page.getByLabel('撤销原因')).toBeFocused()
  await page.keyboard.type('文号录错')
  await lookAt(page, 'amendment-withdraw')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('row').filter({ hasText: '文号录错' })).toContainText('赵经办')

  await pressButton(page, '通知没有写的')
  const gap = page.getByRole('row').filter({ hasText: '没有全国统一的任务公式' })
  await gap.getByRole('button', { name: '裁定' }).focus()
  await page.keyboard.press('Enter')
  // It begins without a complaint and without an answer.
  const preview = page.getByRole('region', { name: '改成什么' })
  await expect(page.getByRole('heading', { name: '作出裁定' })).toBeVisible()
  await expect(preview).not.toContainText('还不能录入')
  await type(page, '依据说明', '电话请示县医保局，记录在案')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('请至少选一项')).toBeVisible()
  await lookAt(page, 'ruling-unanswered')
  // The file's own language stays within reach, with its help, and calm too.
  await page.getByRole('button', { name: '用 YAML 写' }).click()
  await expect(page.getByLabel('内容（YAML）')).toHaveValue(/documentNumber: null/u)
  await expect(preview).not.toContainText('还不能录入')
  await page.getByText('每一栏写什么').click()
  await expect(page.getByText('待遇从哪天起：{ at: payment-day }')).toBeVisible()
  await lookAt(page, 'ruling-yaml')
  await page.getByRole('button', { name: '用表格填' }).click()
  await page.getByLabel('服现役').check()
  await type(page, '告知的话', '任务数按户籍人口数减去服役人数。')
  await type(page, '依据说明', '电话请示县医保局，记录在案')
  await expect(preview).toContainText('户籍人口数减去服现役')
  await lookAt(page, 'ruling-form')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('row').filter({ hasText: '本单位裁定' })).toContainText('任务公式')
  await pressButton(page, '通知没有写的')
  await expect(gap).toContainText('已由 国办发〔2024〕38号（本单位确定） 确定')
})

test('撤销以前说明谁没有价了；没有可收的，收款页没有勾选也没有保存，说明原因和下一步', async ({
  page,
  browser,
  door,
}) => {
  await page.goto(door.launchAddress)
  await foundOffice(page)
  await enterPrice(page)
  await goTo(page, '参保受理')
  const counter = new Counter(page)
  await register(page)
  await counter.form.getByLabel('断保年数').focus()
  await retype(page, '0')
  await expect(counter.quotation).toContainText('420元')
  await counter.save()
  await counter.savedNumber()
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  const other = await context.newPage()
  await other.goto(door.launchAddress)
  await signIn(other, reviewer)
  const reviewing = new Reviewing(other)
  await reviewing.open('郑来年')
  await reviewing.approve()
  await expect(other.getByText('已通过：郑来年')).toBeVisible()
  await context.close()

  await goTo(page, '本单位确定')
  await pressButton(page, '修改和裁定')
  await pressButton(page, '撤销')
  const dialog = page.getByRole('dialog', { name: '撤销修改' })
  await expect(dialog).toContainText(
    '已审核、还没缴费的 1 份登记中，1 份撤销后没有应缴金额，不能收款，须先录入新的文件',
  )
  await lookAt(page, 'amendment-withdraw-consequence')
  await expect(dialog.getByLabel('撤销原因')).toBeFocused()
  await page.keyboard.type('文号录错')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('row').filter({ hasText: '文号录错' })).toContainText('赵经办')

  const paying = new Paying(page)
  await paying.openRegistration('郑来年', '待缴费')
  await paying.openPayment()
  await expect(page.getByText('按这一天的政策不能收款，请不要收。')).toBeVisible()
  await expect(page.getByText('登记有误的，请审核人员退回')).toBeVisible()
  await expect(page.getByText('应缴金额由 420 元 变为 待请示。')).toBeVisible()
  await expect(page.getByRole('checkbox')).toHaveCount(0)
  await expect(page.getByRole('button', { name: '登记缴费' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: '返回，不收款' })).toBeVisible()
  await lookAt(page, 'payment-nothing-to-take')
})
