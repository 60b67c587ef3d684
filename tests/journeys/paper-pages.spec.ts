/** How papers longer than one page are cut, and what every page carries. */
import type { Page } from '@playwright/test'
import { getDay } from '../../src/shared/kernel/day.ts'
import type { Print, SheetContent } from '../../src/shared/printing/model.ts'
import { aLongSheet } from '../support/sheet-content.ts'
import { aPackTable } from '../support/task-tables.ts'
import { printOut, squeeze } from './support/paper.ts'
import { lookAt } from './support/screens.ts'
import { expect, test } from './support/test.ts'

/** Pages are cut by the browser: what the program would answer stands in for a long record. */
async function answer(page: Page, call: string, value: unknown): Promise<void> {
  const body = JSON.stringify({ json: value })
  await page.route(`**/rpc/${call}*`, (route) =>
    route.fulfill({ contentType: 'application/json', body }),
  )
}

function aPrint(content: SheetContent): Print {
  return {
    printId: 1,
    registrationId: 1,
    copyNumber: 2,
    shortHash: '3F2A-91BC',
    printedBy: '李经办',
    printedOn: getDay('2023-11-20'),
    content,
  }
}

function manyGrounds(length: number): SheetContent['decision']['grounds'] {
  return Array.from({ length }, (_, index) => ({
    clause: `二（${index + 1}）`,
    text: '集中参保期为 2023-10-12 至 2023-12-31，按期内参保办理，待遇自 2024-01-01 至 2024-12-31。',
  }))
}

function timesIn(text: string, part: string): number {
  return text.split(squeeze(part)).length - 1
}

test('60 个村的分配表：每页有表头和一个页码，签字与合计在同一页', async ({ page, counter }) => {
  await expect(counter.searchBox).toBeFocused()
  const table = aPackTable(60)
  expect(table.rows).toHaveLength(60)
  expect(table.total).toEqual({ target: 6000, completed: 150 })
  await answer(page, 'quotas/table', table)
  await page.goto(new URL('#/tasks/tongliang-2024/print', page.url()).href)
  const { pages, text } = await printOut(page, 'tasks-60')
  expect(pages.length).toBeGreaterThan(1)
  for (const [index, one] of pages.entries()) {
    expect(timesIn(one, '完成情况')).toBe(1)
    expect(timesIn(one, `第 ${index + 1} 页 / 共 ${pages.length} 页`)).toBe(1)
    expect(timesIn(one, `共 ${pages.length} 页`)).toBe(1)
  }
  const last = pages.at(-1) ?? ''
  expect(last).toContain(squeeze('60 第60村 100 100（100.0%）'))
  expect(last).toContain(squeeze('合计 6000 150（2.5%）'))
  expect(last).toContain('制表：')
  for (let village = 1; village <= 60; village += 1) {
    expect(timesIn(text, `${village} 第${village}村 100`)).toBeGreaterThanOrEqual(1)
  }
})

test('村数再多也不会让签字独占一页', async ({ page, counter }) => {
  await expect(counter.searchBox).toBeFocused()
  for (const count of [34, 35, 36, 37, 38, 39, 40]) {
    await page.unrouteAll()
    await answer(page, 'quotas/table', aPackTable(count))
    await page.goto(new URL('#/tasks', page.url()).href)
    await page.reload()
    await page.goto(new URL('#/tasks/tongliang-2024/print', page.url()).href)
    const { pages } = await printOut(page, `tasks-${count}`)
    const last = pages.at(-1) ?? ''
    expect(last, `${count} villages`).toContain(squeeze(`合计 ${count * 100}`))
    expect(last, `${count} villages`).toContain('制表：')
  }
})

test('六种身份的登记表印在一张纸上', async ({ page, counter }) => {
  await expect(counter.searchBox).toBeFocused()
  await answer(page, 'printing/get', aPrint(aLongSheet()))
  await page.goto(new URL('#/print/1', page.url()).href)
  const { pages } = await printOut(page, 'sheet-six')
  expect(pages).toHaveLength(1)
  expect(pages[0]).toContain(squeeze('特困人员（至 2025-12-31）；低保对象（2023-01-01 起）'))
})

