/** What the office does on the first day: found itself, or practise. */
import type { Page } from '@playwright/test'
import { pressButton, retype, tabTo } from './keyboard.ts'
import { expect } from './expect.ts'

export type Account = { readonly userName: string; readonly password: string }

export type Person = Account & { readonly name: string }

export type Founding = {
  readonly name: string
  readonly regionCode: string
  /** Part of the title of the policy pack. */
  readonly pack: string
  readonly people: readonly [Person, Person]
  /** One a line; the names of the notice's task table where left out. */
  readonly villages?: string
}

/** Opens the practice office of 蒲吕街道 and stays on the page that shows its accounts. */
export async function openPracticeOffice(page: Page): Promise<ReadonlyMap<string, Account>> {
  await pressButton(page, '蒲吕街道')
  await expect(page.getByRole('heading', { name: '练习单位已经备好' })).toBeVisible({
    timeout: 30_000,
  })
  const rows = await page.locator('tbody tr').all()
  const accounts = new Map<string, Account>()
  for (const row of rows) {
    const [, role = '', userName = '', password = ''] = await row.locator('td').allInnerTexts()
    accounts.set(role, { userName, password })
  }
  return accounts
}

/** Fills in the founding form from the first field to the last, by Enter and Tab alone. */
export async function fillFoundingForm(page: Page, founding: Founding): Promise<void> {
  await expect(page.getByLabel('单位名称')).toBeFocused()
  await retype(page, founding.name)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('区划代码')).toBeFocused()
  await retype(page, founding.regionCode)
  const pack = page.getByRole('checkbox', { name: founding.pack })
  await tabTo(page, pack)
  if (!(await pack.isChecked())) await page.keyboard.press('Space')
  if (founding.villages === undefined) await pressButton(page, /任务表的 15 个名称/)
  else {
    await tabTo(page, page.getByLabel('名单'))
    await page.keyboard.type(founding.villages)
  }
  for (const [index, person] of founding.people.entries()) {
    const card = page.getByRole('group', { name: index === 0 ? '第一人' : '第二人' })
    await tabTo(page, card.getByLabel('姓名'))
    await retype(page, person.name)
    await page.keyboard.press('Enter')
    await retype(page, person.userName)
    await tabTo(page, card.getByLabel('密码', { exact: true }))
    await retype(page, person.password)
    await page.keyboard.press('Enter')
    await retype(page, person.password)
  }
}

/** Who founds a small office: one takes registrations, the other reviews them. */
export const twoPeople = [
  { name: '赵经办', userName: 'zhao', password: 'xiangyang-hua-2024' },
  { name: '钱审核', userName: 'qian', password: 'chuntian-li-2024' },
] as const
