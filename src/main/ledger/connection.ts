/** One SQLite connection with the settings that the ledger relies on, each asserted. */
import Database from 'better-sqlite3'
import type { LedgerKey } from './key.ts'
import { Bug } from '../../shared/kernel/assert.ts'

/** Marks a file as ours in the SQLite header: `CANB`. */
export const applicationId = 0x43414e42

/** SQLite before 3.51.3 can corrupt a write-ahead log that two connections share. */
const oldestSqlite = [3, 51, 3] as const

/** How long a connection waits for another one that is writing. */
export const busyTimeoutMs = 5000

export type ConnectionOptions = {
  readonly file: string
  readonly key: LedgerKey | null
  /** `make` is the only one under which a missing file appears. */
  readonly mode: 'make' | 'write' | 'read'
}

/** Opens the file; throws SQLite's own error where it is no database or the key is wrong. */
export function openConnection(options: ConnectionOptions): Database.Database {
  const readonly = options.mode === 'read'
  const connection = new Database(options.file, {
    readonly,
    fileMustExist: options.mode !== 'make',
    timeout: busyTimeoutMs,
  })
  try {
    if (options.key !== null) {
      connection.pragma(`cipher = 'sqlcipher'`)
      connection.pragma(`key = "x'${options.key.hex}'"`)
    }
    // The first read decides whether file and key belong together.
    connection.pragma('schema_version')
    setPragmas(connection, readonly)
    assertPragmas(connection, readonly)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

function setPragmas(connection: Database.Database, readonly: boolean): void {
  if (!readonly) {
    connection.pragma('journal_mode = WAL')
    connection.pragma('wal_autocheckpoint = 1000')
  }
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = ON')
  // Lets `insert or replace` run into the triggers that forbid deleting.
  connection.pragma('recursive_triggers = ON')
  connection.pragma('trusted_schema = OFF')
  connection.pragma('cache_size = -65536')
  connection.pragma('temp_store = MEMORY')
  if (readonly) connection.pragma('query_only = ON')
}

function assertPragmas(connection: Database.Database, readonly: boolean): void {
  const expected: Readonly<Record<string, unknown>> = {
    synchronous: 2,
    foreign_keys: 1,
    recursive_triggers: 1,
    trusted_schema: 0,
    // In memory: an encrypted ledger must not spill plain text into temporary files.
    temp_store: 2,
    busy_timeout: busyTimeoutMs,
    // A copy that was never opened for writing has another journal, and reading it is safe.
    ...(readonly ? { query_only: 1 } : { journal_mode: 'wal' }),
  }
  for (const [pragma, value] of Object.entries(expected)) {
    const actual: unknown = connection.pragma(pragma, { simple: true })
    if (actual !== value) throw new Bug(`pragma ${pragma} is ${String(actual)}`)
  }
  const version = String(connection.prepare('select sqlite_version()').pluck().get())
  if (isOlder(version)) throw new Bug(`SQLite ${version} is too old`)
}

function isOlder(version: string): boolean {
  const parts = version.split('.').map(Number)
  for (const [index, least] of oldestSqlite.entries()) {
    const part = parts[index] ?? 0
    if (part !== least) return part < least
  }
  return false
}
