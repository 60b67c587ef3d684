/** What a clerk does at the counter: find, take down, read the decision, save. */
import type { Locator, Page } from '@playwright/test'
import { pinyin } from 'pinyin-pro'
import { expect } from './expect.ts'

export class Counter {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get searchBox(): Locator {
    return this.page.getByLabel('查找人员').and(this.page.getByRole('combobox'))
  }

  get results(): Locator {
    return this.page.getByRole('listbox', { name: '查找人员' }).getByRole('option')
  }

  get form(): Locator {
    return this.page.getByRole('region', { name: '登记内容' })
  }

  get quotation(): Locator {
    return this.page.getByRole('region', { name: '试算' })
  }

  get saved(): Locator {
    return this.page.getByRole('region', { name: '已保存' })
  }

  /** F2 and the text, until the answer stands. */
  async find(text: string): Promise<void> {
    await this.page.keyboard.press('F2')
    await expect(this.searchBox).toBeFocused()
    await this.page.keyboard.press('Control+A')
    await this.page.keyboard.type(text)
    await expect(this.page.getByText('正在查找…')).toBeHidden()
    await expect(this.results.first()).toBeVisible()
  }

  /** Somebody of the practice office who has this identity and no other. */
  async someoneWith(identity: string): Promise<string> {
    for (const surname of '李王张刘陈杨黄赵周吴徐孙胡朱高林何郭马罗') {
      await this.find(surname)
      for (const option of await this.results.all()) {
        const tags = await option.locator('.person-option-bottom .tag').allInnerTexts()
        if (tags.length === 1 && tags[0] === identity) {
          return await option.locator('strong').innerText()
        }
      }
    }
    throw new Error(`nobody has ${identity} alone`)
  }

  /** Types the initials and walks down to the line that bears the name. */
  async pickByInitials(name: string, identity: string): Promise<void> {
    const initials = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('')
    await this.find(initials)
    const wanted = this.results.filter({ hasText: name }).filter({ hasText: identity }).first()
    await expect(wanted).toBeVisible()
    for (let presses = 0; presses < 50; presses += 1) {
      if ((await wanted.getAttribute('aria-selected')) === 'true') break
      await this.page.keyboard.press('ArrowDown')
    }
    await this.page.keyboard.press('Enter')
    await expect(this.form.getByRole('heading', { name })).toBeVisible()
  }

  /** Takes down somebody who is not known yet; the cursor ends in the number's field. */
  async beginNewPerson(name: string): Promise<void> {
    await this.find(name)
    await expect(this.results.last()).toContainText('新建人员')
    await this.page.keyboard.press('End')
    for (let presses = 0; presses < 50; presses += 1) {
      if ((await this.results.last().getAttribute('aria-selected')) === 'true') break
      await this.page.keyboard.press('ArrowDown')
    }
    await this.page.keyboard.press('Enter')
    await expect(this.form.getByLabel('身份证号')).toBeFocused()
  }

  async save(): Promise<void> {
    await this.page.keyboard.press('Control+Enter')
  }

  /** The number that the clerk reads aloud. */
  async savedNumber(): Promise<string> {
    const number = this.saved.getByText(/^\d{9}-\d{4}-\d{6}$/)
    await expect(number).toBeVisible()
    return await number.innerText()
  }

  /** The button that Enter ends at. */
  get saveButton(): Locator {
    return this.form.getByRole('button', { name: /保存登记/ })
  }
}
