/** 名册导入: batches, what they say of people, and what the office remembers of senders. */
import { stateTableSql } from './state-table.ts'
import type { Migration } from './migration.ts'

const evidenceTables = [
  stateTableSql('roster_batch', {
    columns: {
      batch_id: 'integer not null',
      import_key: 'text not null',
      kind: 'text not null',
      evidence_kind: 'text not null',
      sender: 'text not null',
      authority: 'text not null',
      scope: 'text not null',
      coverage_year: 'integer',
      list_day: 'text',
      full_list: 'integer not null check (full_list in (0, 1))',
      file_name: 'text not null',
      file_hash: 'text not null',
      preview_digest: 'text not null',
      line_count: 'integer not null check (line_count > 0)',
      counts: 'text not null',
      status: "text not null check (status in ('applying', 'applied', 'undoing', 'undone'))",
      applied_by: 'integer not null',
      applied_on: 'text not null',
      confirmed_by: 'integer',
      undone_by: 'integer',
      undone_reason: 'text',
      not_restored: 'text',
    },
    checks: [
      // Whoever brings a list in never lets it past the guards.
      'confirmed_by is null or confirmed_by <> applied_by',
      "(status in ('undoing', 'undone')) = (undone_reason is not null)",
      '(undone_reason is null) = (undone_by is null)',
    ],
    current: [['batch_id'], ['import_key']],
    search: [['kind', 'sender', 'scope']],
  }),
  `create unique index roster_batch_one_file on roster_batch (file_hash, kind, sender, scope)
where to_action is null and status <> 'undone';
create trigger roster_batch_begins before insert on roster_batch
when new.status <> 'applying'
  and not exists (select 1 from roster_batch b where b.batch_id = new.batch_id)
begin select raise(abort, 'a batch begins by being applied'); end;
create trigger roster_batch_goes_one_way before insert on roster_batch
when exists (
  select 1 from roster_batch b
  where b.batch_id = new.batch_id
    and b.row_id = (select max(l.row_id) from roster_batch l where l.batch_id = new.batch_id)
    and not (
      (b.status = 'applying' and new.status in ('applied', 'undoing', 'undone'))
      or (b.status = 'applied' and new.status in ('undoing', 'undone'))
      or (b.status = 'undoing' and new.status in ('undoing', 'undone'))))
begin select raise(abort, 'a batch is applied once and undone once'); end;`,
  stateTableSql('evidence', {
    columns: {
      batch_id: 'integer not null',
      // 1, 2, 3 … in the order of the file.
      line: 'integer not null',
      row_number: 'integer not null',
      person_id: 'integer',
      matched_by:
        "text not null check (matched_by in ('number', 'old-number', 'name', 'decision', 'none'))",
      id_number: 'text',
      name: 'text',
      birth_date: 'text',
      village: 'text',
      event_on: 'text',
      event_precision: "text check (event_precision in ('day', 'month', 'year'))",
      ends_on: 'text',
      term: 'text',
      level: 'text',
      detail: 'text',
    },
    checks: [
      "(person_id is null) = (matched_by = 'none')",
      '(event_on is null) = (event_precision is null)',
    ],
    current: [['batch_id', 'line']],
    search: [['person_id'], ['id_number']],
  }),
  // What is written comes from a batch that is being written.
  `create trigger evidence_of_a_batch_being_applied before insert on evidence
when not exists (
  select 1 from roster_batch b
  where b.batch_id = new.batch_id and b.status = 'applying' and b.to_action is null)
begin select raise(abort, 'evidence belongs to a batch that is being applied'); end;`,
  stateTableSql('evidence_rank', {
    columns: {
      evidence_rank_id: 'integer not null',
      evidence_kind: 'text not null',
      authorities: 'text not null',
    },
    current: [['evidence_rank_id'], ['evidence_kind']],
  }),
]

const rememberedTables = [
  stateTableSql('roster_profile', {
    columns: {
      profile_id: 'integer not null',
      kind: 'text not null',
      sender: 'text not null',
      name: 'text not null',
      layout: 'text not null',
      constants: 'text not null',
      remembered_on: 'text not null',
    },
    current: [['profile_id'], ['kind', 'sender', 'name']],
  }),
  stateTableSql('match_decision', {
    columns: {
      match_decision_id: 'integer not null',
      match_key: 'text not null',
      person_id: 'integer not null',
      same: 'integer not null check (same in (0, 1))',
      reason: 'text not null',
      decided_by: 'integer not null',
      decided_on: 'text not null',
    },
    current: [['match_decision_id'], ['match_key', 'person_id']],
  }),
  stateTableSql('roster_confirmation', {
    columns: {
      confirmation_id: 'integer not null',
      import_key: 'text not null',
      preview_digest: 'text not null',
      guard: "text not null check (guard in ('ends-many', 'finds-few'))",
      number: 'integer not null check (number >= 0)',
      confirmed_by: 'integer not null',
      confirmed_on: 'text not null',
    },
    current: [['confirmation_id'], ['preview_digest', 'guard']],
  }),
]

export const rosters: Migration = {
  number: 50,
  name: 'rosters',
  sql: [
    ...evidenceTables,
    ...rememberedTables,
    // Lists without numbers are looked up by birth date and sound.
    'create index person_by_birth_date on person (birth_date, pinyin) where to_action is null;',
  ],
}
