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
import { anOpenLedger, tempFolder, troubleOf } from '../../../tests/support/test-ledger.ts'
import { findLedger } from './index.ts'
import { migrate, schemaNumberOf } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import type { Migration } from './migrations/index.ts'
import { neverChangesSql, stateTableSql } from './migrations/state-table.ts'
import type { LedgerSchema } from './schema.ts'

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
    expect(numbers).toEqual(numbers.map((_, index) => (index + 1) * 10))
  })
})

type Columns = {
  readonly [T in keyof LedgerSchema]: { readonly [C in keyof LedgerSchema[T]]: true }
}

/** Every column of the types, once: a column that is missing or too many does not compile. */
const version = { row_id: true, from_action: true, to_action: true } as const
const columnsOfTypes = {
  action: {
    action_id: true,
    request_id: true,
    kind: true,
    account_id: true,
    role: true,
    recorded_at: true,
    recorded_on: true,
    subject: true,
    policy: true,
    pack_hash: true,
    payload: true,
    result: true,
    rows_digest: true,
    previous_hash: true,
    hash: true,
  },
  office: { ...version, office_id: true, name: true, region_code: true, practice_date: true },
  office_policy: { ...version, office_policy_id: true, policy: true },
  reading_choice: {
    ...version,
    reading_choice_id: true,
    policy: true,
    reading: true,
    chosen_option: true,
  },
  village: { ...version, village_id: true, name: true, position: true },
  account: {
    ...version,
    account_id: true,
    user_name: true,
    display_name: true,
    password_hash: true,
  },
  account_role: { ...version, account_role_id: true, account_id: true, role: true },
  sign_in_state: {
    ...version,
    sign_in_state_id: true,
    account_id: true,
    wrong_count: true,
    locked_until: true,
  },
  household: { ...version, household_id: true, household_number: true, village_id: true },
  person: {
    ...version,
    person_id: true,
    name: true,
    pinyin: true,
    initials: true,
    id_number: true,
    id_tail: true,
    sex: true,
    birth_date: true,
    village_id: true,
    household_id: true,
    relation_to_head: true,
    phone: true,
  },
  identity: {
    ...version,
    identity_id: true,
    person_id: true,
    term: true,
    valid_from: true,
    valid_to: true,
  },
  enrolment: {
    ...version,
    enrolment_id: true,
    person_id: true,
    coverage_year: true,
    scheme: true,
    tier: true,
    source: true,
  },
  registration: {
    ...version,
    registration_id: true,
    registration_number: true,
    person_id: true,
    coverage_year: true,
    scheme: true,
    tier: true,
    policy: true,
    pack_hash: true,
    registered_on: true,
    pay_day: true,
    payable_fen: true,
    taken_by: true,
    village_id: true,
    snapshot: true,
    quotation: true,
  },
  review: {
    ...version,
    review_id: true,
    registration_id: true,
    verdict: true,
    reason: true,
    decided_by: true,
    decided_on: true,
  },
  payment: {
    ...version,
    payment_id: true,
    receipt_number: true,
    registration_id: true,
    channel: true,
    paid_on: true,
    amount_fen: true,
    booked_by: true,
    booked_on: true,
  },
  settlement: {
    ...version,
    settlement_id: true,
    registration_id: true,
    settled_on: true,
    payable_fen: true,
    policy: true,
    pack_hash: true,
    decision: true,
  },
  journal_line: {
    ...version,
    journal_line_id: true,
    registration_id: true,
    account: true,
    detail: true,
    amount_fen: true,
    booked_on: true,
  },
  print: {
    ...version,
    print_id: true,
    sheet_kind: true,
    registration_id: true,
    sheet_number: true,
    copy_number: true,
    short_hash: true,
    content: true,
    printed_by: true,
    printed_on: true,
  },
  task_note: { ...version, task_note_id: true, policy: true, unit_name: true, note: true },
} satisfies Columns

describe('类型与数据库', () => {
  test('每张表的列与类型里写的一致', async () => {
    const { folder, ledger } = await anOpenLedger({ encrypted: false })
    await ledger.close()
    const connection = new Sqlite(ledgerFileOf(folder))
    const tables = connection
      .prepare(`select name from sqlite_master where type = 'table' order by name`)
      .pluck()
      .all()
    expect(tables).toEqual(Object.keys(columnsOfTypes).sort())
    for (const [table, columns] of Object.entries(columnsOfTypes)) {
      const real = connection.prepare('select name from pragma_table_info(?)').pluck().all(table)
      expect(real, table).toEqual(Object.keys(columns))
    }
    connection.close()
  })

  test('可空的列在类型里可空，不可空的不可空', () => {
    // The nullable columns by hand, as schema.ts has them with `| null`.
    const nullable = [
      'account_id',
      'role',
      'subject',
      'policy',
      'pack_hash',
      'practice_date',
      'locked_until',
      'household_id',
      'relation_to_head',
      'phone',
      'valid_from',
      'valid_to',
      'payable_fen',
      'reason',
    ]
    const connection = new Sqlite(':memory:')
    migrate(connection)
    const columns = connection
      .prepare(
        `select m.name || '.' || c.name from sqlite_master m, pragma_table_info(m.name) c
         where m.type = 'table' and c."notnull" = 0 and c.pk = 0 and c.name <> 'to_action'
         order by m.rowid, c.cid`,
      )
      .pluck()
      .all()
      .map((name) => String(name).split('.')[1])
    expect(columns).toEqual(nullable)
    connection.close()
  })
})
