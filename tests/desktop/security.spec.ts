/** Points of Electron's security checklist that only a running window shows. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { signIn } from '../journeys/support/desk.ts'
import { fillFoundingForm } from '../journeys/support/first-run.ts'
import { pressButton } from '../journeys/support/keyboard.ts'
import { expect, test } from './support/test.ts'

const first = { name: '欢迎使用参保柜台' }

test('1, 13, 14: nothing from outside is loaded, and the page leads nowhere else', async ({
  openWindow,
}) => {
  const program = await openWindow()
  const page = await program.page()
  const home = page.url()
  await expect(page.getByRole('heading', first)).toBeVisible()
  for (const address of ['https://example.com/', 'file:///etc/passwd', 'http://127.0.0.1:1/']) {
    await page.evaluate((to) => {
      const link = document.createElement('a')
      link.href = to
      document.body.append(link)
      link.click()
      link.remove()
    }, address)
    await page.waitForTimeout(200)
    expect(page.url()).toBe(home)
    const answer = await page.evaluate(
      (to) =>
        fetch(to)
          .then(() => 'came')
          .catch(() => 'refused'),
      address,
    )
    expect(answer).toBe('refused')
  }
  await page.evaluate(() => window.open('https://example.com/'))
  await page.waitForTimeout(300)
  const windows = await program.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows().length,
    null,
  )
  expect(windows).toBe(1)
  await expect(page.getByRole('heading', first)).toBeVisible()
  // Even the main process itself could not.
  const outside = await program.evaluate(
    ({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]
        ?.webContents.loadURL('https://example.com/')
        .then(() => 'loaded')
        .catch((error: Error) => error.message),
    null,
  )
  expect(outside).toContain('ERR_BLOCKED_BY_CLIENT')
})

test('2, 3, 20: the page has nothing of Node or Electron, only the word that it is in a window', async ({
  openWindow,
}) => {
  const page = await (await openWindow()).page()
  await expect(page.getByRole('heading', first)).toBeVisible()
  const seen = await page.evaluate(() => ({
    door: Reflect.get(window, 'canbaoDoor'),
    node: ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter(
      (name) => name in window,
    ),
  }))
  expect(seen).toEqual({ door: 'window', node: [] })
})

test('5: the page is given no camera, no place, no notifications', async ({ openWindow }) => {
  const page = await (await openWindow()).page()
  const answers = await page.evaluate(async () => [
    (await navigator.permissions.query({ name: 'geolocation' })).state,
    await Notification.requestPermission(),
    await navigator.mediaDevices
      .getUserMedia({ video: true })
      .then(() => 'granted')
      .catch((error: Error) => error.name),
  ])
  expect(answers.slice(0, 2)).toEqual(['denied', 'denied'])
  expect(answers[2]).not.toBe('granted')
})

test('7: no script but our own files runs', async ({ openWindow }) => {
  const page = await (await openWindow()).page()
  await expect(page.getByRole('heading', first)).toBeVisible()
  const policy = await page.evaluate(
    async () => (await fetch('/')).headers.get('content-security-policy') ?? '',
  )
  expect(policy).toContain("script-src 'self';")
  expect(policy).toContain("default-src 'none'")
  const ran = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.inlineRan = true'
    document.head.append(script)
    const button = document.createElement('button')
    button.setAttribute('onclick', 'window.inlineRan = true')
    button.click()
    return 'inlineRan' in window
  })
  expect(ran).toBe(false)
})

test('11, 12: a webview is refused before it is there', async ({ openWindow }) => {
  const program = await openWindow()
  const prevented = await program.evaluate(({ BrowserWindow }) => {
    let stopped = false
    const event = { preventDefault: () => (stopped = true) }
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    contents?.emit('will-attach-webview', event, {}, { src: 'https://example.com/' })
    return stopped
  }, null)
  expect(prevented).toBe(true)
  const page = await program.page()
  const made = await page.evaluate(() => {
    const element = document.createElement('webview')
    document.body.append(element)
    return 'loadURL' in element
  })
  expect(made).toBe(false)
})

test('17: only the page itself gets a port', async ({ openWindow }) => {
  const program = await openWindow()
  const given = await program.evaluate(({ BrowserWindow, ipcMain }) => {
    const sender = BrowserWindow.getAllWindows()[0]?.webContents
    const ask = (frame: object | null) => {
      let ports = 0
      const senderFrame = frame && { ...frame, postMessage: () => (ports += 1) }
      ipcMain.emit('canbao-port-please', { sender, senderFrame })
      return ports
    }
    return [
      ask({ origin: 'app://canbao', parent: null }),
      ask({ origin: 'https://example.com', parent: null }),
      ask({ origin: 'app://canbao.evil', parent: null }),
      ask({ origin: 'null', parent: null }),
      ask({ origin: 'app://canbao', parent: {} }),
      ask(null),
    ]
  }, null)
  expect(given).toEqual([1, 0, 0, 0, 0, 0])
})

test('18: the protocol serves the closed list of screens and nothing beside it', async ({
  openWindow,
}) => {
  const page = await (await openWindow()).page()
  const statuses = await page.evaluate(async () => {
    const paths = [
      '/index.html',
      '/../main/core.js',
      '/..%2fmain%2fcore.js',
      '/%2e%2e/main/core.js',
      '/assets/../../main/core.js',
      '//etc/passwd',
      '/package.json',
    ]
    const answers = await Promise.all(
      paths.map((path) =>
        fetch(path)
          .then(({ status }) => status)
          .catch(() => 0),
      ),
    )
    const posted = await fetch('/index.html', { method: 'POST', body: 'x' })
    return [...answers, posted.status]
  })
  expect(statuses[0]).toBe(200)
  for (const status of statuses.slice(1)) expect([0, 404]).toContain(status)
})

test('a file dropped onto the window is not opened', async ({ openWindow }) => {
  const page = await (await openWindow()).page()
  const home = page.url()
  await expect(page.getByRole('heading', first)).toBeVisible()
  await dropFile(page, import.meta.filename)
  expect(page.url()).toBe(home)
  await expect(page.getByRole('heading', first)).toBeVisible()
  const prevented = await page.evaluate(() => {
    const event = new DragEvent('drop', { bubbles: true, cancelable: true })
    document.body.dispatchEvent(event)
    return event.defaultPrevented
  })
  expect(prevented).toBe(true)
})

async function dropFile(page: Page, file: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  for (const type of ['dragEnter', 'dragOver', 'drop']) {
    await session.send('Input.dispatchDragEvent', {
      type: type as 'drop',
      x: 300,
      y: 300,
      data: { items: [], files: [file], dragOperationsMask: 1 },
    })
  }
  await page.waitForTimeout(300)
}

const clerk = { name: '赵经办', userName: 'zhao', password: 'xiangyang-hua-2024' }
const reviewer = { name: '钱审核', userName: 'qian', password: 'chuntian-li-2024' }

test('账本密钥存进系统密钥环；移走密钥文件仍能打开，密钥环没有了放回文件也能打开', async ({
  openWindow,
  home,
}) => {
  const program = await openWindow()
  const page = await program.page()
  await pressButton(page, '建立单位')
  await fillFoundingForm(page, {
    name: '蒲吕街道办事处',
    regionCode: '500151004',
    pack: /蒲吕街道办事处关于做好2024年/.source,
    people: [clerk, reviewer],
  })
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: '蒲吕街道办事处', exact: true })).toBeVisible()
  const keys = join(home.folder, 'config', 'canbao', 'keys')
  const keyFile = join(keys, readdirSync(keys).find((name) => name.endsWith('.key')) ?? '')
  const hex = readFileSync(keyFile, 'utf8').trim()
  const sealed = keyFile.replace(/key$/, 'sealed')
  await expect.poll(() => existsSync(sealed)).toBe(true)
  expect(readFileSync(sealed).includes(hex)).toBe(false)
  await program.stop()

  rmSync(keyFile)
  const second = await openWindow()
  await signIn(await second.page(), clerk)
  await second.stop()

  test.skip(second.kind === 'real', 'a real keyring is not taken away for a test')
  writeFileSync(keyFile, `${hex}\n`, { mode: 0o600 })
  const third = await openWindow({ env: { STAND_IN_KEYRING: 'basic_text' } })
  await signIn(await third.page(), clerk)
})
