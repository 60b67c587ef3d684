/**
 * A file of working data beside the ledger, encrypted like it with a key of its own. It is not the
 * record: what lies in it can be made again, and it is thrown away.
 */
import { createHmac } from 'node:crypto'
import type { Database, Statement } from 'better-sqlite3'
import type { LedgerKey } from './key.ts'
import { openSafely } from './inspect.ts'

export type SideValue = string | number | null
export type SideRow = Readonly<Record<string, SideValue>>

export type SideFile = {
  /** Statements without an answer, one or several. */
  exec(sql: string): void
  /** One statement, compiled once; answers how many rows it changed. */
  run(sql: string, ...values: readonly SideValue[]): number
  first(sql: string, ...values: readonly SideValue[]): SideRow | null
  all(sql: string, ...values: readonly SideValue[]): readonly SideRow[]
  /** Row by row, holding none but the current one. */
  iterate(sql: string, ...values: readonly SideValue[]): IterableIterator<SideRow>
  /** All of it or nothing. */
  together<Result>(work: () => Result): Result
  close(): void
}

/** A key for one purpose, from which the ledger's own cannot be found. Null where that is plain. */
export function keyFor(key: LedgerKey | null, purpose: string): LedgerKey | null {
  if (key === null) return null
  const hex = createHmac('sha256', Buffer.from(key.hex, 'hex')).update(purpose).digest('hex')
  return { hex }
}

/** Opens the file; `make` makes it where it is missing. Throws Trouble where it cannot be opened. */
export function openSideFile(options: {
  readonly file: string
  readonly key: LedgerKey | null
  readonly mode: 'make' | 'write' | 'read'
}): SideFile {
  const connection = openSafely(options)
  // A power cut may cost the last lines; a preview is then made again.
  if (options.mode !== 'read') connection.pragma('synchronous = NORMAL')
  return sideFileOn(connection)
}

function sideFileOn(connection: Database): SideFile {
  const kept = new Map<string, Statement>()
  const prepared = (sql: string): Statement => {
    const known = kept.get(sql)
    if (known !== undefined) return known
    const statement = connection.prepare(sql)
    kept.set(sql, statement)
    return statement
  }
  return {
    exec: (sql) => void connection.exec(sql),
    run: (sql, ...values) => prepared(sql).run(...values).changes,
    // Columns of SQLite are text, numbers and null: what these files are made with.
    first: (sql, ...values) => (prepared(sql).get(...values) as SideRow | undefined) ?? null,
    all: (sql, ...values) => prepared(sql).all(...values) as readonly SideRow[],
    iterate: (sql, ...values) =>
      connection.prepare(sql).iterate(...values) as IterableIterator<SideRow>,
    together: (work) => connection.transaction(work)(),
    close: () => void connection.close(),
  }
}
