/**
 * Taken, then reviewed by another, then settled, in this order whichever row is written first; and
 * what ended a registration never closes, because there is no reversal yet.
 */
import type { Migration } from './migration.ts'

const reviewTriggers = [
  // Somebody reads what is there: neither ahead of it nor in one stroke with it.
  `create trigger review_of_what_was_there before insert on review
when not exists (
  select 1 from registration r
  where r.registration_id = new.registration_id and r.to_action is null
    and r.from_action < new.from_action)
begin select raise(abort, 'a review is of a registration that was there before'); end;`,
  // What was reviewed is what stands: to correct it, the review is closed first.
  `create trigger registration_not_under_review before insert on registration
when exists (
  select 1 from review v
  where v.registration_id = new.registration_id and v.to_action is null)
begin select raise(abort, 'a registration under review is not written anew'); end;
create trigger registration_approved_stays before update on registration
when exists (
  select 1 from review v
  where v.registration_id = old.registration_id and v.verdict = 'approved'
    and v.to_action is null)
begin select raise(abort, 'an approved registration stays while the approval stands'); end;`,
  `create trigger review_settled_stays before update on review
when exists (
  select 1 from settlement s
  where s.registration_id = old.registration_id and s.to_action is null)
begin select raise(abort, 'the review of a settled registration stays'); end;
create trigger assessment_settled_stays before update on assessment
when exists (
  select 1 from settlement s
  where s.registration_id = old.registration_id and s.to_action is null)
begin select raise(abort, 'the amount of a settled registration stays'); end;`,
]

const settlementTriggers = [
  // The version that was approved is the one that is settled, and two people stand behind it.
  `create trigger settlement_of_what_was_approved before insert on settlement
when not exists (
  select 1 from review v join registration r on r.registration_id = v.registration_id
  where v.registration_id = new.registration_id and v.verdict = 'approved'
    and v.to_action is null and r.to_action is null
    and r.from_action < v.from_action and r.taken_by <> v.decided_by)
begin select raise(abort, 'a settlement is of what another approved'); end;`,
  ...['payment', 'settlement', 'print'].map(
    (table) => `create trigger ${table}_never_closes before update on ${table}
begin select raise(abort, 'what was paid, settled or printed never closes'); end;`,
  ),
  `create trigger enrolment_settled_never_closes before update on enrolment
when old.source = 'registration'
begin select raise(abort, 'what was paid, settled or printed never closes'); end;`,
]

// The action is written last: by then everything that belongs to it is there.
const actionTriggers = [
  `create trigger person_has_a_successor before insert on action
when exists (
  select 1 from person p
  where p.to_action = new.action_id and not exists (
    select 1 from person n
    where n.person_id = p.person_id and n.from_action = new.action_id))
begin select raise(abort, 'a person is closed only by their next version'); end;`,
]

export const orderOfARegistration: Migration = {
  number: 60,
  name: 'order-of-a-registration',
  sql: [...reviewTriggers, ...settlementTriggers, ...actionTriggers],
}
