/** Floors: the least that SQLite itself needs on this machine, in this folder. */
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'

/** One durable insert of a row as long as a registration's, with the ledger's pragmas. */
export function openInsertFloor(folder: string): { insert(): void; close(): void } {
  const connection = new Database(join(folder, 'floor.db'))
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = ON')
  connection.exec(
    'create table if not exists floor (row_id integer primary key, content text not null) strict',
  )
  const statement = connection.prepare('insert into floor (content) values (?)')
  const content = randomBytes(1500).toString('hex')
  return { insert: () => void statement.run(content), close: () => void connection.close() }
}

/** One person by primary key through a prepared statement. */
export function openSelectFloor(folder: string): { select(rowId: number): void; close(): void } {
  const connection = new Database(join(folder, 'ledger.db'), { readonly: true })
  const statement = connection.prepare('select * from person where row_id = ?')
  return { select: (rowId) => void statement.get(rowId), close: () => void connection.close() }
}
