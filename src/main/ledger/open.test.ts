/** Which files are opened, which are refused, by what name, and that a refusal changes nothing. */
import Sqlite from 'better-sqlite3'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  aDraft,
  aPerson,
  fixedClock,
  keyFileOf,
  keysOf,
  ledgerFileOf,
  makeTestLedger,
  openTestLedger,
  partsOf,
  recordVillage,
} from '../../../tests/support/ledger-builder.ts'
import { anOpenLedger, tamper, tempFolder, troubleOf } from '../../../tests/support/test-ledger.ts'
import { findLedger, verifyFolder } from './index.ts'

/** Words that must not be readable in an encrypted file: a name, a number, a call, SQL. */
const secrets = ['欧阳慧敏', '590001196001010042', 'test.write', 'create table', 'SQLite format 3']

async function folderWithAPerson(encrypted: boolean): Promise<string> {
  const { folder, ledger } = await anOpenLedger({ encrypted })
  await ledger.writer.record(aDraft('person-0001'), async (writing) => {
    writing.open('person', aPerson(1, { name: '欧阳慧敏', id_number: '590001196001010042' }))
    return { kind: 'record', subject: 'person:1', result: {} }
  })
  await ledger.close()
  return folder
}

function bytesOf(folder: string): string {
  return ['', '-wal', '-shm']
    .map((end) => `${ledgerFileOf(folder)}${end}`)
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file).toString('latin1'))
    .join('')
}

