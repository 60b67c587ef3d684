/** The types of the tables against the tables that the migrations make. */
import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { ledgerFileOf } from '../../../tests/support/ledger-builder.ts'
import { columnsOfTypes } from '../../../tests/support/schema-columns.ts'
import { anOpenLedger } from '../../../tests/support/test-ledger.ts'
import { migrate } from './migrate.ts'

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
      'document_type',
      'village_group',
      'registered_address',
      'residence_address',
      'works_away',
      'works_away_at',
      'document_country',
      'merged_into',
      'valid_from',
      'valid_to',
      'payable_fen',
      'overlay_hash',
      'reason',
      'overlay_hash',
      'document_number',
      'coverage_year',
      'list_day',
      'confirmed_by',
      'undone_by',
      'undone_reason',
      'not_restored',
      'person_id',
      'id_number',
      'name',
      'birth_date',
      'village',
      'event_on',
      'event_precision',
      'ends_on',
      'term',
      'level',
      'detail',
      'person_id',
      'registration_id',
      'id_number',
      'name',
      'tier',
      'voucher',
      'channel',
      'cause',
      'reason',
      'tax_decision_id',
      'accepted_by',
      'accepted_on',
      'accept_reason',
      'registration_id',
      'tax_payment_id',
      'message',
      'source_batch_id',
      'source_line',
      'outcome',
      'outcome_note',
      'concluded_by',
      'concluded_on',
      'decided_by',
      'decided_on',
      'decision_reason',
      'undone_by',
      'undone_on',
      'undo_reason',
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
