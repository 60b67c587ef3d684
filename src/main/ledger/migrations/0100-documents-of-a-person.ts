/**
 * By which document somebody is known, where they live beside where they are registered, and the
 * indexes by which a counter finds them: telephone and village.
 */
import { neverChangesSql } from './state-table.ts'
import type { Migration } from './migration.ts'

const columnsBefore = [
  'person_id',
  'name',
  'pinyin',
  'initials',
  'id_number',
  'id_tail',
  'sex',
  'birth_date',
  'village_id',
  'household_id',
  'relation_to_head',
  'phone',
]

/** Null in the rows that are there: nobody was asked. */
const columnsAdded = {
  document_type: 'text',
  village_group: 'text',
  registered_address: 'text',
  residence_address: 'text',
  works_away: "text check (works_away in ('yes', 'no'))",
  works_away_at: "text check (works_away_at is null or works_away = 'yes')",
}

/** A telephone as its digits, however it was written; `ledger/phone-digits` says the same. */
const phoneDigits = "replace(replace(replace(phone, '+86', ''), ' ', ''), '-', '')"

export const documentsOfAPerson: Migration = {
  number: 100,
  name: 'documents-of-a-person',
  sql: [
    ...Object.entries(columnsAdded).map(
      ([name, type]) => `alter table person add column ${name} ${type};`,
    ),
    'drop trigger person_never_changes;',
    neverChangesSql('person', [...columnsBefore, ...Object.keys(columnsAdded)]),
    `create index person_by_phone_digits on person (${phoneDigits}) where to_action is null;`,
    'create index person_by_village on person (village_id, person_id) where to_action is null;',
  ],
}
