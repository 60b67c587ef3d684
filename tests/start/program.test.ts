/** The real program through the real npm: set-up is done, so that only starting and ending is left. */
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fixtureEnv, until, watch } from './fixture-program.ts'
import type { Running } from './fixture-program.ts'
import { listAlive, listTree } from './processes.ts'

const lineForm = /^参保柜台 http:\/\/127\.0\.0\.1:(\d+)\/#launch=\S+$/

describe('npm start', () => {
  let home = ''
  const open: Running[] = []

  beforeAll(() => {
    execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'ignore' })
  }, 180_000)
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'canbao-home-'))
  })
  afterEach(async () => {
    for (const { child } of open) child.kill('SIGTERM')
    await Promise.all(open.splice(0).map(({ ended }) => ended))
    rmSync(home, { recursive: true, force: true })
  })

  function start(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Running {
    const { npm_execpath: _npm, npm_node_execpath: _node, ...inherited } = fixtureEnv('.')
    const child = spawn('npm', ['start', '--silent', '--', '--web', ...args], {
      env: { ...inherited, HOME: home, ...env },
    })
    const running = watch(child)
    open.push(running)
    return running
  }

  test('prints its one line, answers there, and ends with everything it started', async () => {
    const running = start(['--port', '0'])
    const line = await running.line
    expect(line).toMatch(lineForm)
    const answer = await fetch(line?.split(' ')[1] ?? '')
    expect(answer.status).toBe(200)
    const tree = listTree(running.child.pid ?? Number.NaN)
    expect(tree.length).toBeGreaterThan(2)
    running.child.kill('SIGTERM')
    const { code, stdout, stderr } = await running.ended
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: `${line}\n`, stderr: '' })
    await until(() => listAlive(tree).length === 0, 'all of it ended')
  })

  test('keeps the data where the system wants them', async () => {
    await start(['--port', '0']).line
    expect(existsSync(join(home, '.local/share/canbao'))).toBe(true)
    await start(['--port', '0'], { XDG_DATA_HOME: join(home, 'xdg') }).line
    expect(existsSync(join(home, 'xdg/canbao'))).toBe(true)
  })

  test('takes --dir before CANBAO_DIR, both from where the person stands', async () => {
    const env = { INIT_CWD: home, CANBAO_DIR: '环境' }
    const child = watch(
      spawn(process.execPath, [join(process.cwd(), 'scripts/start.mjs'), '--web', '--port', '0'], {
        cwd: home,
        env: { ...fixtureEnv('.'), ...env },
      }),
    )
    open.push(child)
    await child.line
    expect(existsSync(join(home, '环境'))).toBe(true)
    await start(['--port', '0', '--dir', join(home, '选项')], env).line
    expect(existsSync(join(home, '选项'))).toBe(true)
  })

  test('the second on one ledger says who has it', async () => {
    const line = await start(['--dir', home, '--port', '0']).line
    const { code, stdout, stderr } = await start(['--dir', home, '--port', '0']).ended
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toContain('这个账本正由')
    expect(stderr).toContain(`http://127.0.0.1:${lineForm.exec(line ?? '')?.[1]}/`)
  })

  test('a port that is taken is told in one sentence', async () => {
    const holder = createServer().listen(0, '127.0.0.1')
    await new Promise((done) => holder.once('listening', done))
    const { port } = holder.address() as AddressInfo
    const { code, stdout, stderr } = await start(['--dir', home, '--port', String(port)]).ended
    holder.close()
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toContain(`端口 ${port} 已被另一个程序占用`)
  })

  test('a wrong option is told in one sentence', async () => {
    const { code, stdout, stderr } = await start(['--gui']).ended
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr.trim()).toBe('没有 --gui 这个选项。查看用法：npm start -- --help')
  })

  test('the help is Chinese and goes to standard output', async () => {
    const { code, stdout, stderr } = await start(['--help']).ended
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('用法：npm start')
  })
})
