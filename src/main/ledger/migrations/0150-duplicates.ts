/**
 * 疑似重复: whose record was merged into whose, what was proposed and undone, and which pairs are two
 * people after all. A passport's number counts with its country.
 */
import { neverChangesSql, stateTableSql } from './state-table.ts'
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
  'document_type',
  'village_group',
  'registered_address',
  'residence_address',
  'works_away',
  'works_away_at',
]

/** Null in the rows that are there: no passport's country was asked, and nobody was merged. */
const columnsAdded = { document_country: 'text', merged_into: 'integer' }

const person = [
  ...Object.entries(columnsAdded).map(
    ([name, type]) => `alter table person add column ${name} ${type};`,
  ),
  'drop trigger person_never_changes;',
  neverChangesSql('person', [...columnsBefore, ...Object.keys(columnsAdded)]),
  'drop index person_current_1;',
  `create unique index person_current_1 on person (id_number, coalesce(document_country, ''))
where to_action is null;`,
  `create index person_by_merged_into on person (merged_into)
where to_action is null and merged_into is not null;`,
  'create index person_by_document on person (document_type, person_id) where to_action is null;',
]

const verdictTable = stateTableSql('duplicate_verdict', {
  columns: {
    duplicate_verdict_id: 'integer not null',
    one_id: 'integer not null',
    other_id: 'integer not null',
    reason: 'text not null',
    decided_by: 'integer not null',
    decided_on: 'text not null',
  },
  // One row a pair, whichever way it is asked.
  checks: ['one_id < other_id'],
  current: [['duplicate_verdict_id'], ['one_id', 'other_id']],
  search: [['other_id']],
})

const mergeTable = [
  stateTableSql('person_merge', {
    columns: {
      merge_id: 'integer not null',
      kept_id: 'integer not null',
      alias_id: 'integer not null',
      reason: 'text not null',
      proposed_by: 'integer not null',
      proposed_on: 'text not null',
      status: "text not null check (status in ('proposed', 'merged', 'rejected', 'undone'))",
      decided_by: 'integer',
      decided_on: 'text',
      decision_reason: 'text',
      undone_by: 'integer',
      undone_on: 'text',
      undo_reason: 'text',
    },
    checks: [
      'kept_id <> alias_id',
      "(status = 'proposed') = (decided_by is null)",
      '(decided_by is null) = (decided_on is null)',
      // Nobody merges what they proposed themselves.
      "status not in ('merged', 'undone') or decided_by <> proposed_by",
      "status <> 'rejected' or decision_reason is not null",
      "(status = 'undone') = (undone_by is not null)",
      '(undone_by is null) = (undone_on is null)',
      '(undone_by is null) = (undo_reason is null)',
    ],
    current: [['merge_id']],
    search: [['alias_id'], ['kept_id'], ['status', 'merge_id']],
  }),
  // Two clerks at once, one this way round and one the other, propose one thing.
  `create unique index person_merge_one_proposal
on person_merge (min(kept_id, alias_id), max(kept_id, alias_id))
where to_action is null and status = 'proposed';
create unique index person_merge_one_of_alias on person_merge (alias_id)
where to_action is null and status = 'merged';
create trigger person_merge_begins_proposed before insert on person_merge
when new.status <> 'proposed' and not exists (
  select 1 from person_merge m
  where m.merge_id = new.merge_id and m.to_action = new.from_action
    and m.kept_id = new.kept_id and m.alias_id = new.alias_id
    and m.status = case new.status when 'undone' then 'merged' else 'proposed' end)
begin select raise(abort, 'a merge is proposed before it is decided'); end;`,
]

// The action is written last: by then everything that belongs to it is there.
const actionTrigger = `create trigger merging_adds_up before insert on action
begin
  select raise(abort, 'a merged person stands behind somebody who is there') where exists (
    select 1 from person p
    where p.from_action = new.action_id and p.to_action is null and p.merged_into is not null
      and (p.merged_into = p.person_id or not exists (
        select 1 from person k
        where k.person_id = p.merged_into and k.to_action is null and k.merged_into is null)));
  select raise(abort, 'nobody stands behind a merged person') where exists (
    select 1 from person p join person q on q.merged_into = p.person_id and q.to_action is null
    where p.from_action = new.action_id and p.to_action is null and p.merged_into is not null);
  select raise(abort, 'whoever stands for somebody merged stays') where exists (
    select 1 from person p join person q on q.merged_into = p.person_id and q.to_action is null
    where p.to_action = new.action_id and not exists (
      select 1 from person n where n.person_id = p.person_id and n.from_action = new.action_id));
  select raise(abort, 'one person is covered once a year') where exists (
    select 1 from person p
    join enrolment e on e.person_id = p.person_id and e.to_action is null
    join person q on q.to_action is null
      and (q.person_id = p.merged_into or (q.merged_into = p.merged_into and q.person_id <> p.person_id))
    join enrolment k on k.person_id = q.person_id and k.to_action is null
      and k.coverage_year = e.coverage_year and k.scheme = e.scheme
      -- What older lists brought in twice is history.
      and k.source <> 'carried-over' and e.source <> 'carried-over'
    where p.from_action = new.action_id and p.to_action is null and p.merged_into is not null);
end;`

const enrolmentTrigger = `create trigger enrolment_once_a_person before insert on enrolment
when exists (
  select 1 from person p join enrolment e on e.person_id = p.person_id and e.to_action is null
  where p.merged_into = new.person_id and p.to_action is null
    and e.coverage_year = new.coverage_year and e.scheme = new.scheme)
or exists (
  select 1 from person p join enrolment e on e.person_id = p.merged_into and e.to_action is null
  where p.person_id = new.person_id and p.to_action is null and p.merged_into is not null
    and e.coverage_year = new.coverage_year and e.scheme = new.scheme)
begin select raise(abort, 'one person is covered once a year'); end;`

export const duplicates: Migration = {
  number: 150,
  name: 'duplicates',
  sql: [...person, verdictTable, ...mergeTable, actionTrigger, enrolmentTrigger],
}
