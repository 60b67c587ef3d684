/** 全家办理: the guardians of minors, and the sheets of whole households that were printed. */
import { stateTableSql } from './state-table.ts'
import type { Migration } from './migration.ts'

const guardianTable = [
  stateTableSql('guardian', {
    columns: {
      person_id: 'integer not null',
      guardian_person_id: 'integer',
      name: 'text not null',
      id_number: 'text not null',
      relation: 'text not null',
      phone: 'text',
      noted_by: 'integer not null',
      noted_on: 'text not null',
    },
    checks: ['guardian_person_id is null or guardian_person_id <> person_id'],
    current: [['person_id']],
  }),
  `create trigger guardian_of_somebody_known before insert on guardian
when not exists (select 1 from person p where p.person_id = new.person_id and p.to_action is null)
  or (new.guardian_person_id is not null and not exists (
    select 1 from person p where p.person_id = new.guardian_person_id and p.to_action is null))
begin select raise(abort, 'a guardian and whom they guard are known'); end;`,
]

const sheetTable = [
  stateTableSql('household_sheet', {
    columns: {
      household_sheet_id: 'integer not null',
      household_id: 'integer not null',
      coverage_year: 'integer not null',
      sheet_number: 'text not null',
      copy_number: 'integer not null check (copy_number >= 1)',
      short_hash: 'text not null',
      content: 'text not null',
      printed_by: 'integer not null',
      printed_on: 'text not null',
    },
    current: [['household_sheet_id'], ['sheet_number', 'copy_number']],
  }),
  `create trigger household_sheet_of_a_household before insert on household_sheet
when not exists (
  select 1 from household h where h.household_id = new.household_id and h.to_action is null)
begin select raise(abort, 'a sheet is of a household'); end;
create trigger household_sheet_never_closes before update on household_sheet
begin select raise(abort, 'what was printed never closes'); end;`,
]

export const households: Migration = {
  number: 160,
  name: 'households',
  sql: [...guardianTable, ...sheetTable],
}
