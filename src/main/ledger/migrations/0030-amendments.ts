/** What an office enters itself, and which of it each stored decision was made by. */
import { neverChangesSql, stateTableSql } from './state-table.ts'
import type { Migration } from './migration.ts'

const amendmentTable = stateTableSql('amendment', {
  columns: {
    amendment_id: 'integer not null',
    policy: 'text not null',
    holds_from: 'text not null',
    document_number: 'text',
    clause: 'text not null',
    basis: 'text not null',
    content: 'text not null',
    entered_by: 'integer not null',
  },
  current: [['amendment_id']],
  search: [['policy']],
})

const registrationColumns = [
  'registration_id',
  'registration_number',
  'person_id',
  'coverage_year',
  'scheme',
  'tier',
  'policy',
  'pack_hash',
  'registered_on',
  'pay_day',
  'payable_fen',
  'taken_by',
  'village_id',
  'snapshot',
  'quotation',
]

const settlementColumns = [
  'settlement_id',
  'registration_id',
  'settled_on',
  'payable_fen',
  'policy',
  'pack_hash',
  'decision',
]

/** Null in the rows that are there: what they were decided by was not written down then. */
function withOverlayHash(table: string, columns: readonly string[]): readonly string[] {
  return [
    `alter table ${table} add column overlay_hash text`,
    `drop trigger ${table}_never_changes`,
    neverChangesSql(table, [...columns, 'overlay_hash']),
  ]
}

export const amendments: Migration = {
  number: 30,
  name: 'amendments',
  sql: [
    amendmentTable,
    ...withOverlayHash('registration', registrationColumns),
    ...withOverlayHash('settlement', settlementColumns),
  ],
}
