/** Brings a ledger file to today's schema, after a copy of it was taken. */
import type { Database } from 'better-sqlite3'
import { chmodSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { assert } from '../../shared/kernel/assert.ts'
import { openConnection } from './connection.ts'
import { syncFile, syncFolder } from './data-folder.ts'
import type { DataFolder } from './data-folder.ts'
import type { LedgerKey } from './key.ts'
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
  for (const [index, { number }] of migrations.entries()) {
    assert(number % 10 === 0, `migration ${number} is not numbered in tens`)
    const before = migrations[index - 1]?.number ?? 0
    // A step that came late into the list would be left out where the later one was taken.
    assert(number > before, `migration ${number} comes after ${before}`)
  }
  for (const { number, sql } of migrations) {
    connection
      .transaction(() => {
        // Asked inside: another program may have done this step while we waited for our turn.
        if (number <= schemaNumberOf(connection)) return
        for (const statements of sql) connection.exec(statements)
        connection.pragma(`user_version = ${number}`)
      })
      .immediate()
  }
}

/** A whole, consistent copy beside the ledger, encrypted like it, opened and checked. */
export function copyBeforeMigration(
  connection: Database,
  { data, key }: { readonly data: DataFolder; readonly key: LedgerKey | null },
): string {
  const copy = join(data.folder, `ledger-before-migration-from-${schemaNumberOf(connection)}.db`)
  const unfinished = `${copy}.part`
  try {
    rmSync(unfinished, { force: true })
    connection.prepare('vacuum into ?').run(unfinished)
    if (process.platform !== 'win32') chmodSync(unfinished, 0o600)
    const opened = openConnection({ file: unfinished, key, mode: 'read' })
    try {
      assert(
        opened.pragma('quick_check(1)', { simple: true }) === 'ok' &&
          schemaNumberOf(opened) === schemaNumberOf(connection),
        'the copy before a migration is not whole',
      )
    } finally {
      opened.close()
    }
    syncFile(unfinished)
    renameSync(unfinished, copy)
    syncFolder(data.folder)
    return copy
  } finally {
    rmSync(unfinished, { force: true })
  }
}
