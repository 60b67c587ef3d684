/** Keys as a clerk presses them; no journey touches the mouse. */
import type { Locator, Page } from '@playwright/test'
import { expect } from './expect.ts'

const farthest = 80

/** Presses Tab until the control has the cursor. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible()
  for (let presses = 0; presses < farthest; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${String(control)}`)
}

/** Goes to a button with Tab and presses it. */
export async function pressButton(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole('button', { name }))
  await page.keyboard.press('Enter')
}

/** Replaces what stands in the field that has the cursor. */
export async function retype(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
}
