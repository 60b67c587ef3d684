/** The web door as a program: its one line, who has the ledger, and how it ends. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer, connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { launch } from './support/doors.ts'
import { anOffice } from './support/office-data.ts'
import { makeProgram, processTestTimeout } from './support/program.ts'
import type { Program, Running } from './support/program.ts'

vi.setConfig({ testTimeout: processTestTimeout, hookTimeout: processTestTimeout })

let program: Program
let running: Running[] = []
let folderCount = 0

beforeAll(() => {
  program = makeProgram()
})
afterEach(async () => {
  for (const { child, ended } of running) {
    child.kill('SIGKILL')
    await ended
  }
  running = []
})
afterAll(() => program.remove())

function aFolder(): string {
  folderCount += 1
  return join(program.folder, `office-${folderCount}`)
}

function serve(folder: string, port = '0'): Running {
  const door = program.start(['serve', folder, '--port', port])
  running.push(door)
  return door
}

function addressIn(line: string): string {
  const address = /^参保柜台 (http:\/\/127\.0\.0\.1:\d+\/#launch=[\w-]{43})$/.exec(line)?.[1]
  if (address === undefined) throw new Error(`not the line: ${line}`)
  return address
}

test('prints one line, and the address in it answers and lets in', async () => {
  const door = serve(aFolder())
  const address = addressIn(await door.firstLine)
  expect((await fetch(address)).status).toBe(200)
  expect(await launch(address)).toMatch(/^canbao-\d+=/)
  door.child.kill('SIGTERM')
  expect(await door.ended).toMatchObject({ stdout: expect.stringMatching(/^[^\n]+\n$/) as unknown })
})

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s ends it within a second, also while a browser holds on',
  async (signal) => {
    const door = serve(aFolder())
    const { port } = new URL(addressIn(await door.firstLine))
    const browser = connect(Number(port), '127.0.0.1')
    browser.on('error', () => undefined)
    browser.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`)
    await new Promise((resolve) => browser.once('data', resolve))
    const askedAt = performance.now()
    door.child.kill(signal)
    const { code, stderr } = await door.ended
    expect([code, stderr]).toEqual([0, ''])
    expect(performance.now() - askedAt).toBeLessThan(1000)
  },
)

test('ends when the one who started it was killed', async () => {
  const starter = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  const door = program.start(['serve', aFolder(), '--port', '0'], {
    environment: { CANBAO_PARENT_PID: String(starter.pid) },
  })
  running.push(door)
  await door.firstLine
  await sleep(1200)
  expect(door.child.exitCode).toBeNull()
  starter.kill('SIGKILL')
  expect((await door.ended).code).toBe(0)
})

test('a taken port is one sentence, and the ledger is free again', async () => {
  const taker = createServer()
  await new Promise<void>((resolve) => taker.listen(0, '127.0.0.1', resolve))
  const address = taker.address()
  const port = typeof address === 'object' && address !== null ? String(address.port) : ''
  const folder = aFolder()
  const { code, stdout, stderr } = await serve(folder, port).ended
  taker.close()
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(new RegExp(`^端口 ${port} 已被另一个程序占用，.*--port.*。\n$`))
  addressIn(await serve(folder).firstLine)
})

test('a second program on the ledger is told who has it and where', async () => {
  const folder = aFolder()
  const first = serve(folder)
  const { origin } = new URL(addressIn(await first.firstLine))
  const { code, stdout, stderr } = await serve(folder).ended
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toContain(`进程 ${first.child.pid}`)
  expect(stderr).toContain(origin)
  // Whoever reads the sentence on a screen must not get in by it.
  expect(stderr).not.toContain('launch')
})

test('while a door is open on an empty folder, nobody founds an office there beside it', async () => {
  const folder = aFolder()
  const first = serve(folder)
  await first.firstLine
  const keyFile = join(program.folder, 'never-made.key')
  const { code, stdout, stderr } = await program.run(['call', folder, 'office.found'], {
    input: JSON.stringify({ requestId: 'founding-beside', office: anOffice() }),
    environment: { CANBAO_KEY_FILE: keyFile },
  })
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toContain(`进程 ${first.child.pid}`)
  expect([existsSync(join(folder, 'ledger.db')), existsSync(keyFile)]).toEqual([false, false])
})

test('a killed program leaves the ledger free', async () => {
  const folder = aFolder()
  const first = serve(folder)
  await first.firstLine
  first.child.kill('SIGKILL')
  await first.ended
  addressIn(await serve(folder).firstLine)
})

test('single commands work beside an open door', async () => {
  const folder = aFolder()
  expect((await program.run(['demo', folder, '--people', '40'])).code).toBe(0)
  await serve(folder).firstLine
  expect((await program.run(['call', folder, 'office.status'])).code).toBe(0)
  expect((await program.run(['verify', folder])).code).toBe(0)
})

test('demo does not make an office under an open door', async () => {
  const folder = aFolder()
  await serve(folder).firstLine
  const { code, stderr } = await program.run(['demo', folder, '--people', '40'])
  expect([code, stderr]).toEqual([1, expect.stringContaining('正由进程') as unknown])
})

test.each([
  [['--port', 'x'], '端口“x”不对'],
  [['--colour', 'red'], '无法识别'],
  [['folder'], '无法识别'],
])('the web entry refuses %j', async (args, sentence) => {
  const { code, stdout, stderr } = await program.run(args, { entry: 'web' })
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain(sentence)
})

test('the web entry opens the folder of --dir, else of CANBAO_DIR', async () => {
  for (const [args, environment] of [
    [['--dir', aFolder()], {}],
    [[], { CANBAO_DIR: aFolder() }],
  ] as const) {
    const door = program.start([...args, '--port', '0'], { entry: 'web', environment })
    running.push(door)
    addressIn(await door.firstLine)
    const { code } = await serve(args[1] ?? environment.CANBAO_DIR ?? '').ended
    expect(code).toBe(1)
  }
})
