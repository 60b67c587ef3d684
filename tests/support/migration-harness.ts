/**
 * A test of a migration starts from the schema before it, with rows in it, and opens the ledger
 * the way the program does.
 *
 *     test('0020 …', async () => {
 *       const { open } = await ledgerBefore(20, async (writer) => { … })
 *       const { ledger } = open()
 *       expect(await ledger.read.selectFrom(…)…).toEqual(…)
 *     })
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { migrations as released } from '../../src/main/ledger/migrations/index.ts'
import type { Migration } from '../../src/main/ledger/migrations/index.ts'
import type { Ledger, Writer } from '../../src/main/ledger/index.ts'
import { makeTestLedger, openTestLedger } from './ledger-builder.ts'
import { tempFolder } from './test-ledger.ts'

export type MigratedLedger = {
  readonly ledger: Ledger
  /** The copy that was taken before. */
  readonly copyFile: string
}

export async function ledgerBefore(
  number: number,
  fill: (writer: Writer) => Promise<void>,
  migrations: readonly Migration[] = released,
): Promise<{ readonly folder: string; readonly open: () => MigratedLedger }> {
  const earlier = migrations.filter((migration) => migration.number < number)
  const before = earlier.at(-1)
  if (before === undefined) throw new Error(`nothing lies before migration ${number}`)
  const folder = tempFolder()
  await makeTestLedger(folder, { migrations: earlier, fill })
  return {
    folder,
    open() {
      const upTo = migrations.filter((migration) => migration.number <= number)
      const ledger = openTestLedger(folder, { migrations: upTo })
      onTestFinished(() => ledger.close())
      const copyFile = join(folder, 'office', `ledger-before-migration-from-${before.number}.db`)
      if (!existsSync(copyFile)) throw new Error('no copy was taken before the migration')
      const { problems } = ledger.verify()
      if (problems.length > 0) throw new Error(`after the migration: ${problems.join('')}`)
      return { ledger, copyFile }
    },
  }
}
