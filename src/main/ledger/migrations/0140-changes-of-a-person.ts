/**
 * 信息变更: what was asked to be changed of a person, with its proof, who took it down and who let
 * it in; the number that somebody had before; and the 变更登记表 that were printed.
 */
import { stateTableSql } from './state-table.ts'
import type { Migration } from './migration.ts'

const changeTable = [
  stateTableSql('person_change', {
    columns: {
      change_id: 'integer not null',
      change_number: 'text not null',
      person_id: 'integer not null',
      state: "text not null check (state in ('waiting', 'sent-back', 'applied', 'withdrawn'))",
      is_key: 'integer not null check (is_key in (0, 1))',
      before: 'text not null',
      after: 'text not null',
      village_id: 'integer not null',
      former_number: 'text',
      former_name: 'text not null',
      reason: 'text not null',
      proof: 'text',
      taken_by: 'integer not null',
      taken_on: 'text not null',
      decided_by: 'integer',
      decided_on: 'text',
      note: 'text',
    },
    checks: [
      // Key fields need a proof, the others none.
      '(is_key = 1) = (proof is not null)',
      'is_key = 1 or former_number is null',
      '(decided_by is null) = (decided_on is null)',
      // What has key fields is let in or sent back by somebody; nothing else is decided on.
      "(decided_by is not null) = (is_key = 1 and state in ('applied', 'sent-back'))",
      "state not in ('sent-back', 'withdrawn') or note is not null",
      'decided_on is null or decided_on >= taken_on',
    ],
    current: [['change_id'], ['change_number']],
    search: [
      ['person_id', 'change_id'],
      ['state', 'change_id'],
    ],
  }),
  `create unique index person_change_one_open on person_change (person_id)
where to_action is null and state in ('waiting', 'sent-back');
create index person_change_former_number on person_change (former_number)
where to_action is null and former_number is not null;
create trigger person_change_decided_by_another before insert on person_change
when new.decided_by is not null and exists (
  select 1 from person_change c
  where c.change_id = new.change_id and c.taken_by = new.decided_by)
begin select raise(abort, 'nobody lets in the change that they took down'); end;
create trigger person_change_begins before insert on person_change
when not exists (select 1 from person_change c where c.change_id = new.change_id)
  and new.state <> case new.is_key when 1 then 'waiting' else 'applied' end
begin select raise(abort, 'a change with key fields waits first'); end;
create trigger person_change_goes_on before insert on person_change
when exists (select 1 from person_change c where c.change_id = new.change_id)
  and not exists (
    select 1 from person_change c
    where c.change_id = new.change_id and c.to_action = new.from_action
      and c.person_id = new.person_id and c.change_number = new.change_number
      and c.state || ' ' || new.state in (
        'waiting applied', 'waiting sent-back', 'waiting withdrawn',
        'sent-back waiting', 'sent-back withdrawn'))
begin select raise(abort, 'a change does not go that way'); end;
create trigger person_change_let_in_as_seen before insert on person_change
when new.state in ('applied', 'sent-back') and new.is_key = 1 and not exists (
  select 1 from person_change c
  where c.change_id = new.change_id and c.to_action = new.from_action
    and c.before = new.before and c.after = new.after and c.proof = new.proof
    and c.reason = new.reason and c.taken_by = new.taken_by and c.is_key = 1)
begin select raise(abort, 'what is decided on is what was taken down'); end;
create trigger person_change_ended_stays before update on person_change
when old.state in ('applied', 'withdrawn')
begin select raise(abort, 'a change that ended stays as it is'); end;`,
]

const sheetTable = [
  stateTableSql('change_copy', {
    columns: {
      copy_id: 'integer not null',
      change_id: 'integer not null',
      sheet_number: 'text not null',
      copy_number: 'integer not null check (copy_number >= 1)',
      short_hash: 'text not null',
      content: 'text not null',
      printed_by: 'integer not null',
      printed_on: 'text not null',
    },
    current: [['copy_id'], ['sheet_number', 'copy_number']],
  }),
  `create trigger change_copy_of_a_change before insert on change_copy
when not exists (
  select 1 from person_change c
  where c.change_id = new.change_id and c.change_number = new.sheet_number
    and c.to_action is null)
begin select raise(abort, 'a sheet is of a change'); end;
create trigger change_copy_never_closes before update on change_copy
begin select raise(abort, 'what was printed never closes'); end;`,
]

const actionTrigger = `create trigger change_adds_up before insert on action
begin
  select raise(abort, 'a change is closed only by its next version') where exists (
    select 1 from person_change c
    where c.to_action = new.action_id and not exists (
      select 1 from person_change n
      where n.change_id = c.change_id and n.from_action = new.action_id));
  select raise(abort, 'what was let in stands in the record') where exists (
    select 1 from person_change c
    where c.from_action = new.action_id and c.state = 'applied' and not exists (
      select 1 from person p
      where p.person_id = c.person_id and p.from_action = new.action_id));
end;`

/** Those with a birth certificate wait for their number, oldest first. */
const documentIndex = `create index person_by_document on person (document_type, birth_date, person_id)
where to_action is null;`

export const changesOfAPerson: Migration = {
  number: 140,
  name: 'changes-of-a-person',
  sql: [...changeTable, ...sheetTable, actionTrigger, documentIndex],
}
