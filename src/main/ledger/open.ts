/** Opening, making and closing a ledger. */
import Database from 'better-sqlite3'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../kernel/clock.ts'
import { Trouble } from '../kernel/trouble.ts'
import { applicationId, openConnection } from './connection.ts'
import { findMark } from './data-folder.ts'
import type { DataFolder, LedgerMark } from './data-folder.ts'
import { keyCheckOf, makeKey } from './key.ts'
import type { KeyStore, LedgerKey } from './key.ts'
import { copyBeforeMigration, migrate, newestMigration, schemaNumberOf } from './migrate.ts'
import { makeReader } from './reader.ts'
import type { Reader } from './reader.ts'
import { storageTrouble } from './storage-trouble.ts'
import { verifyConnection } from './verify.ts'
import type { LedgerVerification } from './verify.ts'
import { makeWriter } from './writer.ts'
import type { Writer } from './writer.ts'

export type Ledger = {
  readonly read: Reader
  readonly writer: Writer
  /** The practice date, null in a real office; stands before anything else is decided. */
  readonly practiceDate: string | null
  readonly encrypted: boolean
  /** The day and instant of this office: fixed to the practice date in a practice office. */
  readonly clock: Clock
  verify(): LedgerVerification
  close(): Promise<void>
}

export type OpenOptions = {
  readonly data: DataFolder
  readonly keys: KeyStore
  /** The clock for a ledger that lives on a practice date, or null for a real office. */
  readonly clockFor: (practiceDate: string | null) => Clock
}

/** Opens the folder's ledger; null where there is none. Throws Trouble on anything unfit. */
export function findLedger(options: OpenOptions): Ledger | null {
  const mark = findMark(options.data)
  if (mark === null) return null
  const key = keyFor(options, mark)
  const writing = openChecked({ ...options, key })
  try {
    const reading = openConnection({ file: options.data.ledgerFile, key, readonly: true })
    return assemble({ options, writing, reading, encrypted: key !== null })
  } catch (error) {
    writing.close()
    throw error
  }
}

/** Verifies without ever writing: for `verify`, also while another program has the ledger. */
export function verifyFolder(options: Omit<OpenOptions, 'clockFor'>): LedgerVerification {
  const mark = findMark(options.data)
  if (mark === null) {
    throw new Trouble('ledger-missing', `文件夹 ${options.data.folder} 中没有账本，请核对路径。`)
  }
  const key = keyFor(options, mark)
  const reading = openSafely({ file: options.data.ledgerFile, key, readonly: true })
  try {
    return verifyConnection(reading)
  } finally {
    reading.close()
  }
}

/**
 * Makes a ledger and fills it with `fill`, all or nothing: it appears in the folder only when it
 * is complete and on disk.
 */
export async function makeLedger(
  options: OpenOptions & {
    readonly encrypted: boolean
    readonly practiceDate: string | null
    readonly fill: (writer: Writer) => Promise<void>
  },
): Promise<void> {
  const { data, keys } = options
  if (existsSync(data.ledgerFile)) {
    throw new Trouble('office-exists', `文件夹 ${data.folder} 中已有账本，不能再建立。`)
  }
  const making = join(data.folder, `making-${randomBytes(6).toString('hex')}`)
  const ledgerId = randomBytes(8).toString('hex')
  const key = options.encrypted ? makeKey() : null
  const mark: LedgerMark = { ledgerId, keyCheck: key === null ? null : keyCheckOf(key, ledgerId) }
  try {
    mkdirSync(making, { mode: 0o700 })
    const file = join(making, 'ledger.db')
    const connection = openConnection({ file, key, readonly: false })
    try {
      chmodSync(file, 0o600)
      connection.pragma(`application_id = ${applicationId}`)
      migrate(connection)
      await options.fill(makeWriter(connection, options.clockFor(options.practiceDate)))
      connection.pragma('wal_checkpoint(TRUNCATE)')
    } finally {
      connection.close()
    }
    if (key !== null) keys.keep(ledgerId, key)
    writeFileSync(join(making, 'ledger.json'), JSON.stringify(mark), { mode: 0o600, flush: true })
    renameSync(join(making, 'ledger.json'), data.markFile)
    renameSync(file, data.ledgerFile)
    syncFolder(data.folder)
  } catch (error) {
    throw storageTrouble(error, data.folder) ?? error
  } finally {
    rmSync(making, { recursive: true, force: true })
  }
}

function keyFor(options: Pick<OpenOptions, 'data' | 'keys'>, mark: LedgerMark): LedgerKey | null {
  if (mark.keyCheck === null) return null
  const key = options.keys.find(mark.ledgerId)
  const place = options.keys.place(mark.ledgerId)
  if (key === null) {
    throw new Trouble(
      'key-missing',
      `找不到账本的密钥 ${place}，账本打不开，请把当初保管的密钥文件放回原处。`,
    )
  }
  if (keyCheckOf(key, mark.ledgerId) !== mark.keyCheck) {
    throw new Trouble(
      'key-wrong',
      `密钥 ${place} 不是这个账本的密钥，账本没有打开，请换回原来的密钥文件。`,
    )
  }
  return key
}

function openChecked(options: OpenOptions & { readonly key: LedgerKey | null }): Database.Database {
  const { data, key } = options
  const connection = openSafely({ file: data.ledgerFile, key, readonly: false })
  try {
    refuseForeignFile(connection, data)
    if (process.platform !== 'win32') chmodSync(data.ledgerFile, 0o600)
    if (schemaNumberOf(connection) < newestMigration()) {
      copyBeforeMigration(connection, data)
      migrate(connection)
    }
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

function refuseForeignFile(connection: Database.Database, data: DataFolder): void {
  if (connection.pragma('application_id', { simple: true }) !== applicationId) {
    throw new Trouble(
      'not-a-ledger',
      `${data.ledgerFile} 不是参保柜台的账本，没有打开，请核对文件夹。`,
    )
  }
  if (schemaNumberOf(connection) > newestMigration()) {
    throw new Trouble(
      'ledger-from-newer-version',
      '这个账本由更新版本的参保柜台使用过，本版本不能打开，请安装新版本后再用。',
    )
  }
}

function openSafely(options: {
  readonly file: string
  readonly key: LedgerKey | null
  readonly readonly: boolean
}): Database.Database {
  try {
    return openConnection(options)
  } catch (error) {
    const trouble = storageTrouble(error, options.file)
    if (trouble !== null) throw trouble
    if (error instanceof Database.SqliteError) {
      throw new Trouble(
        'ledger-damaged',
        `账本文件 ${options.file} 已损坏或不完整，没有打开也没有改动，请从最近的备份恢复。`,
        { cause: error },
      )
    }
    throw error
  }
}

function assemble(parts: {
  readonly options: OpenOptions
  readonly writing: Database.Database
  readonly reading: Database.Database
  readonly encrypted: boolean
}): Ledger {
  const { options, writing, reading, encrypted } = parts
  const practiceDate = practiceDateOf(reading)
  const db = makeReader(reading)
  const clock = options.clockFor(practiceDate)
  return {
    read: db,
    writer: makeWriter(writing, clock),
    practiceDate,
    encrypted,
    clock,
    verify: () => verifyConnection(reading),
    async close() {
      await db.destroy()
      writing.close()
    },
  }
}

function practiceDateOf(connection: Database.Database): string | null {
  const date = connection
    .prepare('select practice_date from office where to_action is null')
    .pluck()
    .get()
  return typeof date === 'string' ? date : null
}

/** Makes the renames above durable; Windows keeps no handle on folders. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
