/**
 * Undoing a list takes back the people whom it alone brought in: whoever was recorded by a list's
 * own action, never changed, never registered and not enrolled. Everybody else is closed only by
 * their next version, as before.
 */
import type { Migration } from './migration.ts'

export const peopleOfAnUndoneList: Migration = {
  number: 70,
  name: 'people-of-an-undone-list',
  sql: [
    'drop trigger person_has_a_successor;',
    `create trigger person_has_a_successor before insert on action
when exists (
  select 1 from person p
  where p.to_action = new.action_id and not exists (
    select 1 from person n
    where n.person_id = p.person_id and n.from_action = new.action_id)
  and not (
    new.kind in ('rosters.undo', 'rosters.restoreLines')
    and exists (
      select 1 from action a
      where a.action_id = p.from_action and a.kind = 'rosters.writeLines')
    and not exists (
      select 1 from person e where e.person_id = p.person_id and e.row_id <> p.row_id)
    and not exists (select 1 from registration r where r.person_id = p.person_id)
    and not exists (
      select 1 from enrolment n where n.person_id = p.person_id and n.to_action is null)))
begin select raise(abort, 'a person is closed only by their next version'); end;`,
  ],
}
