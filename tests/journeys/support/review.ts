/** What a reviewer does: look at the queue, approve, send back. */
import type { Browser, Locator, Page } from '@playwright/test'
import { expect } from './expect.ts'
import { goTo, signIn } from './desk.ts'
import type { Account } from './first-run.ts'
import type { WebDoor } from './web-door.ts'

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
    await this.expectKeysTaken()
  }

  /**
   * A key that comes with a page belongs to the page before, also where what is on it has just
   * changed: a copy from the cache is replaced by what the ledger says a moment later.
   */
  async expectKeysTaken(): Promise<void> {
    await expect(this.decision).toHaveAttribute('data-takes-keys', 'true')
  }

  async approve(): Promise<void> {
    await expect(this.approveButton).toBeEnabled()
    await this.expectKeysTaken()
    await this.page.keyboard.press('F8')
  }

  /** With the written ground that the policy asks for. */
  async approveOn(ground: string): Promise<void> {
    await this.decision.getByLabel('理由').focus()
    await this.page.keyboard.type(ground)
    await this.approve()
  }

  async sendBack(reason: string): Promise<void> {
    await this.decision.getByLabel('理由').focus()
    await this.page.keyboard.type(reason)
    await this.expectKeysTaken()
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

/** Signs a reviewer in at a browser of their own, beside the one that the journey began with. */
export async function atAnotherScreen(
  browser: Browser,
  door: WebDoor,
  account: Account,
): Promise<Reviewing> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  const page = await context.newPage()
  await page.goto(door.launchAddress)
  await signIn(page, account)
  return new Reviewing(page)
}
