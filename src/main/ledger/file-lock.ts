/**
 * A lock on a file of its own, held as an exclusive SQLite transaction: the operating system drops
 * it when the holder dies, however it dies.
 */
import Database from 'better-sqlite3'
import { isBusy } from './storage-trouble.ts'

export type FileLock = { release(): void }

/** Keeps the connections reachable: one that is collected as garbage would drop its lock. */
const held = new Set<Database.Database>()

/** Takes the lock, or answers null where another program, or this one, holds it. */
export function tryFileLock(file: string): FileLock | null {
  const connection = new Database(file, { timeout: 0 })
  try {
    connection.pragma('journal_mode = DELETE')
    connection.exec('begin exclusive')
  } catch (error) {
    connection.close()
    if (isBusy(error)) return null
    throw error
  }
  held.add(connection)
  return {
    release() {
      held.delete(connection)
      connection.close()
    },
  }
}
