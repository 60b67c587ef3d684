/** The window where it can be, and the web door with one line of reasons where it cannot. */
import { execFileSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { copyNode, makeFixtureProgram } from './fixture-program.ts'
import type { Ended, FixtureProgram, RunOptions, Running } from './fixture-program.ts'

/** Root gets no window, so these tests run as nobody where they can choose. */
const isRoot = process.getuid?.() === 0
const nobody = 65_534

describe.skipIf(process.platform !== 'linux')('the window', () => {
  let program: FixtureProgram
  let user: RunOptions

  beforeEach(async () => {
    program = makeFixtureProgram()
    const node = copyNode(program.root)
    const env = { FIXTURE_NODE: node, DISPLAY: ':99', ELECTRON_OVERRIDE_DIST_PATH: '' }
    user = isRoot ? { env, uid: nobody, node } : { env, node }
    await endAtLine(program.run('start.mjs', ['--web'], { env, node }))
    if (isRoot) execFileSync('chown', ['-R', `${nobody}:${nobody}`, program.root])
  })
  afterEach(() => program.remove())

  async function endAtLine(running: Running): Promise<Ended> {
    await running.line
    running.child.kill('SIGTERM')
    return running.ended
  }

  function start(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Running {
    return program.run('start.mjs', args, { ...user, env: { ...user.env, ...env } })
  }

  /** A runtime that runs this script, with the arguments that Electron would get. */
  function withRuntime(script: string): NodeJS.ProcessEnv {
    const file = join(program.root, 'electron')
    writeFileSync(file, `#!/bin/sh\n${script}\n`)
    chmodSync(file, 0o755)
    return { ELECTRON_OVERRIDE_DIST_PATH: program.root }
  }

  function downloads(): number {
    return program.deeds().filter((deed) => deed === 'download').length
  }

  test('a failed download opens the web door, and is not tried again at the next start', async () => {
    const first = await endAtLine(start())
    expect(first.stdout).toContain('http://')
    expect(first.stderr).toContain('窗口程序没有下载成功，改用网页方式')
    expect(downloads()).toBe(1)
    const second = await endAtLine(start())
    expect(second.stdout).toContain('http://')
    expect(second.stderr.trim().split('\n')).toHaveLength(1)
    expect(second.stderr).toContain('上次没有下载成功')
    expect(downloads()).toBe(1)
  })

  test('a failed download is tried again when asked, and from another mirror', async () => {
    await endAtLine(start())
    await endAtLine(start(['--window']))
    expect(downloads()).toBe(2)
    await endAtLine(start([], { ELECTRON_MIRROR: 'http://127.0.0.1:1/' }))
    expect(downloads()).toBe(3)
  })

  test('a window that opens needs no web door', async () => {
    const env = withRuntime('echo canbao-window-ready; echo "$@" >&2')
    const { code, stdout, stderr } = await start(['--dir', '/tmp/账本'], env).ended
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect(stderr.trim()).toBe(`${program.root}/out/main/electron.js --dir /tmp/账本`)
    expect(downloads()).toBe(0)
  })

  test('a window that gives way to another one needs no web door', async () => {
    const { code, stdout } = await start([], withRuntime('echo canbao-window-handed-over')).ended
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
  })

  test.each(['exit 0', 'exit 133', 'kill -SEGV $$'])(
    'a window that is gone before it is ready (%s) leaves the web door',
    async (script) => {
      const { stdout, stderr } = await endAtLine(start([], withRuntime(script)))
      expect(stdout).toContain('http://')
      expect(stderr).toMatch(/^窗口没有打开就退出了（代码 \d+），改用网页方式。$/m)
    },
  )

  test('a window that fails after it was ready keeps its exit code', async () => {
    const { code, stdout } = await start([], withRuntime('echo canbao-window-ready; exit 3')).ended
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
  })

  test('ending the start ends the window, and no door opens after it', async () => {
    const running = start([], withRuntime('echo open >&2; exec sleep 60'))
    await new Promise((done) => running.child.stderr?.once('data', done))
    running.child.kill('SIGTERM')
    expect(await running.ended).toMatchObject({ code: 143, stdout: '' })
  })

  test('without a display the web door opens at once', async () => {
    const { stdout, stderr } = await endAtLine(start([], { DISPLAY: '' }))
    expect(stdout).toContain('http://')
    expect(stderr.trim()).toBe('这台电脑没有显示器，改用网页方式。')
    expect(downloads()).toBe(0)
  })

  test.runIf(isRoot)('root gets the web door at once, with a browser', async () => {
    const { env, node } = { ...user }
    const running = program.run('start.mjs', [], {
      ...(env ? { env } : {}),
      ...(node ? { node } : {}),
    })
    const { stdout, stderr } = await endAtLine(running)
    expect(stdout).toContain('"--open"')
    expect(stderr.trim()).toBe('以 root 运行时不开窗口，改用网页方式。')
    expect(downloads()).toBe(0)
  })
})
