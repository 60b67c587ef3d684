/** What a clerk does with money: open what waits for it, channel, amount, save. */
import type { Locator, Page } from '@playwright/test'
import { goTo } from './desk.ts'
import { expect } from './expect.ts'
import { retype } from './keyboard.ts'
import { walkTo } from './review.ts'

export class Paying {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get form(): Locator {
    return this.page.getByRole('region', { name: '缴费登记' })
  }

  get decided(): Locator {
    return this.page.getByRole('region', { name: '按缴费日期的核定' })
  }

  get quoted(): Locator {
    return this.page.getByRole('region', { name: '登记时的试算' })
  }

  get actions(): Locator {
    return this.page.getByRole('region', { name: '办理' })
  }

  get payDay(): Locator {
    return this.form.getByLabel('缴费日期').first()
  }

  get amount(): Locator {
    return this.form.getByLabel('实收金额')
  }

  /** The list with one state chosen by its name, and somebody's line opened. */
  async openRegistration(name: string, state: string): Promise<void> {
    await goTo(this.page, '登记列表')
    await this.page.getByLabel('状态').focus()
    await this.page.keyboard.type(state)
    await this.page.keyboard.press('Enter')
    // The rows of every state stand there until the answer comes; then the walk would be cut off.
    const rows = this.page.locator('tbody').getByRole('row')
    await expect(rows.filter({ hasNotText: state })).toHaveCount(0)
    await walkTo(this.page, rows.filter({ hasText: name }))
    await this.page.keyboard.press('Enter')
    await expect(this.page.getByRole('heading', { level: 1, name: '登记详情' })).toBeVisible()
    await expect(this.page.getByRole('region', { name: '登记内容' })).toContainText(name)
  }

  /** The button that the cursor is on already. */
  async openPayment(): Promise<void> {
    await expect(this.actions.getByRole('button', { name: '登记缴费' })).toBeFocused()
    await this.page.keyboard.press('Enter')
    await expect(this.form).toBeVisible()
  }

  /** From the day through the channel to the amount, with Enter. */
  async fillIn(channel: string, amount: string): Promise<void> {
    await expect(this.amount).toBeVisible()
    await this.payDay.focus()
    await this.page.keyboard.press('Enter')
    const field = this.form.getByLabel('缴费渠道')
    await expect(field).toBeFocused()
    await this.page.keyboard.type(channel)
    await expect(field).toHaveAttribute('aria-expanded', 'true')
    // The channels may still be on their way: Enter picks the marked line once there is one.
    await expect(this.page.locator('.ant-select-item-option-active')).toBeVisible()
    await this.page.keyboard.press('Enter')
    await expect(field).toHaveAttribute('aria-expanded', 'false')
    await this.page.keyboard.press('Enter')
    await expect(this.amount).toBeFocused()
    await retype(this.page, amount)
  }

  /** Another amount; day and channel stay. */
  async retypeAmount(amount: string): Promise<void> {
    await this.amount.focus()
    await retype(this.page, amount)
  }

  async save(): Promise<void> {
    await this.page.keyboard.press('Control+Enter')
  }
}
