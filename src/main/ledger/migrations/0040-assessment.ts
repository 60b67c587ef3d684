/** 核定金额: the amount that the agency set where the notice leaves it open. */
import { stateTableSql } from './state-table.ts'
import type { Migration } from './migration.ts'

export const assessment: Migration = {
  number: 40,
  name: 'assessment',
  sql: [
    stateTableSql('assessment', {
      columns: {
        assessment_id: 'integer not null',
        registration_id: 'integer not null',
        amount_fen: 'integer not null check (amount_fen >= 0)',
        ground: 'text not null',
        assessed_by: 'integer not null',
        assessed_on: 'text not null',
      },
      current: [['assessment_id'], ['registration_id']],
    }),
    // The rule of a review holds for the amount too: two people stand behind it.
    `create trigger assessment_by_another before insert on assessment
when exists (
  select 1 from registration r
  where r.registration_id = new.registration_id and r.taken_by = new.assessed_by)
begin select raise(abort, 'whoever took a registration never sets its amount'); end;
create trigger assessment_of_an_approved_registration before insert on assessment
when not exists (
  select 1 from review v
  where v.registration_id = new.registration_id and v.verdict = 'approved' and v.to_action is null)
begin select raise(abort, 'an amount is set on an approved registration'); end;`,
  ],
}
