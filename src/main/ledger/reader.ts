/** Reading: a connection of its own that cannot write, neither by type nor by SQLite. */
import { Kysely, SqliteDialect, sql } from 'kysely'
import type { KyselyPlugin, SelectQueryBuilder } from 'kysely'
import type { Database } from 'better-sqlite3'
import { Bug } from '../../shared/kernel/assert.ts'
import type { LedgerSchema, StateTable } from './schema.ts'
import { withKeptStatements } from './statements.ts'

/**
 * Select queries and nothing else. Kysely's `with` is left out: what it answers can also insert,
 * update and delete.
 */
export type Reader = Pick<Kysely<LedgerSchema>, 'selectFrom'>

export function makeReader(connection: Database): Kysely<LedgerSchema> {
  return new Kysely<LedgerSchema>({
    dialect: new SqliteDialect({ database: withKeptStatements(connection) }),
  })
}

/**
 * The rows of a table as they stood after an action: opened by it or before, closed later or
 * never. Before the first action, 0, there are none.
 */
export function asOf<T extends StateTable>(
  read: Reader,
  table: T,
  actionId: number,
): SelectQueryBuilder<LedgerSchema, T, object> {
  const from = sql.ref<number>(`${table}.from_action`)
  const to = sql.ref<number | null>(`${table}.to_action`)
  // Kysely cannot follow a table that is a type parameter; the query is over that table alone.
  return read
    .selectFrom<StateTable>(table)
    .where(from, '<=', actionId)
    .where((is) => is.or([is(to, 'is', null), is(to, '>', actionId)]))
}

/** Refuses everything but selects, also from code that found a way around the type. */
export function selectsOnly(mayRead: () => boolean): KyselyPlugin {
  return {
    transformQuery({ node }) {
      if (node.kind !== 'SelectQueryNode') throw new Bug(`a reader was given a ${node.kind}`)
      if (!mayRead()) throw new Bug('an action that is over was read from')
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  }
}
