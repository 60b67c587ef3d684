/** The life of the window: what dies is told and comes back, and nothing half-filled is lost. */
import type { MenuItem } from 'electron'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Counter } from '../journeys/support/counter.ts'
import { signIn, tryUnlock } from '../journeys/support/desk.ts'
import { aPracticeNumber } from '../journeys/support/people.ts'
import { lookAt } from '../journeys/support/screens.ts'
import { accountOf } from '../journeys/support/test.ts'
import { answerWith, dialogsOf, expectDialog } from './support/dialogs.ts'
import { expect, openPractice, test } from './support/test.ts'
import { crashPage, killCore } from './support/core.ts'
import type { WindowProgram } from './support/window-program.ts'

const number = aPracticeNumber(1)

async function seatClerk(program: WindowProgram) {
  const accounts = await openPractice(program)
  const clerk = accountOf(accounts, '经办')
  const page = await program.page()
  await signIn(page, clerk)
  return { page, clerk, counter: new Counter(page), accounts }
}

test('账本程序停了：自动重新启动并告知，重新登录后没填完的还在，能接着保存', async ({
  openWindow,
}) => {
  const program = await openWindow()
  const { page, clerk, counter } = await seatClerk(program)
  await counter.beginNewPerson('半张表格')
  await page.keyboard.type(number)
  await answerWith(program, '知道了')
  await killCore(program)
  await expectDialog(program, '账本程序意外停止，已经重新启动')
  await expect(page.getByRole('dialog', { name: '登录已结束' })).toBeVisible()
  await lookAt(page, 'core-died')
  await tryUnlock(page, clerk.password)
  await expect(page.getByRole('dialog', { name: '登录已结束' })).toBeHidden()
  await expect(counter.form.getByLabel('身份证号')).toBeFocused()
  await expect(counter.form.getByLabel('身份证号')).toHaveValue(number)
  await counter.form.getByLabel('姓名').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('mlsq')
  await page.keyboard.press('Enter')
  await counter.save()
  await counter.savedNumber()
})

test('窗口显示崩溃：重新打开并告知，本人登录后没填完的恢复，别人看不到', async ({ openWindow }) => {
  const program = await openWindow()
  const { page, clerk, counter, accounts } = await seatClerk(program)
  await counter.beginNewPerson('半张表格')
  await page.keyboard.type(number)
  const again = await crashPage(program)
  await signIn(again, accountOf(accounts, '审核'))
  await expect(again.getByRole('heading', { name: '按人试算' })).toBeAttached()
  await expect(again.getByText('上次没有保存的内容已经恢复')).toHaveCount(0)
  await expect(again.getByText('半张表格')).toHaveCount(0)
  await again.getByRole('button', { name: '退出' }).click()
  await signIn(again, clerk)
  await expect(again.getByText('上次没有保存的内容已经恢复')).toBeVisible()
  const form = new Counter(again).form
  await expect(form.getByLabel('身份证号')).toHaveValue(number)
  await expect(form.getByLabel('姓名')).toHaveValue('半张表格')
  await lookAt(again, 'draft-restored')

  // Cleared on purpose, it does not come back.
  await again.keyboard.press('F4')
  await again.keyboard.press('Tab')
  await again.keyboard.press('Enter')
  await expect(form.getByText('请先在左侧查找参保人')).toBeVisible()
  await again.reload()
  await signIn(again, clerk)
  await expect(new Counter(again).searchBox).toBeFocused()
  await expect(again.getByText('上次没有保存的内容已经恢复')).toHaveCount(0)
})

test('还有没办完的，关窗口先问；留下内容不丢，确认才关', async ({ openWindow }) => {
  const program = await openWindow()
  const { page, counter } = await seatClerk(program)
  await counter.beginNewPerson('半张表格')
  await page.keyboard.type('590151')
  await answerWith(program, '留下')
  await program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close(), null)
  await expectDialog(program, '还有没有办完的内容，现在关闭会丢失。')
  await expect(counter.form.getByLabel('身份证号')).toHaveValue('590151')

  await answerWith(program, '关闭，不保存')
  await program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close(), null)
  expect(await program.ended).toBe(0)
})

test('没有没办完的，关窗口不问，程序正常结束', async ({ openWindow }) => {
  const program = await openWindow()
  await seatClerk(program)
  await answerWith(program, '留下')
  await program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close(), null)
  expect(await program.ended).toBe(0)
})

test('睡眠或锁屏时锁住柜台，醒来要密码，内容还在', async ({ openWindow }) => {
  const program = await openWindow()
  const { page, clerk, counter } = await seatClerk(program)
  await counter.beginNewPerson('半张表格')
  await program.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'), null)
  // At once, not when the page asks the next time.
  await expect(page.getByRole('dialog', { name: '屏幕已锁定' })).toBeVisible({ timeout: 5000 })
  await program.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'), null)
  await tryUnlock(page, clerk.password)
  await expect(page.getByRole('dialog', { name: '屏幕已锁定' })).toBeHidden()
  await expect(counter.form.getByLabel('姓名')).toHaveValue('半张表格')
})

