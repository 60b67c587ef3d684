/** The key in the keyring: opened by it, sealed from the file, and never the worse for it. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dataFolderAt, fileKeyStore, keyCheckOf } from '../../ledger/index.ts'
import type { DataFolder, KeyStore } from '../../ledger/index.ts'
import { openKeyringKeys, sealedPlace } from './keyring-keys.ts'
import type { Keyring } from './keyring-keys.ts'

const ledgerId = '0123456789abcdef'
const rightKey = { hex: 'ab'.repeat(32) }
const wrongKey = { hex: 'cd'.repeat(32) }

/** Seals with a word of its own: another machine's keyring cannot read it. */
function aKeyring(word = 'mine'): Keyring {
  return {
    seal: (hex) => Promise.resolve(Buffer.from(`${word}:${hex}`)),
    unseal: (sealed) => {
      const text = Buffer.from(sealed).toString()
      return text.startsWith(`${word}:`)
        ? Promise.resolve(text.slice(word.length + 1))
        : Promise.reject(new Error('not mine'))
    },
  }
}

const noKeyring: Keyring = {
  seal: () => Promise.resolve(null),
  unseal: () => Promise.resolve(null),
}

let folder: string
let keyFile: string
let files: KeyStore
let data: DataFolder

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'canbao-keyring-'))
  mkdirSync(join(folder, 'data'))
  data = dataFolderAt(join(folder, 'data'))
  keyFile = join(folder, 'office.key')
  files = fileKeyStore(keyFile)
  writeFileSync(data.ledgerFile, '')
  const mark = { ledgerId, keyCheck: keyCheckOf(rightKey, ledgerId) }
  writeFileSync(data.markFile, JSON.stringify(mark))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (keyring: Keyring) => openKeyringKeys({ data, files, keyring })
const sealed = () => sealedPlace(files, ledgerId)

test('密钥文件在：存进密钥环，文件不动；文件移走后仍能打开', async () => {
  files.keep(ledgerId, rightKey)
  const first = await open(aKeyring())
  expect(first.find(ledgerId)).toEqual(rightKey)
  expect(readFileSync(keyFile, 'utf8').trim()).toBe(rightKey.hex)
  expect(readFileSync(sealed(), 'utf8')).not.toBe('')
  rmSync(keyFile)
  expect((await open(aKeyring())).find(ledgerId)).toEqual(rightKey)
})

test('没有密钥环：照旧用密钥文件', async () => {
  files.keep(ledgerId, rightKey)
  expect((await open(noKeyring)).find(ledgerId)).toEqual(rightKey)
  expect(existsSync(sealed())).toBe(false)
})

test('换了密钥环，文件又移走：打不开，等文件放回原处', async () => {
  files.keep(ledgerId, rightKey)
  await open(aKeyring())
  rmSync(keyFile)
  expect((await open(aKeyring('other'))).find(ledgerId)).toBeNull()
  files.keep(ledgerId, rightKey)
  expect((await open(aKeyring('other'))).find(ledgerId)).toEqual(rightKey)
  // Sealed anew: the next start needs the file no more.
  rmSync(keyFile)
  expect((await open(aKeyring('other'))).find(ledgerId)).toEqual(rightKey)
})

test('密钥环里的不是这个账本的密钥：不信它，用文件', async () => {
  writeFileSync(sealed(), `mine:${wrongKey.hex}`)
  files.keep(ledgerId, rightKey)
  expect((await open(aKeyring())).find(ledgerId)).toEqual(rightKey)
  expect(readFileSync(sealed(), 'utf8')).toBe(`mine:${rightKey.hex}`)
})

test('文件里的不是这个账本的密钥：不存进密钥环，也不替换原来的', async () => {
  files.keep(ledgerId, wrongKey)
  await open(aKeyring())
  expect(existsSync(sealed())).toBe(false)
  writeFileSync(sealed(), `mine:${rightKey.hex}`)
  expect((await open(aKeyring())).find(ledgerId)).toEqual(rightKey)
  expect(readFileSync(keyFile, 'utf8').trim()).toBe(wrongKey.hex)
})

test('密钥环存进去读出来不一样：原来的封存不动', async () => {
  files.keep(ledgerId, rightKey)
  const forgetful: Keyring = { ...aKeyring('new'), unseal: () => Promise.resolve(wrongKey.hex) }
  writeFileSync(sealed(), 'old')
  expect((await open(forgetful)).find(ledgerId)).toEqual(rightKey)
  expect(readFileSync(sealed(), 'utf8')).toBe('old')
  expect(existsSync(`${sealed()}.new`)).toBe(false)
})

test('新建账本：先写密钥文件，再存进密钥环；密钥环出错不影响建账', async () => {
  rmSync(data.ledgerFile)
  rmSync(data.markFile)
  const broken: Keyring = { ...noKeyring, seal: () => Promise.reject(new Error('locked')) }
  const keys = await open(broken)
  keys.keep(ledgerId, rightKey)
  expect(keys.find(ledgerId)).toEqual(rightKey)
  expect(readFileSync(keyFile, 'utf8').trim()).toBe(rightKey.hex)
})
