/** Reading very many rows, in a worker: a connection of its own that cannot write. */
import type { Compilable } from 'kysely'
import { Bug } from '../../shared/kernel/assert.ts'
import { openSafely } from './inspect.ts'
import type { LedgerKey } from './key.ts'
import { makeReader } from './reader.ts'
import type { Reader } from './reader.ts'
import { withKeptStatements } from './statements.ts'

/**
 * Where a ledger lies and what opens it. Holds the key: it is handed to a worker in memory, and
 * never written or logged.
 */
export type LedgerSource = { readonly file: string; readonly key: LedgerKey | null }

export type BulkReader = {
  /** To build queries with. */
  readonly read: Reader
  /** The rows of a select one by one, synchronously, so that nothing is held but the current one. */
  readonly rows: <Row>(query: Compilable<Row>) => IterableIterator<Row>
  /** All rows of a small select that is asked over and over: compiled once. */
  readonly all: <Row>(query: Compilable<Row>) => readonly Row[]
  close(): void
}

/**
 * Everything that is read is the ledger as it stood when this was opened, whatever is recorded
 * meanwhile. Throws Trouble where the file cannot be opened.
 */
export function openBulkReader(source: LedgerSource): BulkReader {
  const connection = openSafely({ ...source, mode: 'read' })
  // A read transaction is what keeps several queries in step; it hinders no writer.
  connection.exec('begin')
  // It begins with the first read.
  connection.prepare('select count(*) from sqlite_schema').get()
  const kept = withKeptStatements(connection)
  return {
    read: makeReader(connection),
    all<Row>(query: Compilable<Row>) {
      const { sql, parameters, query: node } = query.compile()
      if (node.kind !== 'SelectQueryNode') throw new Bug(`a reader was given a ${node.kind}`)
      return kept.prepare(sql).all(parameters) as readonly Row[]
    },
    rows<Row>(query: Compilable<Row>) {
      const { sql, parameters, query: node } = query.compile()
      if (node.kind !== 'SelectQueryNode') throw new Bug(`a reader was given a ${node.kind}`)
      // The columns are those that Kysely typed the query with.
      return connection.prepare(sql).iterate(...parameters) as IterableIterator<Row>
    },
    close() {
      connection.close()
    },
  }
}
