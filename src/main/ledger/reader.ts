/** Reading: a connection of its own that cannot write, neither by type nor by SQLite. */
import { Kysely, SqliteDialect } from 'kysely'
import type { Database } from 'better-sqlite3'
import type { LedgerSchema } from './schema.ts'

/** Select queries and nothing else. */
export type Reader = Pick<Kysely<LedgerSchema>, 'selectFrom' | 'with'>

export function makeReader(connection: Database): Kysely<LedgerSchema> {
  return new Kysely<LedgerSchema>({ dialect: new SqliteDialect({ database: connection }) })
}
