/** `sheet.render`, `tasktable.420`: from asking for a paper to its PDF, in the browser. */
import type { Browser, Page } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { getDefined } from '../../src/shared/kernel/assert.ts'
import { getDay } from '../../src/shared/kernel/day.ts'
import { aLongTable } from '../support/task-tables.ts'
import { openCore } from './bench-office.ts'
import type { BenchOffice } from './bench-office.ts'
import { openBrowser, openDoor } from './browser.ts'
import { percentile, timed } from './figure.ts'
import type { Measured } from './figure.ts'

const villageCount = 420

export type PaperRun = { readonly office: BenchOffice; readonly rounds: number }

/** One browser and one program for both papers. */
export async function measurePapers(
  { office, rounds }: PaperRun,
  wanted: { readonly sheet: boolean; readonly table: boolean },
): Promise<{ readonly sheet: Measured | null; readonly table: Measured | null }> {
  const printId = await printOne(office)
  const door = await openDoor(office.folder)
  const browser = await openBrowser()
  try {
    const page = await openDesk(browser, { address: door.address, password: office.password })
    const blank = await browser.newPage()
    const measure = (path: string) => measurePaper({ page, blank, path, rounds })
    return {
      sheet: wanted.sheet ? await measure(`/print/${printId}`) : null,
      table: wanted.table ? await measure('/tasks/tongliang-2024/print') : null,
    }
  } finally {
    await browser.close()
    await door.stop()
  }
}

type PaperParts = {
  readonly page: Page
  /** A page with one line on it, the floor. */
  readonly blank: Page
  readonly path: string
  readonly rounds: number
}

/** Medians; the first round fetches type faces and code, and does not count. */
async function measurePaper({ page, blank, path, rounds }: PaperParts): Promise<Measured> {
  const values: number[] = []
  const floors: number[] = []
  await blank.setContent('<p>0</p>')
  for (let round = 0; round <= rounds; round += 1) {
    await goTo(page, '/verify', '#number')
    const value = await timed(async () => {
      await goTo(page, path, '[data-ready="true"]')
      await page.pdf({ preferCSSPageSize: true })
    })
    const floor = await timed(() => blank.pdf({ format: 'A4' }))
    if (round === 0) continue
    values.push(value)
    floors.push(floor)
  }
  return { value: percentile(values, 50), floor: percentile(floors, 50) }
}

async function goTo(page: Page, path: string, shown: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, path)
  await page.waitForSelector(shown)
}

/** Registers somebody and asks for the sheet, so that there is a paper to show. */
async function printOne(office: BenchOffice): Promise<number> {
  const core = await openCore(office)
  try {
    const { client } = core
    const { people } = await client.people.search({ text: '王' })
    const person = getDefined(
      people.find(({ registered }) => !registered),
      'somebody who is not registered',
    )
    const { registrationId } = await client.intake.register({
      requestId: randomUUID(),
      registrant: { kind: 'known', personId: person.personId },
      policy: 'tongliang-2024',
      coverageYear: 2024,
      payDay: getDay('2023-11-20'),
      tier: 1,
      circumstance: { kind: 'ordinary' },
      identities: [],
    })
    const print = await client.printing.print({
      requestId: randomUUID(),
      kind: 'registration',
      registrationId,
    })
    return print.printId
  } finally {
    await core.close()
  }
}

/** The clerk's screen; the task table has more villages than any notice. */
async function openDesk(
  browser: Browser,
  door: { readonly address: string; readonly password: string },
): Promise<Page> {
  const page = await browser.newPage()
  await page.goto(door.address)
  await page.getByLabel('登录名').fill('jingban')
  await page.getByLabel('密码').fill(door.password)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '退出' }).waitFor()
  const json = JSON.stringify({ json: aLongTable(villageCount) })
  await page.route('**/rpc/quotas/table*', (route) =>
    route.fulfill({ contentType: 'application/json', body: json }),
  )
  return page
}
