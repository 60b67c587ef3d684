/** What an office does with a list that a bureau sent, from the file to its undoing. */
import type { Locator, Page } from '@playwright/test'
import { expect } from './expect.ts'
import { goTo } from './desk.ts'
import { pressButton, retype, tabTo } from './keyboard.ts'
import type { SentFile } from './villagers.ts'

export type Sending = {
  /** Typed to find the kind in its list. */
  readonly kind: string
  /** Typed to find the department, where it is not the usual one of the kind. */
  readonly authority?: string
  readonly sender: string
  /** 8 digits, where the kind asks for it. */
  readonly listDay?: string
  /** Of a kind that may be either, where it is not what the form proposes. */
  readonly list?: '全量' | '增量'
  readonly file: SentFile
}

export class Importing {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get layout(): Locator {
    return this.page.getByRole('region', { name: '怎么读这个文件' })
  }

  get summary(): Locator {
    return this.page.getByRole('region', { name: '结果', exact: true })
  }

  get rows(): Locator {
    return this.page.locator('tbody').getByRole('row')
  }

  get result(): Locator {
    return this.page.getByRole('region', { name: '应用的结果' })
  }

  /** The first page of an import, filled in; the file is chosen but not sent. */
  async fillIn(sending: Sending): Promise<void> {
    const { page } = this
    await goTo(page, '名册导入')
    await pressButton(page, '导入名册')
    await expect(
      page.getByRole('heading', { level: 1, name: '导入名册', exact: true }),
    ).toBeVisible()
    await expect(page.getByLabel('名册种类')).toBeFocused()
    await page.keyboard.type(sending.kind)
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('来文单位')).toBeVisible()
    if (sending.authority !== undefined) {
      await page.getByLabel('部门').focus()
      await page.keyboard.type(sending.authority)
      await page.keyboard.press('Enter')
    }
    await page.getByLabel('来文单位').focus()
    await page.keyboard.type(sending.sender)
    if (sending.list !== undefined) {
      await page.getByRole('radio', { name: new RegExp(`^${sending.list}`) }).focus()
      await page.keyboard.press('Space')
    }
    if (sending.listDay !== undefined) {
      await page.getByRole('textbox', { name: '名单截至日' }).focus()
      await page.keyboard.type(sending.listDay)
    }
    await page.locator('input[type=file]').setInputFiles(sending.file)
    await expect(page.getByText(`已选 ${sending.file.name}`)).toBeVisible()
  }

  /** Sent and looked through: the form of the layout stands with what was guessed. */
  async send(sending: Sending): Promise<void> {
    await this.fillIn(sending)
    await this.page.keyboard.press('Control+Enter')
    await expect(this.layout).toBeVisible()
  }

  async preview(): Promise<void> {
    await this.page.keyboard.press('Control+Enter')
    await expect(this.summary).toBeVisible()
  }

  /** The count of one outcome, as its button shows it. */
  count(outcome: string): Locator {
    return this.summary.getByRole('button', { name: new RegExp(`^${outcome}\\s*\\d`) })
  }

  /** Only the lines of one outcome, as many as there are. */
  async show(outcome: string, count: number): Promise<void> {
    await this.count(outcome).focus()
    await this.page.keyboard.press('Enter')
    await expect(this.page.getByText(`共 ${count} 行`, { exact: true })).toBeVisible()
  }

  async download(button: string, fileName: RegExp): Promise<void> {
    const downloaded = this.page.waitForEvent('download')
    await pressButton(this.page, button)
    expect((await downloaded).suggestedFilename()).toMatch(fileName)
    await expect(this.page.getByRole('button', { name: button })).toBeEnabled()
  }

  async apply(): Promise<void> {
    await pressButton(this.page, '应用')
    await pressButton(this.page, '应用到账本')
    await expect(this.result).toBeVisible()
  }

  async bring(sending: Sending): Promise<void> {
    await this.send(sending)
    await this.preview()
    await this.apply()
  }

  async typeGuardNumber(number: string): Promise<void> {
    const field = this.page.getByLabel('核对无误，输入这个数字放行')
    await tabTo(this.page, field)
    await retype(this.page, number)
    await this.page.keyboard.press('Enter')
  }
}
