import Sqlite from 'better-sqlite3'
import { mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  aDraft,
  aVillage,
  fixedClock,
  keyFileOf,
  keysOf,
  ledgerFileOf,
  partsOf,
  recordVillage,
} from '../../../tests/support/ledger-builder.ts'
import { ledgerBefore } from '../../../tests/support/migration-harness.ts'
import { tempFolder, troubleOf } from '../../../tests/support/test-ledger.ts'
import { findLedger } from './index.ts'
import { migrate, schemaNumberOf } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import type { Migration } from './migrations/index.ts'
import { neverChangesSql, stateTableSql } from './migrations/state-table.ts'

/** The number that the next real step will have. */
const next = (migrations.at(-1)?.number ?? 0) + 10

/** A step as a later version might take it: a column more, a table more. */
const planted: Migration = {
  number: next,
  name: 'planted',
  sql: [
    'alter table village add column remark text',
    'drop trigger village_never_changes',
    neverChangesSql('village', ['village_id', 'name', 'position', 'remark']),
    stateTableSql('visit', {
      columns: { visit_id: 'integer not null', village_id: 'integer not null' },
      current: [['visit_id']],
    }),
  ],
}
const failing: Migration = {
  number: next,
  name: 'failing',
  sql: ['create table half (a integer) strict', 'create nonsense'],
}

describe('0010 walk-in', () => {
  test('从空文件起，建出十三张表', () => {
    const connection = new Sqlite(':memory:')
    expect(schemaNumberOf(connection)).toBe(0)
    migrate(connection, migrations.slice(0, 1))
    expect(schemaNumberOf(connection)).toBe(10)
    const tables = connection
      .prepare(`select name from sqlite_master where type = 'table' order by name`)
      .pluck()
      .all()
    expect(tables).toEqual([
      'account',
      'account_role',
      'action',
      'enrolment',
      'household',
      'identity',
      'office',
      'office_policy',
      'person',
      'reading_choice',
      'registration',
      'sign_in_state',
      'village',
    ])
    connection.close()
  })
})

describe('升级账本', () => {
  test('旧账本的数据和记录链升级后都在，核验无误', async () => {
    const fill = async (writer: Parameters<typeof recordVillage>[0]) => {
      await recordVillage(writer, 1)
      await recordVillage(writer, 2)
    }
    const { open } = await ledgerBefore(next, fill, [...migrations, planted])
    const { ledger } = open()
    await ledger.writer.record(aDraft('after-00001'), async (writing) => {
      writing.open('village', Object.assign(aVillage(3), { remark: '新列' }))
      return { kind: 'record', result: {} }
    })
    const names = await ledger.read.selectFrom('village').select('name').execute()
    expect(names.map(({ name }) => name)).toEqual(['第1村', '第2村', '第3村'])
    expect(ledger.verify()).toMatchObject({ sound: true, actionCount: 3, rowCount: 3 })
  })

  test('升级前先留一份副本：同样加密，只有本人能读写，能打开，内容是升级前的', async () => {
    const { folder, open } = await ledgerBefore(
      next,
      async (writer) => void (await recordVillage(writer, 1)),
      [...migrations, planted],
    )
    const { copyFile } = open()
    expect(statSync(copyFile).mode & 0o777).toBe(0o600)
    expect(readFileSync(copyFile).includes('第1村')).toBe(false)

    // Put in the place of a ledger, as one would after a failed upgrade.
    const restored = tempFolder()
    mkdirSync(join(restored, 'office'))
    renameSync(copyFile, ledgerFileOf(restored))
    renameSync(join(folder, 'office', 'ledger.json'), join(restored, 'office', 'ledger.json'))
    mkdirSync(dirname(keyFileOf(restored)))
    renameSync(keyFileOf(folder), keyFileOf(restored))
    const ledger = findLedger({ ...partsOf(restored), clockFor: () => fixedClock })
    expect(ledger?.verify()).toMatchObject({ sound: true, actionCount: 1, rowCount: 1 })
    await ledger?.close()
  })

  test('升级中途出错，账本还是升级前的样子', async () => {
    const { folder, open } = await ledgerBefore(
      next,
      async (writer) => void (await recordVillage(writer, 1)),
      [...migrations, failing],
    )
    expect(open).toThrow('nonsense')
    const ledger = findLedger({ ...partsOf(folder), clockFor: () => fixedClock })
    expect(ledger?.verify()).toMatchObject({ sound: true, actionCount: 1 })
    await ledger?.close()
  })

  test('升级过的账本，旧版本按名拒绝', async () => {
    const { folder, open } = await ledgerBefore(
      next,
      async (writer) => void (await recordVillage(writer, 1)),
      [...migrations, planted],
    )
    await open().ledger.close()
    const parts = { data: partsOf(folder).data, keys: keysOf(folder) }
    expect(await troubleOf(() => findLedger({ ...parts, clockFor: () => fixedClock }))).toBe(
      'ledger-from-newer-version',
    )
  })

  test('编号按十递增，没有重复', () => {
    const numbers = migrations.map(({ number }) => number)
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
    expect(numbers.filter((number) => number % 10 !== 0)).toEqual([])
  })

  test('次序排错的升级一步也不做', () => {
    const connection = new Sqlite(':memory:')
    const [first, second] = migrations
    if (first === undefined || second === undefined) throw new Error('two steps are needed')
    expect(() => migrate(connection, [second, first])).toThrow('comes after')
    expect(schemaNumberOf(connection)).toBe(0)
    connection.close()
  })
})