function secretsIn(folder: string): readonly string[] {
  const bytes = bytesOf(folder).toLowerCase()
  return secrets.filter((secret) =>
    bytes.includes(Buffer.from(secret.toLowerCase()).toString('latin1')),
  )
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

const open = (folder: string) => () => openTestLedger(folder)
const verify = (folder: string) => () => verifyFolder(partsOf(folder))

describe('加密', () => {
  test('正式单位的账本文件里读不出任何文字，办理途中的日志里也读不出', async () => {
    const folder = await folderWithAPerson(true)
    expect(secretsIn(folder)).toEqual([])
    const ledger = openTestLedger(folder)
    await ledger.writer.record(aDraft('person-0002'), async (writing) => {
      writing.open('person', aPerson(2, { name: '欧阳慧敏' }))
      return { kind: 'record', result: {} }
    })
    expect(statSync(`${ledgerFileOf(folder)}-wal`).size).toBeGreaterThan(0)
    expect(secretsIn(folder)).toEqual([])
    await ledger.close()
  })

  test('练习单位的账本不加密，没有密钥也能打开', async () => {
    const folder = await folderWithAPerson(false)
    expect(secretsIn(folder)).toEqual(secrets)
    expect(existsSync(keyFileOf(folder))).toBe(false)
    const ledger = openTestLedger(folder)
    expect(ledger.encrypted).toBe(false)
    await ledger.close()
  })

  test('有密钥就能打开', async () => {
    const folder = await folderWithAPerson(true)
    const ledger = openTestLedger(folder)
    expect(ledger.encrypted).toBe(true)
    expect(await ledger.read.selectFrom('person').select('name').execute()).toEqual([
      { name: '欧阳慧敏' },
    ])
    await ledger.close()
  })

  test.each([
    ['密钥文件不在', (file: string) => rmSync(file), 'key-missing'],
    ['是另一个密钥', (file: string) => writeFileSync(file, 'ab'.repeat(32)), 'key-wrong'],
    ['内容不是密钥', (file: string) => writeFileSync(file, '这不是密钥'), 'key-wrong'],
    ['是空文件', (file: string) => writeFileSync(file, ''), 'key-wrong'],
    ['少了一位', (file: string) => writeFileSync(file, 'a'.repeat(63)), 'key-wrong'],
  ] as const)('密钥%s，账本不打开', async (_what, spoil, code) => {
    const folder = await folderWithAPerson(true)
    const before = hashOf(ledgerFileOf(folder))
    const keep = readFileSync(keyFileOf(folder), 'utf8')
    spoil(keyFileOf(folder))
    expect(await troubleOf(open(folder))).toBe(code)
    expect(await troubleOf(verify(folder))).toBe(code)
    expect(hashOf(ledgerFileOf(folder))).toBe(before)
    writeFileSync(keyFileOf(folder), `\n ${keep.toUpperCase()} \n`)
    await openTestLedger(folder).close()
  })

  test('另一个账本的密钥文件不会被覆盖', async () => {
    const folder = tempFolder()
    const { data, keys } = partsOf(folder)
    keys.keep('0123456789abcdef', { hex: 'cd'.repeat(32) })
    expect(await troubleOf(() => makeTestLedger(folder))).toBe('key-exists')
    expect(readFileSync(keyFileOf(folder), 'utf8')).toBe(`${'cd'.repeat(32)}\n`)
    expect(findLedger({ data, keys, clockFor: () => fixedClock })).toBeNull()
  })
})

/** Page size of the file; the tests spoil whole pages and single bytes. */
const page = 4096

function spoilBytes(file: string, spoil: (bytes: Buffer) => Buffer): void {
  writeFileSync(file, spoil(readFileSync(file)))
}

const damages: readonly (readonly [string, (bytes: Buffer) => Buffer])[] = [
  ['断在一半', (bytes) => bytes.subarray(0, (bytes.length / page / 2) * page)],
  ['断在页中间', (bytes) => bytes.subarray(0, bytes.length - 100)],
  ['只剩一页', (bytes) => bytes.subarray(0, page)],
  ['最后一页没了', (bytes) => bytes.subarray(0, bytes.length - page)],
  ['零字节', () => Buffer.alloc(0)],
  ['不是数据库', () => Buffer.from('账本'.repeat(4000))],
  ['几个字节的文本', () => Buffer.from('x')],
  ['全是零', (bytes) => Buffer.alloc(bytes.length)],
  ['第一页被清零', (bytes) => Buffer.from(bytes).fill(0, 0, page)],
  ['中间一页被清零', (bytes) => Buffer.from(bytes).fill(0, 3 * page, 4 * page)],
  ['最后一页被清零', (bytes) => Buffer.from(bytes).fill(0, bytes.length - page)],
  ...[0, 5, 16, 18, 19, 20, 21, 23].map((at): readonly [string, (bytes: Buffer) => Buffer] => [
    `文件头第 ${at} 字节错一位`,
    (bytes) => {
      const changed = Buffer.from(bytes)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      return changed
    },
  ]),
]

describe('损坏', () => {
  test.each(
    damages.flatMap(([what, spoil]) => [
      [`加密的账本文件${what}`, true, spoil] as const,
      [`练习账本文件${what}`, false, spoil] as const,
    ]),
  )('%s，不打开也不改动', async (_what, encrypted, spoil) => {
    const folder = await folderWithAPerson(encrypted)
    const file = ledgerFileOf(folder)
    spoilBytes(file, spoil)
    const before = hashOf(file)
    expect(await troubleOf(open(folder))).toBe('ledger-damaged')
    expect(hashOf(file)).toBe(before)
    // verify either cannot open it or says what it found; it never calls it sound.
    const verdict = await troubleOf(() => {
      if (!verify(folder)().sound) throw new Error('unsound')
    }).catch(() => 'unsound')
    expect(['ledger-damaged', 'unsound']).toContain(verdict)
    expect(hashOf(file)).toBe(before)
  })

  test.each([
    ['没了', (file: string) => rmSync(file)],
    ['不是 JSON', (file: string) => writeFileSync(file, '{')],
    ['缺一项', (file: string) => writeFileSync(file, '{"ledgerId":"0123456789abcdef"}')],
    ['是空的', (file: string) => writeFileSync(file, '')],
  ])('账本标识文件%s，不打开', async (_what, spoil) => {
    const folder = await folderWithAPerson(true)
    spoil(join(folder, 'office', 'ledger.json'))
    expect(await troubleOf(open(folder))).toBe('ledger-damaged')
  })

  test('账本文件不见了而标识还在，不当作空文件夹', async () => {
    const folder = await folderWithAPerson(true)
    rmSync(ledgerFileOf(folder))
    expect(await troubleOf(open(folder))).toBe('ledger-missing')
    expect(await troubleOf(verify(folder))).toBe('ledger-missing')
    expect(await troubleOf(() => makeTestLedger(folder))).toBe('ledger-missing')
  })

  test('办理途中发现账本损坏，说得清楚且没有写入', async () => {
    const folder = await folderWithAPerson(false)
    const raw = new Sqlite(ledgerFileOf(folder))
    const root = Number(
      raw.prepare(`select rootpage from sqlite_master where name = 'village'`).pluck().get(),
    )
    raw.close()
    const ledger = openTestLedger(folder)
    spoilBytes(ledgerFileOf(folder), (bytes) =>
      Buffer.from(bytes).fill(0xff, (root - 1) * page, root * page),
    )
    expect(await troubleOf(() => recordVillage(ledger.writer, 1))).toBe('ledger-damaged')
    await ledger.close()
  })
})

describe('不是本版本的账本', () => {
  test.each([true, false])('更新版本用过的账本按名拒绝（加密 %s）', async (encrypted) => {
    const folder = await folderWithAPerson(encrypted)
    tamper(folder, 'pragma user_version = 9990')
    const before = hashOf(ledgerFileOf(folder))
    expect(await troubleOf(open(folder))).toBe('ledger-from-newer-version')
    expect(await troubleOf(verify(folder))).toBe('ledger-from-newer-version')
    expect(hashOf(ledgerFileOf(folder))).toBe(before)
  })

  test('更新版本断电留下的日志也原样不动', async () => {
    const folder = await folderWithAPerson(false)
    const file = ledgerFileOf(folder)
    const raw = new Sqlite(file)
    raw.pragma('user_version = 9990')
    const copies = ['', '-wal'].map((end) => [`${file}${end}`, `${file}${end}.copy`] as const)
    for (const [from, to] of copies) copyFileSync(from, to)
    raw.close()
    for (const [from, to] of copies) copyFileSync(to, from)
    const before = copies.map(([from]) => hashOf(from))
    expect(await troubleOf(open(folder))).toBe('ledger-from-newer-version')
    expect(copies.map(([from]) => hashOf(from))).toEqual(before)
  })

  test('别的程序的数据库按名拒绝，日志方式也不改', async () => {
    const folder = await folderWithAPerson(false)
    const file = ledgerFileOf(folder)
    rmSync(file)
    const foreign = new Sqlite(file)
    foreign.exec('create table office (name text); create table action (id integer)')
    foreign.close()
    chmodSync(file, 0o644)
    const before = hashOf(file)
    expect(await troubleOf(open(folder))).toBe('not-a-ledger')
    expect(await troubleOf(verify(folder))).toBe('not-a-ledger')
    expect(hashOf(file)).toBe(before)
    expect(statSync(file).mode & 0o777).toBe(0o644)
  })
})

describe('打开', () => {
  test('没有账本的文件夹不是错误', () => {
    const folder = tempFolder()
    expect(findLedger({ ...partsOf(folder), clockFor: () => fixedClock })).toBeNull()
  })

  test('核验没有账本的文件夹，说明没有', async () => {
    expect(await troubleOf(verify(tempFolder()))).toBe('ledger-missing')
  })

  test('从备份放回的文件权限收紧到本人', async () => {
    const folder = await folderWithAPerson(true)
    chmodSync(ledgerFileOf(folder), 0o644)
    await openTestLedger(folder).close()
    expect(statSync(ledgerFileOf(folder)).mode & 0o777).toBe(0o600)
  })

  test('练习日期来自账本，时钟随之固定', async () => {
    const { ledger } = await anOpenLedger({ encrypted: false, practiceDate: '2023-11-20' })
    expect(ledger.practiceDate).toBe('2023-11-20')
  })

  test('同一文件夹不能建两次，先建的不受影响', async () => {
    const folder = await folderWithAPerson(true)
    expect(await troubleOf(() => makeTestLedger(folder))).toBe('office-exists')
    expect(verify(folder)()).toMatchObject({ sound: true, actionCount: 2 })
  })

  test('同时建两次，只成一个，且能打开', async () => {
    const folder = tempFolder()
    const { data } = partsOf(folder)
    const options = { data, clockFor: () => fixedClock, practiceDate: null, encrypted: false }
    const make = (name: string) =>
      troubleOf(async () => {
        const { makeLedger } = await import('./index.ts')
        await makeLedger({
          ...options,
          keys: keysOf(folder),
          fill: async (writer) => void (await recordVillage(writer, name.length)),
        })
        throw new Error('made')
      }).catch((error: unknown) => (error instanceof Error ? error.message : ''))
    const answers = await Promise.all([make('甲'), make('乙乙')])
    expect(answers.sort()).toEqual(['made', 'office-exists'])
    expect(verify(folder)()).toMatchObject({ sound: true, actionCount: 1 })
  })

  test('旧账本的日志留在文件夹里，不会被新账本读进去', async () => {
    const folder = tempFolder()
    partsOf(folder)
    writeFileSync(`${ledgerFileOf(folder)}-wal`, 'an old log')
    expect(await troubleOf(() => makeTestLedger(folder))).toBe('ledger-missing')
  })

  test('填写新账本时出错，文件夹里什么也不留', async () => {
    const folder = tempFolder()
    const failing = makeTestLedger(folder, {
      fill: async (writer) => {
        await recordVillage(writer, 1)
        throw new Error('断了')
      },
    })
    await expect(failing).rejects.toThrow('断了')
    expect(existsSync(keyFileOf(folder))).toBe(false)
    expect(findLedger({ ...partsOf(folder), clockFor: () => fixedClock })).toBeNull()
    await makeTestLedger(folder)
    await openTestLedger(folder).close()
  })
})
