import { createHash } from 'node:crypto'
import { rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { append, makeFixtureProgram, until } from './fixture-program.ts'
import type { FixtureProgram, Running } from './fixture-program.ts'

const once = ['npm-begins', 'npm-ends', 'build-begins', 'build-ends']

describe('setting up', () => {
  let program: FixtureProgram
  const open: Running[] = []

  beforeEach(() => {
    program = makeFixtureProgram()
  })
  afterEach(async () => {
    for (const { child } of open) child.kill('SIGTERM')
    await Promise.all(open.splice(0).map(({ ended }) => ended))
    program.remove()
  })

  /** Starts the program, waits for its line, and ends it again. */
  async function startOnce(): Promise<void> {
    const running = start()
    expect(await running.line).toContain('参保柜台 http://')
    running.child.kill('SIGTERM')
    expect((await running.ended).code).toBe(0)
  }

  function start(): Running {
    const running = program.run('start.mjs', ['--web'])
    open.push(running)
    return running
  }

  test('a fresh copy is installed and built, a second start does neither', async () => {
    await startOnce()
    expect(program.deeds()).toEqual(once)
    await startOnce()
    expect(program.deeds()).toEqual(once)
  })

  test('two starts at once install and build once, and both open', async () => {
    const [first, second] = [start(), start()]
    expect(await first.line).toContain('http://')
    expect(await second.line).toContain('http://')
    expect(program.deeds()).toEqual(once)
  })

  test('after a kill -9 in the middle the next start waits for the install that goes on', async () => {
    const first = start()
    await until(() => program.deeds().includes('npm-begins'), 'npm is at work')
    first.child.kill('SIGKILL')
    await startOnce()
    // The orphan finished its work, nobody did it twice, and nobody built into it.
    expect(program.deeds()).toEqual(once)
  })

  test('where the install was killed too, the next start does it at once', async () => {
    const first = start()
    await until(() => program.deeds().includes('npm-begins'), 'npm is at work')
    first.child.kill('SIGTERM')
    expect((await first.ended).code).toBe(143)
    await startOnce()
    expect(program.deeds()).toEqual(['npm-begins', ...once])
  })

  test('a changed source is built, a source with only a new time is not', async () => {
    await startOnce()
    const door = join(program.root, 'src/main/web.js')
    utimesSync(door, new Date(), new Date(statSync(door).mtimeMs + 10_000))
    await startOnce()
    expect(program.deeds()).toEqual(once)
    append(program, 'src/main/web.js', '// changed\n')
    await startOnce()
    expect(program.deeds()).toEqual([...once, 'build-begins', 'build-ends'])
  })

  test.each(['src/main/late.ts', 'electron.config.ts', 'tsconfig.json', 'resources/icon.svg'])(
    'a new %s is built',
    async (name) => {
      await startOnce()
      program.write(name, '{}')
      await startOnce()
      expect(program.deeds().slice(once.length)).toEqual(['build-begins', 'build-ends'])
    },
  )

  test.each([
    ['is gone', (file: string) => rmSync(file)],
    ['was emptied', (file: string) => writeFileSync(file, '')],
  ])('a build of which a file %s is made anew', async (_what, spoil) => {
    await startOnce()
    spoil(join(program.root, 'out/main/cli.js'))
    await startOnce()
    expect(program.deeds()).toEqual([...once, 'build-begins', 'build-ends'])
  })

  test.skipIf(process.platform !== 'linux')(
    'a program that sits on the name that anybody can work out holds nobody up',
    async () => {
      const name = createHash('sha256').update(`setup ${program.root}`).digest('hex')
      const squatter = createServer().listen(`\0canbao-${name.slice(0, 24)}`)
      await startOnce()
      squatter.close()
      expect(program.deeds()).toEqual(once)
    },
  )

  test.each([
    'rules/dongming-2024/pack.yaml',
    'src/main/web.test.ts',
    'src/ARCHITECTURE.md',
    'README.md',
  ])('a new %s is not built', async (name) => {
    await startOnce()
    program.write(name, '')
    await startOnce()
    expect(program.deeds()).toEqual(once)
  })

  test('a changed lock file installs and builds again', async () => {
    await startOnce()
    program.write('package-lock.json', '{"packages":{"":{}}}')
    await startOnce()
    expect(program.deeds()).toEqual([...once, ...once])
  })

  test('packages that somebody installed by hand are not installed again', async () => {
    await startOnce()
    rmSync(join(program.root, 'node_modules/.cache'), { recursive: true })
    await startOnce()
    expect(program.deeds()).toEqual(once)
  })

  test('a failed build says so in one sentence and leaves the old build alone', async () => {
    await startOnce()
    program.write('src/broken.ts', '')
    const { code, stderr } = await start().ended
    expect(code).toBe(1)
    expect(stderr).toMatch(/^构建程序没有成功：.*build\.log$/m)
    expect(stderr).not.toContain(' at ')
    rmSync(join(program.root, 'src/broken.ts'))
    await startOnce()
    expect(program.deeds()).toEqual([...once, 'build-begins'])
  })

  test.each([
    ['ENOTFOUND registry', '连不上软件源'],
    ['npm error code ENOSPC', '磁盘已满'],
    ['EACCES: permission denied', '没有写入程序文件夹的权限'],
    ['something new', '原因请看日志末尾'],
  ])('a failed install (%s) is one sentence: %s', async (log, sentence) => {
    program.write('npm-fails', log)
    const { code, stdout, stderr } = await start().ended
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr.trim().split('\n')).toHaveLength(2)
    expect(stderr).toContain(`安装依赖没有成功：${sentence}`)
  })

  test('the command line sets up too, and its answer and exit code stay as they are', async () => {
    const running = program.run('canbao.mjs', ['7', '乙 b'])
    running.child.stdin?.end('第一行\n')
    const { code, stdout } = await running.ended
    expect(code).toBe(7)
    expect(stdout).toBe(`第一行\n${JSON.stringify({ args: ['7', '乙 b'], cwd: program.root })}\n`)
    expect(program.deeds()).toEqual(once)
  })
})
