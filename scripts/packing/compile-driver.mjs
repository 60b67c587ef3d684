import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { runCaptured } from '../gate/captured-run.mjs'
import { findProgram } from '../gate/chromium.mjs'
import { withLock } from '../support/lock.mjs'
import { runLogged } from '../support/logged-run.mjs'
import { getNode24 } from '../support/node24.mjs'
import { places } from '../support/places.mjs'
import { say, Trouble } from '../support/trouble.mjs'
import { compareVersions, readBinary, readNeededLibraries } from './binary.mjs'
import { ensurePackingTools, toolsFolder } from './tools.mjs'

/** @typedef {'x64' | 'arm64'} Arch */

/** What 统信 20 and the oldest 麒麟 V10 have, and what Node 24 itself asks for. */
export const oldestGlibc = '2.28'

/** Its package, with its sources. */
export const driverSources = path.join(places.modules, 'better-sqlite3')

/**
 * Compiles the driver for Linux with Zig, which carries the older library's interface and compiles
 * for both processors on either.
 * @param {Arch} arch
 * @param {string} target
 */
export async function compileDriver(arch, target) {
  const zig = getZig(process.env)
  await ensurePackingTools()
  await withLock(`driver ${places.root}`, {
    onWait: () => say('另一个程序正在编译数据库驱动，等它完成…'),
    work: async (lock) => {
      if (existsSync(target)) return
      say(`正在编译数据库驱动（linux ${arch}，一两分钟）…`)
      const work = `${target}.work`
      mkdirSync(work, { recursive: true })
      const env = { ...process.env, ZIG_GLOBAL_CACHE_DIR: path.join(work, 'zig') }
      const common = { title: '编译数据库驱动', command: zig, log: `driver-${arch}.log`, lock, env }
      for (const args of listSteps(arch, work)) await runLogged({ ...common, args })
      const made = path.join(work, 'driver.node')
      assertFits(made, arch)
      if (process.platform === 'linux' && process.arch === arch) await assertWorks(made)
      renameSync(made, target)
      rmSync(work, { recursive: true, force: true })
    },
  })
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {string}
 */
export function getZig(env) {
  const zig = env['ZIG'] || findProgram('zig', env)
  if (zig !== null) return zig
  throw new Trouble(
    '麒麟 V10、统信 20 用的数据库驱动要用 Zig 编译，这台电脑上没有。请安装 Zig 0.11 或更新的版本，' +
      '或用环境变量 ZIG 指明它在哪里；只给较新的系统（glibc 2.34 以上）打包时加 --prebuilt-driver。',
  )
}

/**
 * What the driver's own binding.gyp does for Linux, with the C++ library linked in.
 * @param {Arch} arch
 * @param {string} work
 * @returns {readonly (readonly string[])[]} arguments, a command each
 */
function listSteps(arch, work) {
  const processor = arch === 'x64' ? 'x86_64' : 'aarch64'
  const target = ['-target', `${processor}-linux-gnu.${oldestGlibc}`, '-O3']
  // Two SQLites in one process must not find each other's functions.
  const compile = [...target, '-fPIC', '-fvisibility=hidden', '-w', '-DNDEBUG', '-c']
  const defines = [...sqliteDefines(), ...(arch === 'arm64' ? softwareAes : [])]
  const database = path.join(driverSources, 'deps/sqlite3')
  const [sqlite, stat, driver] = ['sqlite.o', 'stat.o', 'driver.o'].map((name) =>
    path.join(work, name),
  )
  if (sqlite === undefined || stat === undefined || driver === undefined)
    throw new Error('no places')
  const headers = [
    database,
    path.join(toolsFolder, 'node_modules/node-api-headers/include'),
    path.join(places.modules, 'node-addon-api'),
  ].flatMap((folder) => ['-I', folder])
  const addon = path.join(driverSources, 'src/better_sqlite3.cpp')
  const cxx = ['-std=c++20', '-fvisibility-inlines-hidden', ...addonDefines, ...headers]
  const linked = ['-o', path.join(work, 'driver.node')]
  return [
    ['cc', ...compile, path.join(toolsFolder, 'old-stat.c'), '-o', stat],
    ['c++', ...compile, ...cxx, ...defines, addon, '-o', driver],
    ['cc', ...compile, '-std=c99', ...defines, path.join(database, 'sqlite3.c'), '-o', sqlite],
    ['c++', ...target, '-shared', '-s', '-Wl,-Bsymbolic', driver, sqlite, stat, ...linked],
  ]
}

const addonDefines = [
  '-DNAPI_VERSION=10',
  '-DNAPI_DISABLE_CPP_EXCEPTIONS',
  '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
]

/**
 * Clang refuses the cipher's own marks for the processor's AES on ARM; the binary that comes with
 * the driver does without it too.
 */
const softwareAes = ['-DSQLITE3MC_OMIT_AES_HARDWARE_SUPPORT']

/** The switches that the driver's authors compile SQLite with. */
function sqliteDefines() {
  const text = readFileSync(path.join(driverSources, 'deps/defines.gypi'), 'utf8')
  const names = [...text.matchAll(/^\s+'([A-Z][A-Z0-9_]+(?:=[^']*)?)',$/gm)]
  if (names.length === 0) throw new Error('the driver says nowhere how SQLite is compiled')
  return names.map((match) => `-D${match[1]}`)
}

/**
 * Throws where the compiler made something else than what was asked for.
 * @param {string} file
 * @param {Arch} arch
 */
export function assertFits(file, arch) {
  const binary = readBinary(file)
  const { glibc, libstdcxx } = readNeededLibraries(file)
  const fits =
    binary?.platform === 'linux' &&
    binary.arch === arch &&
    libstdcxx === null &&
    glibc !== null &&
    compareVersions(glibc, oldestGlibc) <= 0
  if (fits) return
  throw new Trouble(
    `编译出的数据库驱动不对：应当是 linux ${arch}、glibc ${oldestGlibc} 以下，` +
      `实际是 ${binary?.platform} ${binary?.arch}、glibc ${glibc}、libstdc++ ${libstdcxx}。请换一个 Zig 版本重试。`,
  )
}

/** Makes an encrypted ledger's kind of file, writes, and reads it again with and without the key. */
const trial = `
  const { mkdtempSync, rmSync } = require('node:fs')
  const { join } = require('node:path')
  const [driver, library] = process.argv.slice(1)
  const Database = require(library)
  const folder = mkdtempSync(join(require('node:os').tmpdir(), 'canbao-driver-'))
  const open = (key) => {
    const database = new Database(join(folder, 'trial.db'), { nativeBinding: driver })
    if (key) database.pragma("cipher = 'sqlcipher'")
    if (key) database.pragma('key = "' + key + '"')
    return database
  }
  try {
    const made = open('secret')
    made.pragma('journal_mode = WAL')
    made.exec('create table t (x text) strict; insert into t values (1)')
    made.close()
    const again = open('secret')
    if (again.prepare('select x from t').pluck().get() !== '1') throw new Error('another row')
    again.close()
    let refused = false
    try { open(null).prepare('select * from t') } catch { refused = true }
    if (!refused) throw new Error('not encrypted')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
`

/**
 * Throws where the driver does not do what a ledger needs; only on the target's own kind of machine.
 * @param {string} file
 */
export async function assertWorks(file) {
  const { code, output } = await runCaptured(getNode24(), ['-e', trial, file, driverSources])
  if (code === 0) return
  throw new Trouble(`编译出的数据库驱动不能用，没有打包。请换一个 Zig 版本重试。\n${output}`)
}
