/** The rules of merged people, worked out again from the rows. */
import type { Rule } from './verify-rule.ts'

export const duplicateRules: readonly Rule[] = [
  {
    needs: 'person_merge',
    query: `select p.person_id as place, p.from_action as number from person p
      where p.to_action is null and p.merged_into is not null and not exists (
        select 1 from person_merge m
        where m.alias_id = p.person_id and m.status = 'merged' and m.to_action is null)`,
    sentence: ({ place, number }) =>
      `第 ${place} 号人员的档案并入了别人，却没有经审核的合并（第 ${number} 号操作）。`,
  },
  {
    needs: 'person_merge',
    query: `select m.alias_id as place, m.from_action as number from person_merge m
      where m.to_action is null and m.status = 'merged' and not exists (
        select 1 from person p
        where p.person_id = m.alias_id and p.merged_into is not null and p.to_action is null)`,
    sentence: ({ place, number }) =>
      `第 ${place} 号人员的合并已经审核（第 ${number} 号操作），档案却没有并过去。`,
  },
  {
    needs: 'person_merge',
    query: `select p.person_id as place, p.from_action as number from person p
      left join person k on k.person_id = p.merged_into and k.to_action is null
      where p.to_action is null and p.merged_into is not null
        and (k.row_id is null or k.merged_into is not null)`,
    sentence: ({ place, number }) =>
      `第 ${place} 号人员并入的档案不在了，或者又并入了别人（第 ${number} 号操作）。`,
  },
  {
    needs: 'person_merge',
    query: `select m.merge_id as place, m.from_action as number from person_merge m
      join action a on a.action_id = m.from_action
      where (m.status = 'proposed' and a.account_id is not m.proposed_by)
        or (m.status in ('merged', 'rejected') and a.account_id is not m.decided_by)
        or (m.status = 'undone' and a.account_id is not m.undone_by)`,
    sentence: ({ place, number }) =>
      `第 ${place} 号合并记在别人名下（第 ${number} 号操作的办理人不是写着的人）。`,
  },
  {
    needs: 'duplicate_verdict',
    query: `select t.from_action as place, t.decided_by as number from duplicate_verdict t
      join action a on a.action_id = t.from_action
      where a.account_id is not t.decided_by and a.kind <> 'rosters.writeLines'`,
    sentence: ({ place, number }) =>
      `第 ${place} 号操作的“不是同一人”记在第 ${number} 号账号名下，办理的却不是这个账号。`,
  },
]