test('第二次启动只把已有的窗口叫到前面', async ({ openWindow, home }) => {
  const program = await openWindow()
  await program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize(), null)
  const second = await openWindow({ expectHandOver: true })
  expect(await second.ended).toBe(0)
  expect(second.output()).toContain('canbao-window-handed-over')
  const state = () =>
    program.evaluate(({ BrowserWindow }) => {
      const windows = BrowserWindow.getAllWindows()
      return [windows.length, windows[0]?.isMinimized(), windows[0]?.isFocused()]
    }, null)
  await expect.poll(state).toEqual([1, false, true])
  expect(home.data).not.toBe('')
})

test('大小、位置和缩放下次照旧；缩放在 80% 到 150% 之间', async ({ openWindow, home }) => {
  const program = await openWindow()
  const press = (id: string) =>
    program.evaluate(({ Menu }, item) => {
      Menu.getApplicationMenu()?.getMenuItemById(item)?.click()
    }, id)
  const zoom = () =>
    program.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor(),
      null,
    )
  for (let presses = 0; presses < 7; presses += 1) await press('zoom-in')
  expect(await zoom()).toBeCloseTo(1.5)
  const page = await program.page()
  // 1366 / 1.5 = 910.7
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBeLessThanOrEqual(911)
  await lookAt(page, 'zoom-150')
  for (let presses = 0; presses < 9; presses += 1) await press('zoom-out')
  expect(await zoom()).toBeCloseTo(0.8)
  await press('zoom-actual')
  await press('zoom-in')
  await program.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1200, height: 700 })
  }, null)
  await program.stop()

  const again = await openWindow()
  const bounds = await again.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds(),
    null,
  )
  expect(bounds).toMatchObject({ x: 40, y: 30, width: 1200, height: 700 })
  const kept = await again.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor(),
    null,
  )
  expect(kept).toBeCloseTo(1.1)
  expect(home.folder).not.toBe('')
})

test('第二块屏幕拔掉，窗口回到还在的屏幕上', async ({ openWindow }) => {
  const program = await openWindow()
  const bounds = await program.evaluate(({ BrowserWindow, screen }) => {
    const window = BrowserWindow.getAllWindows()[0]
    const area = screen.getPrimaryDisplay().workArea
    window?.setBounds({ x: area.x + area.width + 200, y: 50, width: 1100, height: 700 })
    screen.emit('display-removed', {}, screen.getPrimaryDisplay())
    const { x, width } = window?.getBounds() ?? { x: -1, width: 0 }
    return { x, right: x + width, least: area.x, most: area.x + area.width }
  }, null)
  expect(bounds.x).toBeGreaterThanOrEqual(bounds.least)
  expect(bounds.right).toBeLessThanOrEqual(bounds.most)
})

test('记下的内容坏了，窗口照常打开', async ({ openWindow }) => {
  const program = await openWindow()
  const folder = await program.evaluate(({ app }) => app.getPath('userData'), null)
  await program.stop()
  const file = join(folder, 'window.json')
  writeFileSync(file, '{"place":')
  const again = await openWindow()
  await expect(
    (await again.page()).getByRole('heading', { name: '欢迎使用参保柜台' }),
  ).toBeVisible()
  await again.evaluate(
    ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('zoom-in')?.click(),
    null,
  )
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ zoomPercent: 110 })
})

test('菜单是中文的，带按键；没有开发者工具', async ({ openWindow }) => {
  const program = await openWindow()
  const { page } = await seatClerk(program)
  const lines = await program.evaluate(({ Menu }) => {
    const listed: string[] = []
    const list = (items: readonly MenuItem[]) => {
      for (const { label, accelerator, role, submenu } of items) {
        if (label !== '') listed.push(`${label}|${accelerator ?? ''}|${role ?? ''}`)
        if (submenu) list(submenu.items)
      }
    }
    list(Menu.getApplicationMenu()?.items ?? [])
    return listed
  }, null)
  expect(lines).toEqual(
    expect.arrayContaining([
      '放大|CmdOrCtrl+=|',
      '缩小|CmdOrCtrl+-|',
      '实际大小|CmdOrCtrl+0|',
      '全屏|F11|',
      '退出|Alt+F4|',
      '按键说明|F1|',
    ]),
  )
  for (const line of lines) expect(line).toMatch(/^\p{Script=Han}+\|/u)
  expect(lines.join('\n')).not.toMatch(/devtools|reload/i)

  await program.evaluate(
    ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('full-screen')?.click(),
    null,
  )
  const isFull = () =>
    program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFullScreen(), null)
  await expect.poll(isFull).toBe(true)
  await program.evaluate(
    ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('keys')?.click(),
    null,
  )
  await expect(page.getByRole('dialog', { name: '按键说明' })).toContainText('全屏')
  await lookAt(page, 'keys')
  await answerWith(program, '知道了')
  await program.evaluate(
    ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('about')?.click(),
    null,
  )
  await expectDialog(program, '关于参保柜台')
  expect((await dialogsOf(program)).join('')).toMatch(/版本 \d+\.\d+\.\d+/)
})
