/** Feeds the row versions of a ledger file action by action, each table read once, in order. */
import type { Database } from 'better-sqlite3'
import type { RowsDigest } from './chain.ts'
import type { Report } from './verify-schema.ts'
import { ownColumnsOf } from './state-columns.ts'

type Values = readonly (string | number | null)[]

type TableVersions = {
  readonly table: string
  readonly opened: Ahead
  readonly closed: Ahead
}

export class RowVersions {
  readonly #tables: readonly TableVersions[]
  readonly #report: Report
  #rowCount = 0

  constructor(connection: Database, report: Report) {
    this.#report = report
    this.#tables = listStateTables(connection).map((table) => {
      const own = ownColumnsOf(connection, table).join(', ')
      // The same columns in the same order as the writer digests them: row id and action first.
      const opened = `select row_id, from_action, ${own} from ${table} order by from_action, row_id`
      const closed = `select row_id, to_action from ${table} where to_action is not null
        order by to_action, row_id`
      return { table, opened: new Ahead(connection, opened), closed: new Ahead(connection, closed) }
    })
  }

  /** Everything that the action opened and closed; what lies before it belongs to no action. */
  feed(actionId: number, digest: RowsDigest): void {
    for (const { table, opened, closed } of this.#tables) {
      this.#rowCount += this.#reportStray(opened.takeBefore(actionId))
      this.#reportStray(closed.takeBefore(actionId))
      for (const values of opened.takeAt(actionId)) {
        this.#rowCount += 1
        digest.opened(table, values)
      }
      for (const values of closed.takeAt(actionId)) digest.closed(table, Number(values[0]))
    }
  }

  /** Answers the number of rows, those of no action included. */
  finish(): number {
    for (const { opened, closed } of this.#tables) {
      this.#rowCount += this.#reportStray(opened.takeBefore(Infinity))
      this.#reportStray(closed.takeBefore(Infinity))
    }
    return this.#rowCount
  }

  /** Ends the queries where reading broke off. */
  close(): void {
    for (const { opened, closed } of this.#tables) {
      opened.close()
      closed.close()
    }
  }

  #reportStray(rows: Iterable<Values>): number {
    let count = 0
    for (const values of rows) {
      count += 1
      this.#report(`有数据记在不存在的第 ${Number(values[1])} 号操作名下。`)
    }
    return count
  }
}

/** Rows in the order of their second column, an action id, with one row of look-ahead. */
class Ahead {
  readonly #connection: Database
  readonly #query: string
  #rows: IterableIterator<Values> | null = null
  #next: Values | null = null

  constructor(connection: Database, query: string) {
    this.#connection = connection
    this.#query = query
  }

  close(): void {
    this.#rows?.return?.()
  }

  *takeAt(actionId: number): Generator<Values> {
    yield* this.#takeWhile((found) => found === actionId)
  }

  *takeBefore(actionId: number): Generator<Values> {
    yield* this.#takeWhile((found) => found < actionId)
  }

  *#takeWhile(wanted: (actionId: number) => boolean): Generator<Values> {
    if (this.#rows === null) {
      this.#rows = this.#connection.prepare(this.#query).raw().iterate() as IterableIterator<Values>
      this.#step(this.#rows)
    }
    while (this.#next !== null && wanted(Number(this.#next[1]))) {
      const values = this.#next
      this.#step(this.#rows)
      yield values
    }
  }

  #step(rows: IterableIterator<Values>): void {
    const step = rows.next()
    this.#next = step.done === true ? null : step.value
  }
}

function listStateTables(connection: Database): readonly string[] {
  return connection
    .prepare(
      `select m.name from sqlite_master m where m.type = 'table' and exists (
         select 1 from pragma_table_info(m.name) c where c.name = 'from_action')
       order by m.name`,
    )
    .pluck()
    .all()
    .map(String)
}
