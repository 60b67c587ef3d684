/**
 * The key that encrypts a ledger file, and where it is kept: outside the data folder, so that a
 * stolen folder or backup cannot be read. Practice offices have none.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { Trouble } from '../kernel/trouble.ts'
import { syncFolder } from './data-folder.ts'
import { storageTrouble } from './storage-trouble.ts'

export type LedgerKey = {
  /** 32 bytes as hex. */
  readonly hex: string
}

/** Where keys are found and put. The window puts the operating system's keyring here. */
export type KeyStore = {
  find(ledgerId: string): LedgerKey | null
  keep(ledgerId: string, key: LedgerKey): void
  /** Where a clerk would look for the key, for sentences. */
  place(ledgerId: string): string
}

export function makeKey(): LedgerKey {
  return { hex: randomBytes(32).toString('hex') }
}

/** Tells a wrong key from a damaged file without revealing the key. */
export function keyCheckOf(key: LedgerKey, ledgerId: string): string {
  return createHmac('sha256', Buffer.from(key.hex, 'hex'))
    .update(ledgerId)
    .digest('hex')
    .slice(0, 16)
}

/** Keys as files of mode 600, one a ledger; `keyFile` names one file for the one ledger. */
export function fileKeyStore(keyFile?: string): KeyStore {
  const place = (ledgerId: string) => keyFile ?? join(defaultKeyFolder(), `${ledgerId}.key`)
  return {
    place,
    find(ledgerId) {
      const file = place(ledgerId)
      if (!existsSync(file)) return null
      const hex = readKeyFile(file).trim().toLowerCase()
      if (/^[0-9a-f]{64}$/.test(hex)) return { hex }
      throw new Trouble(
        'key-wrong',
        `密钥文件 ${file} 的内容不是密钥，账本打不开，请换回原来的密钥文件。`,
      )
    },
    keep(ledgerId, key) {
      const file = place(ledgerId)
      try {
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
        writeFileSync(file, `${key.hex}\n`, { mode: 0o600, flag: 'wx', flush: true })
        syncFolder(dirname(file))
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
          throw keyExists(file, error)
        }
        throw storageTrouble(error, file) ?? error
      }
    },
  }
}

function readKeyFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw storageTrouble(error, file) ?? error
  }
}

/** The key there may be the only one to another ledger. */
function keyExists(file: string, cause: unknown): Trouble {
  return new Trouble(
    'key-exists',
    `密钥文件 ${file} 已经存在，可能是另一个账本的密钥，没有覆盖也没有建立账本，请另选密钥文件。`,
    { cause },
  )
}

function defaultKeyFolder(): string {
  const { APPDATA, XDG_CONFIG_HOME } = process.env
  if (process.platform === 'win32' && APPDATA !== undefined) return join(APPDATA, 'canbao', 'keys')
  if (process.platform === 'darwin') {
    return join(homedir(), 'Library', 'Preferences', 'canbao', 'keys')
  }
  return join(XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'canbao', 'keys')
}
