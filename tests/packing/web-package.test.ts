/**
 * The package for a browser: unpacked and started by an ordinary user with an empty environment,
 * as on a machine that has neither Node nor npm.
 */
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readBinary, readNeededLibraries } from '../../scripts/packing/binary.mjs'
import { launch, originOf } from '../doors/support/doors.ts'
import type { Client } from '../doors/support/doors.ts'
import { anOffice, aRequestId } from '../doors/support/office-data.ts'

const root = join(import.meta.dirname, '../..')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
/** `nobody`, whom every Linux has. Where we are an ordinary user ourselves, we are good enough. */
const nobody = 65_534
const isRoot = process.getuid?.() === 0
const user = isRoot ? { uid: nobody, gid: nobody } : {}

let work = ''
let folder = ''
let home = ''

beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'canbao-web-package-'))
  chmodSync(work, 0o755)
  const arch = process.arch === 'arm64' ? 'arm64' : 'x64'
  const args = ['scripts/dist.mjs', '--web', '--prebuilt-driver', '--out', work]
  const packed = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  if (packed.status !== 0) throw new Error(packed.stderr)
  const name = `canbao-${version}-web-linux-${arch}`
  const unpacked = spawnSync('tar', ['-xzf', `${name}.tar.gz`], { cwd: work, encoding: 'utf8' })
  if (unpacked.status !== 0) throw new Error(unpacked.stderr)
  folder = join(work, name)
  home = join(work, 'home')
  mkdirSync(home)
  if (isRoot) chownSync(home, nobody, nobody)
}, 180_000)

afterAll(() => rmSync(work, { recursive: true, force: true }))

/** With nothing in the environment but the user's home: no PATH, no display, no Node. */
function start(script: string, args: readonly string[], path = '') {
  const command = ['-i', `HOME=${home}`, `PATH=${path}`, script, ...args]
  const child = spawn('/usr/bin/env', command, {
    ...user,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (text) => (said += text))
  return { child, said: () => said, ended: once(child, 'exit') }
}

describe('started by an ordinary user with an empty environment', () => {
  test('it prints its address, founds an office in that user’s home, and ends when asked', async () => {
    const { child, said, ended } = start(join(folder, 'canbao'), ['--port', '0'])
    try {
      const lines = createInterface({ input: child.stdout })
      const line = await Promise.race([once(lines, 'line'), ended.then(() => [said()])])
      const address = /^参保柜台 (http:\/\/127\.0\.0\.1:\d+\/#launch=\S+)$/.exec(line[0])?.[1] ?? ''
      expect(address, `${line[0]}${said()}`).not.toBe('')

      const page = await (await fetch(address)).text()
      expect(page).toContain('<title>参保柜台</title>')

      const origin = originOf(address)
      const headers = { cookie: await launch(address), origin }
      const client: Client = createORPCClient(new RPCLink({ url: `${origin}/rpc`, headers }))
      const asked = anOffice()
      const office = await client.office.found({ requestId: aRequestId(), office: asked })
      expect(office.name).toBe(asked.name)

      const data = join(home, '.local/share/canbao')
      expect(readdirSync(data)).toEqual(expect.arrayContaining(['ledger.db', 'ledger.json']))
      if (isRoot) expect(statSync(join(data, 'ledger.db')).uid).toBe(nobody)
      // Encrypted as a whole: the driver in the package is the one that can.
      expect(readFileSync(join(data, 'ledger.db')).toString('latin1', 0, 15)).not.toBe(
        'SQLite format 3',
      )
      expect(readdirSync(join(home, '.config/canbao/keys'))).toHaveLength(1)
    } finally {
      child.kill('SIGTERM')
    }
    expect(await ended).toEqual([0, null])
    expect(said()).toBe('')
  })

  test('it finds itself through a link, and passes commands on', async () => {
    const link = join(home, 'link')
    symlinkSync(join(folder, 'canbao'), link)
    const { child, ended } = start(link, ['--version'], '/usr/bin:/bin')
    let answer = ''
    child.stdout.on('data', (text) => (answer += text))
    expect(await ended).toEqual([0, null])
    expect(answer).toBe(`${version}\n`)
  })
})

test('where the driver does not load, one sentence says so and what to do', async () => {
  const driver = join(
    folder,
    `program/node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`,
  )
  const kept = readFileSync(driver)
  const other = process.arch === 'arm64' ? 'x64' : 'arm64'
  const foreign = join(root, `node_modules/better-sqlite3/prebuilds/linux-${other}.node`)
  try {
    writeFileSync(driver, readFileSync(foreign))
    const { said, ended } = start(join(folder, 'canbao'), ['--port', '0'])
    expect(await ended).toEqual([1, null])
    expect(said()).toMatch(/^数据库驱动在这台电脑（linux \w+）上不能加载，.+请重新安装.+。\n$/)
  } finally {
    writeFileSync(driver, kept)
  }
})

describe('what is in it', () => {
  test('the start script, the manual, Node, the program, and nothing else', () => {
    expect(readdirSync(folder).toSorted()).toEqual(['canbao', 'node', 'program', '使用说明.txt'])
    expect(readdirSync(join(folder, 'node')).toSorted()).toEqual(['LICENSE', 'node'])
    expect(readdirSync(join(folder, 'program/node_modules'))).toEqual(['better-sqlite3'])
  })

  test('nothing of the window: there is no Electron that could run it', () => {
    expect(existsSync(join(folder, 'program/out/preload'))).toBe(false)
    expect(existsSync(join(folder, 'program/out/main/electron.js'))).toBe(false)
    expect(existsSync(join(folder, 'program/out/main/core.js'))).toBe(false)
  })

  test('Node and the driver are for this system and processor', () => {
    const target = { platform: 'linux', arch: process.arch }
    expect(readBinary(join(folder, 'node/node'))).toEqual(target)
    const drivers = readdirSync(join(folder, 'program/node_modules/better-sqlite3/prebuilds'))
    expect(drivers).toEqual([`linux-${process.arch}.node`])
    expect(
      readBinary(join(folder, 'program/node_modules/better-sqlite3/prebuilds', drivers[0] ?? '')),
    ).toEqual(target)
  })

  test('everybody may read it, nobody but its owner may change it', () => {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    const wrong = entries.filter((entry) => {
      const { mode } = statSync(join(entry.parentPath, entry.name))
      const wanted = entry.isDirectory() ? 0o055 : 0o044
      return (mode & wanted) !== wanted || (mode & 0o022) !== 0
    })
    expect(wrong.map(({ name }) => name)).toEqual([])
  })

  test('the manual names the systems, what the driver needs, and where the data lies', () => {
    const manual = readFileSync(join(folder, '使用说明.txt'), 'utf8')
    const driver = join(
      folder,
      `program/node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`,
    )
    const { glibc } = readNeededLibraries(driver)
    expect(manual).toContain(`glibc ${glibc} 以上`)
    for (const word of [
      '麒麟 V10',
      '统信 20',
      'loong64',
      '~/.local/share/canbao',
      '~/.config/canbao/keys',
    ]) {
      expect(manual).toContain(word)
    }
    expect(manual).not.toMatch(/\{\w+\}/)
  })
})
