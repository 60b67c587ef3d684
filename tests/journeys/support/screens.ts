/** What must hold on every screen, and a picture of it for somebody to look at. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './expect.ts'

const folder = process.env['CANBAO_JOURNEY_DOOR'] === 'window' ? 'window-screens' : 'screens'

/** Takes the picture, and checks width, language and what assistive software needs. */
export async function lookAt(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  // What lies under the cover may wait for somebody to sign in.
  await expect(page.locator('[aria-busy="true"]:not([inert] *)')).toHaveCount(0)
  await page.screenshot({ path: `test-results/${folder}/${name}.png` })
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width, `${name}: no scrolling sideways`).toBeLessThanOrEqual(1366)
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  const { violations } = await new AxeBuilder({ page })
    // One frame a page; the other mode opens a second page, which a window cannot.
    .setLegacyMode()
    .analyze()
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)
  expect(serious, `${name}: accessible`).toEqual([])
}
