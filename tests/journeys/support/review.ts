/** What a reviewer does: look at the queue, approve, send back. */
import type { Locator, Page } from '@playwright/test'
import { expect } from './expect.ts'
import { goTo } from './desk.ts'

/** So soon after a page has opened, the program takes a key for one meant for the page before. */
const readingMilliseconds = 800

export class Reviewing {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get evidence(): Locator {
    return this.page.getByRole('region', { name: '登记内容和凭据' })
  }

  get decision(): Locator {
    return this.page.getByRole('region', { name: '审核意见' })
  }

  get approveButton(): Locator {
    return this.decision.getByRole('button', { name: /^通过/ })
  }

  get sendBackButton(): Locator {
    return this.decision.getByRole('button', { name: /^退回/ })
  }

  row(name: string): Locator {
    return this.page.getByRole('row').filter({ hasText: name })
  }

  async openQueue(): Promise<void> {
    await goTo(this.page, '审核')
  }

  /** Walks down the queue to somebody and presses Enter. */
  async open(name: string): Promise<void> {
    await this.openQueue()
    await walkTo(this.page, this.row(name))
    await this.page.keyboard.press('Enter')
    await expect(this.evidence.getByRole('heading', { name })).toBeVisible()
    await this.page.waitForTimeout(readingMilliseconds)
  }

  async approve(): Promise<void> {
    await expect(this.approveButton).toBeEnabled()
    await this.page.keyboard.press('F8')
  }

  async sendBack(reason: string): Promise<void> {
    await this.decision.getByLabel('理由').focus()
    await this.page.keyboard.type(reason)
    await this.page.keyboard.press('F6')
  }
}

const farthest = 60

/** Down the rows of a table, from the first. */
export async function walkTo(page: Page, row: Locator): Promise<void> {
  await expect(row).toBeVisible()
  const first = page.locator('tbody tr').first()
  await first.focus()
  for (let presses = 0; presses < farthest; presses += 1) {
    if (await row.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`the arrows do not lead to ${String(row)}`)
}
