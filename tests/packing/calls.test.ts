/** How packing is called, and what it finds in a binary. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compareVersions, readBinary, readNeededLibraries } from '../../scripts/packing/binary.mjs'
import {
  assertFits,
  assertWorks,
  getZig,
  oldestGlibc,
} from '../../scripts/packing/compile-driver.mjs'
import { readDistOptions } from '../../scripts/packing/options.mjs'
import { bundledNodePath } from '../../scripts/support/node24.mjs'

const root = join(import.meta.dirname, '../..')
const prebuilds = join(root, 'node_modules/better-sqlite3/prebuilds')

function targetsOf(line: string): readonly string[] {
  const options = readDistOptions(line.split(' '), root)
  if (options === 'help') throw new Error('help')
  return options.targets.map(({ kind, platform, arch }) => `${kind} ${platform} ${arch}`)
}

describe('the call', () => {
  test.each([
    ['--win --x64', ['window win32 x64']],
    ['--win --arm64', ['window win32 arm64']],
    ['--linux --x64 --arm64', ['window linux x64', 'window linux arm64']],
    ['--win --linux --x64', ['window win32 x64', 'window linux x64']],
    ['--web --arm64', ['web linux arm64']],
    ['--web --win --x64', ['web win32 x64']],
    ['--web --win --linux --x64', ['web win32 x64', 'web linux x64']],
  ])('%s', (line, targets) => {
    expect(targetsOf(line)).toEqual(targets)
  })

  test('without a processor it is this one', () => {
    expect(targetsOf('--linux')).toEqual([`window linux ${process.arch}`])
  })

  test.each([
    ['--x64', '没有写给哪种系统打包'],
    ['--web --win --arm64', '只有 x64'],
    ['--mac', '参数不对：--mac'],
  ])('%s is refused: %s', (line, why) => {
    expect(() => readDistOptions(line.split(' '), root)).toThrow(why)
  })

  test('a relative output folder begins where the person stands', () => {
    const options = readDistOptions(['--web', '--out', 'here'], '/some/place')
    expect(options).toMatchObject({ output: '/some/place/here' })
    expect(readDistOptions(['--help'], root)).toBe('help')
  })
})

describe('a binary', () => {
  test('says what it was built for', () => {
    const found = readdirSync(prebuilds).map((name) => [name, readBinary(join(prebuilds, name))])
    expect(Object.fromEntries(found)).toEqual({
      'darwin-arm64.node': null,
      'darwin-x64.node': null,
      'linux-arm64.node': { platform: 'linux', arch: 'arm64' },
      'linux-x64.node': { platform: 'linux', arch: 'x64' },
      'linuxmusl-arm64.node': { platform: 'linux', arch: 'arm64' },
      'linuxmusl-x64.node': { platform: 'linux', arch: 'x64' },
      'win32-arm64.node': { platform: 'win32', arch: 'arm64' },
      'win32-x64.node': { platform: 'win32', arch: 'x64' },
    })
    expect(readBinary(join(root, 'package.json'))).toBeNull()
  })

  test('says which C library it asks for: the driver’s makers’ is too new for 麒麟 and 统信', () => {
    const needed = readNeededLibraries(join(prebuilds, 'linux-x64.node'))
    expect(needed).toEqual({ glibc: '2.34', libstdcxx: '3.4.29' })
    expect(() => assertFits(join(prebuilds, 'linux-x64.node'), 'x64')).toThrow('glibc 2.34')
    expect(() => assertFits(join(prebuilds, 'win32-x64.node'), 'x64')).toThrow('win32 x64')
  })

  test('Node asks for nothing newer than they have', () => {
    const { platform, arch } = process
    const node = bundledNodePath({ modules: join(root, 'node_modules'), platform, arch })
    expect(existsSync(node)).toBe(true)
    const { glibc } = readNeededLibraries(node)
    expect(compareVersions(glibc ?? '', oldestGlibc)).toBeLessThanOrEqual(0)
  })

  test.each([
    ['2.9', '2.28', -1],
    ['2.28', '2.28', 0],
    ['2.34', '2.28', 1],
    ['2.2.5', '2.2', 1],
  ])('%s beside %s', (a, b, sign) => {
    expect(Math.sign(compareVersions(a, b))).toBe(sign)
  })
})

test('a driver is tried on a file before it is packed', async () => {
  await assertWorks(join(prebuilds, `linux-${process.arch}.node`))
  const other = process.arch === 'arm64' ? 'x64' : 'arm64'
  await expect(assertWorks(join(prebuilds, `linux-${other}.node`))).rejects.toThrow(
    '不能用，没有打包',
  )
})

test('without Zig there is no Linux package, and the sentence says what to do', () => {
  expect(() => getZig({ PATH: '' })).toThrow(/Zig 0\.11.*ZIG.*--prebuilt-driver/)
  expect(getZig({ PATH: '', ZIG: '/opt/zig/zig' })).toBe('/opt/zig/zig')
})