test('五十个字的姓名也印在一张纸上', async ({ page, counter }) => {
  await expect(counter.searchBox).toBeFocused()
  const content = aLongSheet()
  const name = '买买提·阿卜杜热西提·艾尔肯江·'.repeat(4).slice(0, 49).concat('㛃')
  expect(name).toHaveLength(50)
  const person = { ...content.person, name }
  // As full as a page can be: in letters as large as elsewhere this name takes a second one.
  const decision = { ...content.decision, grounds: manyGrounds(4) }
  await answer(page, 'printing/get', aPrint({ ...content, person, decision }))
  await page.goto(new URL('#/print/1', page.url()).href)
  const { pages } = await printOut(page, 'sheet-long-name')
  expect(pages).toHaveLength(1)
  expect(pages[0]).toContain(squeeze(name))
})

test('两页的登记表：每页有号码、查验码、份数和页码，签字不独占一页', async ({ page, counter }) => {
  await expect(counter.searchBox).toBeFocused()
  const content = aLongSheet()
  const decision = { ...content.decision, grounds: manyGrounds(14) }
  await answer(page, 'printing/get', aPrint({ ...content, decision }))
  await page.goto(new URL('#/print/1', page.url()).href)
  const { pages } = await printOut(page, 'sheet-two')
  expect(pages).toHaveLength(2)
  for (const [index, one] of pages.entries()) {
    expect(one).toContain(squeeze(`表号 ${content.sheetNumber}`))
    expect(one).toContain(squeeze('查验码 3F2A-91BC'))
    expect(one).toContain(squeeze('补打 · 第 2 份'))
    expect(timesIn(one, `第 ${index + 1} 页 / 共 2 页`)).toBe(1)
  }
  expect(pages[1]).toContain('材料核对')
  expect(pages[1]).toContain(squeeze('经办人 李经办'))
})

test('不是刚登记打印的，印出来是查验件；屏幕上照原样', async ({ page, counter }) => {
  await expect(counter.searchBox).toBeFocused()
  await answer(page, 'printing/get', aPrint(aLongSheet()))
  await page.goto(new URL('#/print/1', page.url()).href)
  const mark = page.getByText('查验件：留存内容的显示，未登记打印，不作凭证')
  await expect(page.locator('[data-ready="true"]')).toBeVisible()
  await expect(mark).toBeHidden()
  const { text } = await printOut(page, 'sheet-uncounted')
  expect(text).toContain(squeeze('查验件：留存内容的显示，未登记打印'))
})

test('长村名、三条依据、长文号，也印在一张纸上；没有字形的字带编码印出', async ({
  page,
  counter,
}) => {
  await expect(counter.searchBox).toBeFocused()
  const content = aLongSheet()
  const clause = '某某市医保发〔2026〕128号 一（二）'
  const grounds = [
    {
      clause,
      text: '集中缴费期为 2026-09-01 至 2027-02-28，按期连续参保，没有等待期，待遇自 2027-01-01 至 2027-12-31。',
    },
    { clause, text: '本地价格为每人每年 420 元，按登记的档次缴纳。' },
    {
      clause: `国办发〔2024〕38号；${clause}`,
      text: '特困人员由医疗救助资金全额资助，个人不缴费。',
    },
  ]
  await answer(
    page,
    'printing/get',
    aPrint({
      ...content,
      tierLabel: '统一档',
      identities: content.identities.slice(0, 1),
      circumstance: '普通参保；断保 0 年',
      person: {
        ...content.person,
        name: '𠮷文海',
        villageName: '新疆维吾尔自治区巴音郭楞蒙古自治州民族团结新村社区',
      },
      decision: { ...content.decision, grounds },
      pack: { ...content.pack, localDocuments: ['某某市医保发〔2026〕128号'] },
    }),
  )
  await page.goto(new URL('#/print/1', page.url()).href)
  const { pages } = await printOut(page, 'sheet-long-village')
  expect(pages).toHaveLength(1)
  expect(pages[0]).toContain(squeeze('并依据本单位录入的 某某市医保发〔2026〕128号'))
  expect(pages[0]).toContain('U+20BB7')
  // The narrow cells hold their words on one line.
  const tier = page.getByRole('cell', { name: '统一档' })
  expect((await tier.boundingBox())?.height).toBeLessThan(40)
})

test('姓名里有程序没有的字，打印以前说明', async ({ page, counter }) => {
  await expect(counter.searchBox).toBeFocused()
  const content = aLongSheet()
  const person = { ...content.person, name: '𠮷文海' }
  await answer(page, 'printing/preview', { ...content, person })
  await page.goto(new URL('#/preview/1', page.url()).href)
  await expect(page.getByText('“𠮷”程序自带的字体里没有')).toBeVisible()
  await expect(page.getByText('〔𠮷 U+20BB7〕文海').first()).toBeVisible()
  await lookAt(page, 'preview-undrawable')
})
