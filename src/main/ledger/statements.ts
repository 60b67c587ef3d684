/** Compiled statements kept by their text: compiling costs more than most of the queries. */
import type { SqliteDatabase, SqliteStatement } from 'kysely'
import type { Database } from 'better-sqlite3'

/** Queries differ only in their shape; lists of ids are the one thing that varies in length. */
const mostStatements = 500

/** The connection as Kysely uses it, compiling each text once. */
export function withKeptStatements(connection: Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>()
  return {
    prepare(sql) {
      const known = kept.get(sql)
      if (known !== undefined) return known
      const statement: SqliteStatement = connection.prepare(sql)
      // The oldest goes: a map keeps the order in which its keys came.
      const [oldest] = kept.size < mostStatements ? [] : kept.keys()
      if (oldest !== undefined) kept.delete(oldest)
      kept.set(sql, statement)
      return statement
    },
    close: () => void connection.close(),
  }
}
