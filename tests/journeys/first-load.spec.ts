/** How much a browser has to fetch before anybody can work. How long it takes is the bench's. */
import { collectScripts, totalKb } from '../support/first-load.ts'
import { signIn } from './support/desk.ts'
import { openPracticeOffice } from './support/first-run.ts'
import { pressButton } from './support/keyboard.ts'
import { accountOf, expect, test } from './support/test.ts'

const mostKb = 600
/** A line of what people write is shorter; a minifier knows no lines. */
const longLine = 500

test('打开柜台要下载的程序压缩后不超过 600 KB，其他页面用到时才下载', async ({ page, door }) => {
  const fetched = collectScripts(page)
  await page.goto(door.launchAddress)
  const accounts = await openPracticeOffice(page)
  await pressButton(page, '已记下，去登录')
  await expect(page.getByLabel('登录名')).toBeFocused()
  const firstScreen = await fetched()
  expect(firstScreen.length).toBeGreaterThan(0)
  expect(totalKb(firstScreen)).toBeLessThanOrEqual(mostKb)
  expect(
    firstScreen.map(({ name }) => name).filter((name) => name.startsWith('CounterPage')),
  ).toEqual([])

  await signIn(page, accountOf(accounts, '经办'))
  await expect(page.getByRole('combobox').first()).toBeVisible()
  const counter = await fetched()
  expect(totalKb(counter)).toBeLessThanOrEqual(mostKb)
  // Routes are split: what another page needs has not come.
  const names = counter.map(({ name }) => name)
  expect(names.filter((name) => name.startsWith('CounterPage'))).toHaveLength(1)
  for (const other of [
    'RehearsalPage',
    'SettledPage',
    'TrialPage',
    'PoliciesPage',
    'TaskTablePage',
  ]) {
    expect(names.filter((name) => name.startsWith(other))).toEqual([])
  }
  const lines = counter.flatMap(({ text }) => text.split('\n'))
  const characters = lines.reduce((sum, line) => sum + line.length, 0)
  expect(characters / lines.length).toBeGreaterThan(longLine)
})
