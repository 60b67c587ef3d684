/** Paper out of the window: PDF first, then printers with their offsets, copies and whole villages. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { Counter } from '../journeys/support/counter.ts'
import { goTo, signIn } from '../journeys/support/desk.ts'
import { squeeze } from '../journeys/support/paper.ts'
import { registerNew } from '../journeys/support/people.ts'
import { lookAt } from '../journeys/support/screens.ts'
import { walkTo } from '../journeys/support/review.ts'
import { accountOf } from '../journeys/support/test.ts'
import { expect, openPractice, test } from './support/test.ts'
import type { WindowProgram } from './support/window-program.ts'

const millimetre = 72 / 25.4

async function seatClerk(program: WindowProgram): Promise<Page> {
  const accounts = await openPractice(program)
  const page = await program.page()
  await signIn(page, accountOf(accounts, '经办'))
  await expect(new Counter(page).searchBox).toBeFocused()
  return page
}

/** Whoever sits there saves each PDF under a name of the test's. */
async function saveAs(program: WindowProgram, name: string): Promise<string> {
  const path = join(program.home.folder, `${name}.pdf`)
  await program.evaluate(({ dialog }, filePath) => {
    const seen: unknown[] = []
    Object.assign(globalThis, { savesAsked: seen })
    const answer = (...args: readonly unknown[]) => {
      seen.push(args.at(-1))
      return Promise.resolve({ canceled: filePath === '', filePath })
    }
    Object.assign(dialog, { showSaveDialog: answer })
  }, path)
  return path
}

type Word = { readonly x: number; readonly y: number }

function read(path: string, keep: string) {
  mkdirSync('test-results/papers', { recursive: true })
  execFileSync('pdftoppm', ['-r', '80', '-png', path, join('test-results/papers', keep)])
  const run = (args: readonly string[]) =>
    execFileSync('pdftotext', [...args, path, '-'], { encoding: 'utf8' })
  const info = execFileSync('pdfinfo', [path], { encoding: 'utf8' })
  const pages = run(['-raw']).split('\f').slice(0, -1).map(squeeze)
  const boxes = [...run(['-bbox']).matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)</g)]
  return {
    pages,
    size: /Page size:\s+([\d.]+) x ([\d.]+)/
      .exec(info)
      ?.slice(1)
      .map((points) => Math.round(Number(points))),
    word(text: string): Word {
      const box = boxes.find(([, , , found]) => found?.includes(text))
      if (box === undefined) throw new Error(`${text} is not on the paper`)
      return { x: Number(box[1]), y: Number(box[2]) }
    },
  }
}

/** From the list to the preview of somebody's sheet. */
async function openPreview(page: Page, name: string): Promise<void> {
  await goTo(page, '登记列表')
  await walkTo(page, page.getByRole('row').filter({ hasText: name }))
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '打印登记表' }).click()
  await expect(page.getByRole('button', { name: '打印', exact: true })).toBeFocused()
}

async function choose(page: Page, field: Locator, label: string): Promise<void> {
  await field.click()
  await page.locator('.ant-select-dropdown:visible').getByTitle(label).click()
}

const dialog = (page: Page) => page.getByRole('dialog', { name: '打印' })

test('登记表先存为 PDF：A4，有份数；要两份就各登记一份，一起存', async ({ openWindow }) => {
  const program = await openWindow()
  const page = await seatClerk(program)
  const number = await registerNew(page, { name: '周玉兰', sequence: 2 })
  await openPreview(page, '周玉兰')
  const first = await saveAs(program, 'first')
  await page.keyboard.press('Enter')
  // A PDF is what is offered first.
  await expect(dialog(page).getByRole('button', { name: /存为 PDF/ })).toBeVisible()
  await lookAt(page, 'printer-dialog')
  await page.keyboard.press('Control+Enter')
  await expect(dialog(page).getByText(`已保存到 ${first}`)).toBeVisible()
  await lookAt(page, 'printer-saved')
  const sheet = read(first, 'window-sheet')
  // A4: 210 × 297 mm are 595 × 842 points.
  expect(sheet.size).toEqual([595, 842])
  expect(sheet.pages).toHaveLength(1)
  expect(sheet.pages[0]).toContain(squeeze(`表号 ${number}`))
  expect(sheet.pages[0]).toContain('第1份')
  expect(sheet.pages[0]).not.toContain('查验件')
  const asked = await program.evaluate(
    () => JSON.stringify((globalThis as unknown as { savesAsked: unknown[] }).savesAsked),
    null,
  )
  expect(asked).toContain(number)
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toHaveCount(0)

  await openPreview(page, '周玉兰')
  await page.getByRole('spinbutton', { name: '份数' }).fill('2')
  await page.getByRole('button', { name: '打印', exact: true }).click()
  const second = await saveAs(program, 'second')
  await expect(page.getByRole('heading', { name: '批量打印 2 份' })).toBeVisible()
  await dialog(page)
    .getByRole('button', { name: /存为 PDF/ })
    .click()
  await expect(dialog(page).getByText(`已保存到 ${second}`)).toBeVisible()
  const both = read(second, 'window-both')
  expect(both.pages).toHaveLength(2)
  expect(both.pages[0]).toContain('补打·第2份')
  expect(both.pages[1]).toContain('补打·第3份')
})

test('没有选保存位置，话里说没有保存', async ({ openWindow }) => {
  const program = await openWindow()
  const page = await seatClerk(program)
  await page.evaluate(() => (location.hash = '#/printer'))
  await program.evaluate(({ dialog: system }) => {
    Object.assign(system, {
      showSaveDialog: () => Promise.resolve({ canceled: true, filePath: '' }),
    })
  }, null)
  await page.getByRole('button', { name: '打印测试页' }).click()
  await dialog(page)
    .getByRole('button', { name: /存为 PDF/ })
    .click()
  await expect(dialog(page).getByText('没有选择保存位置，文件没有保存。')).toBeVisible()
})

