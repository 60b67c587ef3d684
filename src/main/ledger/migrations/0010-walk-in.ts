/** Office, accounts, people and registrations: what one walk-in needs. */
import { stateTableSql } from './state-table.ts'
import type { Migration } from './migration.ts'

const actionTable = `
create table action (
  action_id integer primary key,
  request_id text not null unique,
  kind text not null,
  account_id integer,
  role text,
  recorded_at text not null,
  recorded_on text not null,
  subject text,
  policy text,
  pack_hash text,
  payload text not null,
  result text not null,
  rows_digest text not null,
  previous_hash text not null,
  hash text not null unique,
  check ((account_id is null) = (role is null)),
  check ((policy is null) = (pack_hash is null))
) strict;
-- The record is only ever added to, one after the other.
create trigger action_is_next before insert on action
when new.action_id <> (select coalesce(max(action_id), 0) + 1 from action)
  or exists (select 1 from action where request_id = new.request_id)
begin select raise(abort, 'actions are numbered without gaps, one a request'); end;
create trigger action_never_changes before update on action
begin select raise(abort, 'an action never changes'); end;
create trigger action_never_goes before delete on action
begin select raise(abort, 'an action is never deleted'); end;
`

const officeTables = [
  stateTableSql('office', {
    columns: {
      office_id: 'integer not null check (office_id = 1)',
      name: 'text not null',
      region_code: 'text not null',
      practice_date: 'text',
    },
    current: [['office_id']],
  }),
  stateTableSql('office_policy', {
    columns: {
      office_policy_id: 'integer not null',
      policy: 'text not null',
    },
    current: [['office_policy_id'], ['policy']],
  }),
  stateTableSql('reading_choice', {
    columns: {
      reading_choice_id: 'integer not null',
      policy: 'text not null',
      reading: 'text not null',
      chosen_option: 'text not null',
    },
    current: [['reading_choice_id'], ['policy', 'reading']],
  }),
  stateTableSql('village', {
    columns: {
      village_id: 'integer not null',
      name: 'text not null',
      position: 'integer not null',
    },
    current: [['village_id'], ['name'], ['position']],
  }),
]

const accountTables = [
  stateTableSql('account', {
    columns: {
      account_id: 'integer not null',
      user_name: 'text not null',
      display_name: 'text not null',
      password_hash: 'text not null',
    },
    current: [['account_id'], ['user_name']],
  }),
  stateTableSql('account_role', {
    columns: {
      account_role_id: 'integer not null',
      account_id: 'integer not null',
      role: "text not null check (role in ('clerk', 'reviewer', 'administrator', 'auditor'))",
    },
    current: [['account_role_id'], ['account_id', 'role']],
  }),
  stateTableSql('sign_in_state', {
    columns: {
      sign_in_state_id: 'integer not null',
      account_id: 'integer not null',
      wrong_count: 'integer not null check (wrong_count >= 0)',
      locked_until: 'text',
    },
    current: [['sign_in_state_id'], ['account_id']],
  }),
]

const peopleTables = [
  stateTableSql('household', {
    columns: {
      household_id: 'integer not null',
      household_number: 'text not null',
      village_id: 'integer not null',
    },
    current: [['household_id'], ['household_number']],
  }),
  stateTableSql('person', {
    columns: {
      person_id: 'integer not null',
      name: 'text not null',
      pinyin: 'text not null',
      initials: 'text not null',
      id_number: 'text not null',
      id_tail: 'text not null',
      sex: "text not null check (sex in ('male', 'female'))",
      birth_date: 'text not null',
      village_id: 'integer not null',
      household_id: 'integer',
      relation_to_head: 'text',
      phone: 'text',
    },
    checks: ['(household_id is null) = (relation_to_head is null)'],
    current: [['person_id'], ['id_number']],
    search: [['name'], ['pinyin'], ['initials'], ['id_tail'], ['household_id']],
  }),
  stateTableSql('identity', {
    columns: {
      identity_id: 'integer not null',
      person_id: 'integer not null',
      term: 'text not null',
      valid_from: 'text',
      valid_to: 'text',
    },
    checks: ['valid_to is null or valid_from is null or valid_from <= valid_to'],
    current: [['identity_id']],
    search: [['person_id']],
  }),
]

const enrolmentTables = [
  stateTableSql('enrolment', {
    columns: {
      enrolment_id: 'integer not null',
      person_id: 'integer not null',
      coverage_year: 'integer not null',
      scheme: "text not null check (scheme = 'resident')",
      tier: 'integer not null check (tier >= 1)',
      source: "text not null check (source in ('registration', 'carried-over'))",
    },
    // One enrolment per person, coverage year and scheme: the database itself says so.
    current: [['enrolment_id'], ['person_id', 'coverage_year', 'scheme']],
  }),
  stateTableSql('registration', {
    columns: {
      registration_id: 'integer not null',
      registration_number: 'text not null',
      person_id: 'integer not null',
      coverage_year: 'integer not null',
      scheme: "text not null check (scheme = 'resident')",
      tier: 'integer not null check (tier >= 1)',
      policy: 'text not null',
      pack_hash: 'text not null',
      registered_on: 'text not null',
      pay_day: 'text not null',
      payable_fen: 'integer check (payable_fen >= 0)',
      taken_by: 'integer not null',
      village_id: 'integer not null',
      snapshot: 'text not null',
      quotation: 'text not null',
    },
    current: [
      ['registration_id'],
      ['registration_number'],
      ['person_id', 'coverage_year', 'scheme'],
    ],
    search: [['registered_on'], ['village_id']],
  }),
]

export const walkIn: Migration = {
  number: 10,
  name: 'walk-in',
  sql: [actionTable, ...officeTables, ...accountTables, ...peopleTables, ...enrolmentTables],
}
