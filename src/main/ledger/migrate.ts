/** Brings a ledger file to today's schema, after a copy of it was taken. */
import type { Database } from 'better-sqlite3'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { assert } from '../../shared/kernel/assert.ts'
import type { DataFolder } from './data-folder.ts'
import { migrations as released } from './migrations/index.ts'
import type { Migration } from './migrations/index.ts'

export function schemaNumberOf(connection: Database): number {
  return Number(connection.pragma('user_version', { simple: true }))
}

export function newestMigration(migrations: readonly Migration[] = released): number {
  return migrations.at(-1)?.number ?? 0
}

/** Runs what is missing, each step in a transaction of its own together with its number. */
export function migrate(connection: Database, migrations: readonly Migration[] = released): void {
  for (const { number, sql } of migrations) {
    assert(number % 10 === 0, `migration ${number} is not numbered in tens`)
    if (number <= schemaNumberOf(connection)) continue
    connection.transaction(() => {
      for (const statements of sql) connection.exec(statements)
      connection.pragma(`user_version = ${number}`)
    })()
  }
}

/** A whole, consistent copy beside the ledger, encrypted like it; the newest copy stays. */
export function copyBeforeMigration(connection: Database, data: DataFolder): string {
  const copy = join(data.folder, `ledger-before-${newestMigration()}.db`)
  rmSync(copy, { force: true })
  connection.prepare('vacuum into ?').run(copy)
  return copy
}