test('打印机各有偏移：测试页照此移动，其他打印机和 PDF 不动', async ({ openWindow, home }) => {
  const program = await openWindow()
  test.skip(program.kind === 'real', 'no printer of a real machine prints for a test')
  const page = await seatClerk(program)
  await page.evaluate(() => (location.hash = '#/printer'))
  await expect(page.getByRole('heading', { name: '打印机偏移' })).toBeVisible()
  await lookAt(page, 'printer-settings')
  await choose(page, page.getByLabel('打印机', { exact: true }), '窗口针式打印机')
  await page.getByLabel('右移（毫米）').fill('3')
  await page.getByLabel('下移（毫米）').fill('-2')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('以后打到这台打印机都照此调整')).toBeVisible()

  const exact = await saveAs(program, 'test-page')
  await page.getByRole('button', { name: '打印测试页' }).click()
  await page.keyboard.press('Control+Enter')
  await expect(dialog(page).getByText('已保存到')).toBeVisible()
  await page.keyboard.press('Enter')

  await page.getByRole('button', { name: '打印测试页' }).click()
  await choose(page, dialog(page).getByLabel('打印到'), '窗口针式打印机')
  await expect(dialog(page).getByText('右移 3 毫米，下移 -2 毫米，缩放 100%')).toBeVisible()
  await dialog(page).getByLabel('份数').fill('2')
  await lookAt(page, 'printer-chosen')
  await page.keyboard.press('Control+Enter')
  await expect(dialog(page).getByText('已送到打印机“窗口针式打印机”。')).toBeVisible()
  await page.keyboard.press('Enter')

  const spool = join(home.folder, 'spool')
  expect(readdirSync(spool)).toHaveLength(2)
  expect(JSON.parse(readFileSync(join(spool, '1.json'), 'utf8'))).toMatchObject({
    silent: true,
    deviceName: 'Stand_In_Dots',
    copies: 2,
    pageSize: 'A4',
  })
  const text = '本十字'
  const straight = read(exact, 'test-page').word(text)
  const moved = read(join(spool, '1.pdf'), 'test-page-moved').word(text)
  expect(moved.x - straight.x).toBeCloseTo(3 * millimetre, 0)
  expect(moved.y - straight.y).toBeCloseTo(-2 * millimetre, 0)

  // The other printer prints straight, and is the one that is offered next.
  await page.getByRole('button', { name: '打印测试页' }).click()
  await choose(page, dialog(page).getByLabel('打印到'), '一楼激光打印机')
  await page.keyboard.press('Control+Enter')
  await expect(dialog(page).getByText('已送到打印机“一楼激光打印机”。')).toBeVisible()
  await page.keyboard.press('Enter')
  expect(read(join(spool, '2.pdf'), 'test-page-other').word(text)).toEqual(straight)
  await page.getByRole('button', { name: '打印测试页' }).click()
  await expect(dialog(page).getByText('右移 0 毫米，下移 0 毫米，缩放 100%')).toBeVisible()
})

test('打印机不接受，话里说怎么办', async ({ openWindow }) => {
  const program = await openWindow({ env: { STAND_IN_SPOOL: '/dev/null/none' } })
  test.skip(program.kind === 'real', 'no printer of a real machine fails for a test')
  const page = await seatClerk(program)
  await page.evaluate(() => (location.hash = '#/printer'))
  await page.getByRole('button', { name: '打印测试页' }).click()
  await choose(page, dialog(page).getByLabel('打印到'), '窗口针式打印机')
  await page.keyboard.press('Control+Enter')
  await expect(dialog(page).getByRole('alert')).toContainText('打印机没有接受')
})

test('按村批量：逐份登记、一起打印，打过的不再打', async ({ openWindow }) => {
  const program = await openWindow()
  const page = await seatClerk(program)
  const numbers: string[] = []
  for (const [index, name] of ['周玉兰', '孙有福', '李秀英'].entries()) {
    numbers.push(await registerNew(page, { name, sequence: index + 2 }))
  }
  await goTo(page, '登记列表')
  await page.getByRole('button', { name: '批量打印' }).click()
  await expect(page.getByRole('heading', { name: '批量打印', level: 1 })).toBeVisible()
  await choose(page, page.getByLabel('村（社区）'), '穆莲社区')
  await expect(page.getByText('可打印 3 份')).toBeVisible()
  await lookAt(page, 'batch')
  const path = await saveAs(program, 'batch')
  await page.getByRole('button', { name: '登记并打印 3 份' }).click()
  await expect(page.getByRole('heading', { name: '批量打印 3 份' })).toBeVisible()
  await dialog(page)
    .getByRole('button', { name: /存为 PDF/ })
    .click()
  await expect(dialog(page).getByText(`已保存到 ${path}`)).toBeVisible()
  const { pages } = read(path, 'window-batch')
  expect(pages).toHaveLength(3)
  for (const [index, number] of numbers.entries()) {
    expect(pages[index]).toContain(squeeze(`表号 ${number}`))
    expect(pages[index]).toContain('第1份')
  }
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '返回批量打印' }).click()
  await expect(page.getByRole('heading', { name: '批量打印', level: 1 })).toBeVisible()
  await choose(page, page.getByLabel('村（社区）'), '穆莲社区')
  await expect(page.getByText('没有要打印的单据。')).toBeVisible()
  await page.getByRole('checkbox', { name: '只打没有打印过的' }).click()
  await expect(page.getByText('可打印 3 份')).toBeVisible()
})
