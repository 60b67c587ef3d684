/** Reading: a connection of its own that cannot write, neither by type nor by SQLite. */
import { Kysely, SqliteDialect, sql } from 'kysely'
import type { Expression, SqlBool } from 'kysely'
import type { Database } from 'better-sqlite3'
import type { LedgerSchema } from './schema.ts'

/** Select queries and nothing else. */
export type Reader = Pick<Kysely<LedgerSchema>, 'selectFrom' | 'with'>

export function makeReader(connection: Database): Kysely<LedgerSchema> {
  return new Kysely<LedgerSchema>({ dialect: new SqliteDialect({ database: connection }) })
}

/**
 * The condition under which a row version of a table (by its alias in the query) was valid right
 * after an action.
 */
export function validAt(at: {
  readonly table: string
  readonly actionId: number
}): Expression<SqlBool> {
  const from = sql.ref(`${at.table}.from_action`)
  const to = sql.ref(`${at.table}.to_action`)
  return sql<SqlBool>`(${from} <= ${at.actionId} and (${to} is null or ${to} > ${at.actionId}))`
}
