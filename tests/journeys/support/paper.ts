/** A paper as the printer gets it: how often printing was asked for, its pages and their text. */
import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { expect } from './expect.ts'

const run = promisify(execFile)
const folder = 'test-results/papers'

/** Counts instead of opening a dialog that no test could answer. Before the page is opened. */
export async function countPrints(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.print = () => {
      document.documentElement.dataset['prints'] = String(
        Number(document.documentElement.dataset['prints'] ?? '0') + 1,
      )
    }
  })
}

export async function expectPrints(page: Page, count: number): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-prints', String(count))
}

/** Text without blanks: how wide they come out of a PDF is the reader's guess. */
export function squeeze(text: string): string {
  return text.replaceAll(/\s+/gu, '')
}

/** The text of each page, and of all together, without blanks. */
export type Paper = { readonly pages: readonly string[]; readonly text: string }

/** Makes a PDF of the page as it would be printed, and a picture of each page to look at. */
export async function printOut(page: Page, name: string): Promise<Paper> {
  await expect(page.locator('[data-ready="true"]')).toBeVisible()
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.pdf`)
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }))
  await run('pdftoppm', ['-r', '80', '-png', file, join(folder, name)])
  const { stdout } = await run('pdftotext', ['-raw', file, '-'])
  // pdftotext ends every page with a form feed.
  const pages = stdout.split('\f').slice(0, -1).map(squeeze)
  return { pages, text: pages.join('') }
}
