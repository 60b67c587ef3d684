/**
 * 平台录入、无法录入: what the state platform has of each registration, what stands in the way, and
 * the notices that were handed out.
 */
import { stateTableSql } from './state-table.ts'
import type { Migration } from './migration.ts'

const standing = (table: string) => `create trigger ${table}_of_a_standing_registration
before insert on ${table}
when not exists (
  select 1 from registration r
  where r.registration_id = new.registration_id and r.to_action is null)
begin select raise(abort, 'a registration that was withdrawn is not worked on'); end;`

const entryTable = [
  stateTableSql('platform_entry', {
    columns: {
      registration_id: 'integer not null',
      status: "text not null check (status in ('waiting', 'entered', 'failed'))",
      happened_on: 'text not null',
      message: 'text',
      recorded_by: 'integer not null',
      recorded_on: 'text not null',
      source_batch_id: 'integer',
      source_line: 'integer',
    },
    checks: [
      // A failure has the platform's words, a correction its reason.
      "(status = 'entered') = (message is null)",
      '(source_batch_id is null) = (source_line is null)',
      'happened_on <= recorded_on',
      "status <> 'waiting' or source_batch_id is null",
    ],
    current: [['registration_id']],
    search: [['status', 'registration_id']],
  }),
  standing('platform_entry'),
  `create trigger platform_entry_waiting_is_a_correction before insert on platform_entry
when new.status = 'waiting' and not exists (
  select 1 from platform_entry p
  where p.registration_id = new.registration_id and p.status <> 'waiting'
    and p.to_action = new.from_action)
begin select raise(abort, 'only what was recorded is corrected back'); end;
create trigger platform_entry_entered_once before insert on platform_entry
when new.status = 'entered' and exists (
  select 1 from platform_entry p
  where p.registration_id = new.registration_id and p.status = 'entered'
    and p.to_action = new.from_action)
begin select raise(abort, 'what is entered is not entered again'); end;`,
]

const obstacleTable = [
  stateTableSql('obstacle', {
    columns: {
      obstacle_id: 'integer not null',
      registration_id: 'integer not null',
      cause: 'text not null',
      actor: "text not null check (actor in ('office', 'tax', 'police', 'person'))",
      remedy: 'text not null',
      due_on: 'text not null',
      filed_by: 'integer not null',
      filed_on: 'text not null',
      outcome: "text check (outcome in ('entered', 'mended', 'dropped'))",
      outcome_note: 'text',
      concluded_by: 'integer',
      concluded_on: 'text',
    },
    checks: [
      'due_on >= filed_on',
      '(outcome is null) = (concluded_by is null)',
      '(outcome is null) = (concluded_on is null)',
      // Entered says everything; any other end is told in words.
      "coalesce(outcome in ('mended', 'dropped'), 0) = (outcome_note is not null)",
    ],
    current: [['obstacle_id']],
    search: [['registration_id']],
  }),
  standing('obstacle'),
  `create unique index obstacle_one_open on obstacle (registration_id)
where to_action is null and outcome is null;
create index obstacle_open_by_due_on on obstacle (due_on, registration_id)
where to_action is null and outcome is null;
create trigger obstacle_concluded_stays before update on obstacle
when old.outcome is not null
begin select raise(abort, 'what was concluded stays concluded'); end;
create trigger obstacle_of_one_registration before insert on obstacle
when exists (
  select 1 from obstacle o
  where o.obstacle_id = new.obstacle_id and o.registration_id <> new.registration_id)
begin select raise(abort, 'an obstacle stays with its registration'); end;
create trigger obstacle_begins_open before insert on obstacle
when new.outcome is not null and not exists (
  select 1 from obstacle o where o.obstacle_id = new.obstacle_id)
begin select raise(abort, 'an obstacle is filed before it is concluded'); end;`,
]

const noticeTable = [
  stateTableSql('notice_copy', {
    columns: {
      notice_id: 'integer not null',
      obstacle_id: 'integer not null',
      registration_id: 'integer not null',
      sheet_number: 'text not null',
      copy_number: 'integer not null check (copy_number >= 1)',
      short_hash: 'text not null',
      content: 'text not null',
      printed_by: 'integer not null',
      printed_on: 'text not null',
    },
    current: [['notice_id'], ['sheet_number', 'copy_number']],
  }),
  standing('notice_copy'),
  `create trigger notice_copy_of_what_is_filed before insert on notice_copy
when not exists (
  select 1 from obstacle o
  where o.obstacle_id = new.obstacle_id and o.registration_id = new.registration_id
    and o.to_action is null and o.outcome is null)
begin select raise(abort, 'a notice is of what stands in the way'); end;
create trigger notice_copy_never_closes before update on notice_copy
begin select raise(abort, 'what was printed never closes'); end;`,
]

// The action is written last: by then everything that belongs to it is there. One trigger for all:
// an action table that somebody drops is told of in few sentences.
const actionTrigger = `create trigger platform_adds_up before insert on action
begin
  select raise(abort, 'what the platform said is closed only by what it says next') where exists (
    select 1 from platform_entry p
    where p.to_action = new.action_id and not exists (
      select 1 from platform_entry n
      where n.registration_id = p.registration_id and n.from_action = new.action_id));
  select raise(abort, 'an obstacle is closed only by its next version') where exists (
    select 1 from obstacle o
    where o.to_action = new.action_id and not exists (
      select 1 from obstacle n
      where n.obstacle_id = o.obstacle_id and n.from_action = new.action_id));
  select raise(abort, 'nothing stands in the way of what is entered') where exists (
    select 1 from platform_entry p join obstacle o on o.registration_id = p.registration_id
    where p.from_action = new.action_id and p.to_action is null and p.status = 'entered'
      and o.to_action is null and o.outcome is null)
    or exists (
    select 1 from obstacle o join platform_entry p on p.registration_id = o.registration_id
    where o.from_action = new.action_id and o.to_action is null and o.outcome is null
      and p.to_action is null and p.status = 'entered');
  select raise(abort, 'an obstacle ends as entered only with the entry') where exists (
    select 1 from obstacle o
    where o.from_action = new.action_id and o.outcome = 'entered' and not exists (
      select 1 from platform_entry p
      where p.registration_id = o.registration_id and p.from_action = new.action_id
        and p.status = 'entered'));
end;`

export const statePlatform: Migration = {
  number: 110,
  name: 'state-platform',
  sql: [...entryTable, ...obstacleTable, ...noticeTable, actionTrigger],
}
