/**
 * What is asked of a ledger file before anything may write into it: whether it is ours, of a
 * version we know, and whole. Everything here only reads.
 */
import Database from 'better-sqlite3'
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { Trouble } from '../kernel/trouble.ts'
import { applicationId, openConnection } from './connection.ts'
import type { ConnectionOptions } from './connection.ts'
import type { DataFolder } from './data-folder.ts'
import type { LedgerKey } from './key.ts'
import { newestMigration, schemaNumberOf } from './migrate.ts'
import type { Migration } from './migrations/index.ts'
import { storageTrouble } from './storage-trouble.ts'

/** Up to this size opening reads the whole file, in some 5 ms a MiB; above it `verify` does. */
const wholeCheckLimitBytes = 48 * 1024 * 1024

const pageSize = 4096
const smallestPage = 512
/** Bytes that the cipher keeps at the end of each page: 16 of salt, 64 of checksum. */
const cipherReserve = 80

export type Inspection = {
  readonly data: DataFolder
  readonly key: LedgerKey | null
  readonly migrations: readonly Migration[]
}

/** Refuses, by name, a file that this program must not open, or that is damaged. */
export function inspectLedgerFile(inspection: Inspection): void {
  inspect(inspection, (connection) => {
    const { ledgerFile } = inspection.data
    if (statSync(ledgerFile).size > wholeCheckLimitBytes) return
    if (connection.pragma('quick_check(1)', { simple: true }) !== 'ok') throw damaged(ledgerFile)
  })
}

/** The same without reading the whole file, for `verify`, which says more of what it finds. */
export function inspectLedgerHead(inspection: Inspection): void {
  inspect(inspection, () => undefined)
}

function inspect(inspection: Inspection, further: (connection: Database.Database) => void): void {
  const { data, key } = inspection
  // SQLite takes a shorter file for a new and empty database.
  if (statSync(data.ledgerFile).size < smallestPage) throw damaged(data.ledgerFile)
  const connection = openSafely({ file: data.ledgerFile, key, mode: 'read' })
  try {
    refuseForeignFile(connection, inspection)
    refuseOddHeader(data.ledgerFile, { encrypted: key !== null })
    further(connection)
  } catch (error) {
    throw troubleOf(error, data.ledgerFile) ?? error
  } finally {
    connection.close()
  }
}

function refuseForeignFile(connection: Database.Database, inspection: Inspection): void {
  if (connection.pragma('application_id', { simple: true }) !== applicationId) {
    throw new Trouble(
      'not-a-ledger',
      `${inspection.data.ledgerFile} 不是参保柜台的账本，没有打开也没有改动，请核对文件夹。`,
    )
  }
  const schemaNumber = schemaNumberOf(connection)
  if (schemaNumber > newestMigration(inspection.migrations)) {
    throw new Trouble(
      'ledger-from-newer-version',
      '这个账本由更新版本的参保柜台使用过，本版本不能打开，请安装新版本后再用。',
    )
  }
  // A ledger appears whole, with the number of the schema that it was made by.
  if (!inspection.migrations.some(({ number }) => number === schemaNumber)) {
    throw damaged(inspection.data.ledgerFile)
  }
}

/** Opens the file, or throws the trouble that says why it cannot be. */
export function openSafely(options: ConnectionOptions): Database.Database {
  try {
    return openConnection(options)
  } catch (error) {
    throw troubleOf(error, options.file) ?? error
  }
}

function troubleOf(error: unknown, file: string): Trouble | null {
  const isSqlite = error instanceof Database.SqliteError
  if (isSqlite && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) return damaged(file, error)
  return storageTrouble(error, file) ?? (isSqlite ? damaged(file, error) : null)
}

/** Looks at the part of the header that the cipher leaves open and no checksum of its guards. */
function refuseOddHeader(file: string, { encrypted }: { readonly encrypted: boolean }): void {
  const header = Buffer.alloc(24)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, header, 0, header.length, 0)
  } finally {
    closeSync(handle)
  }
  const journal = header.readUInt8(18)
  const reserve = encrypted ? cipherReserve : 0
  const isOurs =
    header.readUInt16BE(16) === pageSize &&
    (journal === 1 || journal === 2) &&
    header.subarray(19).equals(Buffer.from([journal, reserve, 64, 32, 32]))
  if (!isOurs || statSync(file).size % pageSize !== 0) throw damaged(file)
}

/** The trouble of a file that cannot be what this program left there. */
export function damaged(file: string, cause?: unknown): Trouble {
  return new Trouble(
    'ledger-damaged',
    `账本文件 ${file} 已损坏或不完整，没有打开也没有改动，请从最近的备份恢复。`,
    { cause },
  )
}
