/** What must hold on every screen, and a picture of it for somebody to look at. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './expect.ts'

/** Takes the picture, and checks width, language and what assistive software needs. */
export async function lookAt(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
  await page.screenshot({ path: `test-results/screens/${name}.png` })
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width, `${name}: no scrolling sideways`).toBeLessThanOrEqual(1366)
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)
  expect(serious, `${name}: accessible`).toEqual([])
}
