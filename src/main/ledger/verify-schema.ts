/** Compares a ledger's tables, indexes and triggers with what its migrations make. */
import Sqlite from 'better-sqlite3'
import type { Database } from 'better-sqlite3'
import { migrate } from './migrate.ts'
import type { Migration } from './migrations/index.ts'

/** Takes one Chinese sentence a problem. */
export type Report = (sentence: string) => void

type SchemaParts = { readonly migrations: readonly Migration[]; readonly report: Report }

/** Without its triggers and unique indexes a ledger could be changed without a trace. */
export function checkSchema(connection: Database, { migrations, report }: SchemaParts): void {
  const expected = expectedObjects(migrations)
  const found = objectsOf(connection)
  for (const [name, { sql, table }] of expected) {
    const it = found.get(name)
    // What belonged to a table went with it: the table alone is named.
    const tableGone = name !== `table ${table}` && !found.has(`table ${table}`)
    if (it === undefined) {
      if (!tableGone) report(`账本的防护 ${name} 被删除了。`)
    } else if (it.sql !== sql) report(`账本的防护 ${name} 被改动过。`)
  }
  for (const name of found.keys()) {
    if (!expected.has(name)) report(`账本中多出了 ${name}，不是本程序建立的。`)
  }
}

function expectedObjects(migrations: readonly Migration[]): ReadonlyMap<string, SchemaObject> {
  const empty = new Sqlite(':memory:')
  try {
    migrate(empty, migrations)
    return objectsOf(empty)
  } finally {
    empty.close()
  }
}

type SchemaObject = { readonly sql: string; readonly table: string }

/** `table person` → its SQL and whose it is, without what SQLite makes for itself. */
function objectsOf(connection: Database): ReadonlyMap<string, SchemaObject> {
  const rows = connection
    .prepare(
      `select type || ' ' || name, sql, tbl_name from sqlite_master where name not like 'sqlite\\_%' escape '\\'`,
    )
    .raw()
    .all() as readonly (readonly [string, string, string])[]
  return new Map(rows.map(([name, sql, table]) => [name, { sql, table }]))
}
