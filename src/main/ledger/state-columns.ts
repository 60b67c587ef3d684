/** The statements that open and close the rows of a state table. */
import type { Database, Statement } from 'better-sqlite3'
import { assert } from '../../shared/kernel/assert.ts'
import type { StateTable } from './schema.ts'

type TableStatements = {
  /** The table's own columns, after `row_id`, `from_action`, `to_action`. */
  readonly names: readonly string[]
  readonly insert: Statement
  readonly close: Statement
}

/** Statements of each state table, compiled at first use. */
export class StateColumns {
  readonly #connection: Database
  readonly #known = new Map<string, TableStatements>()

  constructor(connection: Database) {
    this.#connection = connection
  }

  of(table: StateTable): TableStatements {
    const known = this.#known.get(table)
    if (known !== undefined) return known
    const names = ownColumnsOf(this.#connection, table)
    const statements: TableStatements = {
      names,
      insert: this.#connection.prepare(
        `insert into ${table} (from_action, ${names.join(', ')}) values (?${', ?'.repeat(names.length)})`,
      ),
      close: this.#connection.prepare(
        `update ${table} set to_action = ? where row_id = ? and to_action is null`,
      ),
    }
    this.#known.set(table, statements)
    return statements
  }
}

/** The columns of a state table that its capability owns, in the order of the digest. */
export function ownColumnsOf(connection: Database, table: string): readonly string[] {
  const names = connection
    .prepare('select name from pragma_table_info(?) order by cid')
    .pluck()
    .all(table)
    .map(String)
  assert(names.length > 3, `no state table ${table}`)
  return names.slice(3)
}
