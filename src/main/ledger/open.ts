/** Opening and closing a ledger. */
import type { Database } from 'better-sqlite3'
import { chmodSync, existsSync } from 'node:fs'
import type { Clock } from '../kernel/clock.ts'
import { readDay } from '../../shared/kernel/day.ts'
import { Trouble } from '../kernel/trouble.ts'
import type { LedgerSource } from './bulk-reader.ts'
import { findMark } from './data-folder.ts'
import type { DataFolder, LedgerMark } from './data-folder.ts'
import { damaged, inspectLedgerFile, inspectLedgerHead, openSafely } from './inspect.ts'
import type { Inspection } from './inspect.ts'
import { keyCheckOf } from './key.ts'
import type { KeyStore, LedgerKey } from './key.ts'
import { removeLeftovers } from './leftovers.ts'
import { copyBeforeMigration, migrate, newestMigration, schemaNumberOf } from './migrate.ts'
import { migrations as released } from './migrations/index.ts'
import type { Migration } from './migrations/index.ts'
import { readWhereverItLies } from './readable-copy.ts'
import { makeReader } from './reader.ts'
import type { Reader } from './reader.ts'
import { storageTrouble } from './storage-trouble.ts'
import { verifyConnection } from './verify.ts'
import type { KnownHead, LedgerVerification } from './verify.ts'
import { makeWriter } from './writer.ts'
import type { Writer } from './writer.ts'

export type Ledger = {
  readonly read: Reader
  readonly writer: Writer
  /** The practice date, null in a real office; stands before anything else is decided. */
  readonly practiceDate: string | null
  readonly encrypted: boolean
  /** What a worker opens a reading connection of its own with. */
  readonly source: LedgerSource
  /** The day and instant of this office: fixed to the practice date in a practice office. */
  readonly clock: Clock
  verify(known?: KnownHead): LedgerVerification
  close(): Promise<void>
}

export type OpenOptions = {
  readonly data: DataFolder
  readonly keys: KeyStore
  /** The clock for a ledger that lives on a practice date, or null for a real office. */
  readonly clockFor: (practiceDate: string | null) => Clock
  /** The steps to today's schema; a test of a migration gives its own. */
  readonly migrations?: readonly Migration[]
}

/** Opens the folder's ledger; null where there is none. Throws Trouble on anything unfit. */
export function findLedger(options: OpenOptions): Ledger | null {
  const { data, migrations = released } = options
  removeLeftovers(data)
  const mark = findMark(data)
  if (mark === null) return null
  const key = keyFor(options, mark)
  const writing = openChecked({ data, key, migrations })
  try {
    const reading = openSafely({ file: data.ledgerFile, key, mode: 'read' })
    try {
      return assemble({ options, writing, reading, key })
    } catch (error) {
      reading.close()
      throw error
    }
  } catch (error) {
    writing.close()
    throw error
  }
}

/** Verifies without ever writing: for `verify`, also while another program has the ledger. */
export function verifyFolder(
  options: Omit<OpenOptions, 'clockFor'>,
  known: KnownHead = {},
): LedgerVerification {
  const mark = findMark(options.data)
  if (mark === null) {
    throw new Trouble('ledger-missing', `文件夹 ${options.data.folder} 中没有账本，请核对路径。`)
  }
  const key = keyFor(options, mark)
  const { migrations = released } = options
  return readWhereverItLies(options.data, (data) => {
    inspectLedgerHead({ data, key, migrations })
    const reading = openSafely({ file: data.ledgerFile, key, mode: 'read' })
    try {
      return verifyConnection(reading, { ...known, migrations })
    } finally {
      reading.close()
    }
  })
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

/** Opens for writing what was found fit, and brings it to today's schema. */
function openChecked(inspection: Inspection): Database {
  const { data, key, migrations } = inspection
  inspectLedgerFile(inspection)
  keepPrivate(data)
  const connection = openSafely({ file: data.ledgerFile, key, mode: 'write' })
  try {
    if (schemaNumberOf(connection) < newestMigration(migrations)) {
      copyBeforeMigration(connection, { data, key })
      migrate(connection, migrations)
    }
    return connection
  } catch (error) {
    connection.close()
    throw storageTrouble(error, data.ledgerFile) ?? error
  }
}

/** Files restored from a backup may have come with other rights; SQLite's helpers take them over. */
function keepPrivate({ ledgerFile }: DataFolder): void {
  if (process.platform === 'win32') return
  try {
    for (const file of [ledgerFile, `${ledgerFile}-wal`, `${ledgerFile}-shm`]) {
      if (existsSync(file)) chmodSync(file, 0o600)
    }
  } catch (error) {
    throw storageTrouble(error, ledgerFile) ?? error
  }
}

function assemble(parts: {
  readonly options: OpenOptions
  readonly writing: Database
  readonly reading: Database
  readonly key: LedgerKey | null
}): Ledger {
  const { options, writing, reading, key } = parts
  const practiceDate = practiceDateOf(reading, options.data)
  const db = makeReader(reading)
  const clock = options.clockFor(practiceDate)
  const writer = makeWriter(writing, clock)
  return {
    read: db,
    writer,
    practiceDate,
    encrypted: key !== null,
    source: { file: options.data.ledgerFile, key },
    clock,
    verify: (known) =>
      verifyConnection(reading, { ...known, migrations: options.migrations ?? released }),
    async close() {
      await writer.finish()
      // The writer goes last: only it can empty the write-ahead log and take it away. Kysely
      // leaves a connection open that it never queried.
      await db.destroy()
      reading.close()
      writing.close()
    },
  }
}

/** Null in a real office. A day that is in no calendar was not written by us. */
function practiceDateOf(connection: Database, { ledgerFile }: DataFolder): string | null {
  const date = connection
    .prepare('select practice_date from office where to_action is null')
    .pluck()
    .get()
  if (typeof date !== 'string') return null
  if (readDay(date) === null) throw damaged(ledgerFile)
  return date
}
