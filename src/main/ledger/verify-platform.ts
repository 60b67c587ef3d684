/** The rules of 平台录入, worked out again from the rows. */
import { numberOf } from './verify-rule.ts'
import type { Rule } from './verify-rule.ts'

export const platformRules: readonly Rule[] = [
  {
    needs: 'platform_entry',
    query: `select ${numberOf('o')} as place, o.from_action as number from obstacle o
      join platform_entry p on p.registration_id = o.registration_id
        and p.to_action is null and p.status = 'entered'
      where o.to_action is null and o.outcome is null`,
    sentence: ({ place, number }) =>
      `登记 ${place} 已录入平台，却还有没办结的无法录入（第 ${number} 号操作）。`,
  },
  {
    needs: 'platform_entry',
    query: `select ${numberOf('p')} as place, p.to_action as number from platform_entry p
      left join platform_entry n
        on n.registration_id = p.registration_id and n.from_action = p.to_action
      where p.to_action is not null and n.row_id is null`,
    sentence: ({ place, number }) =>
      `登记 ${place} 的平台录入情况没有更正就不见了（第 ${number} 号操作）。`,
  },
  {
    needs: 'obstacle',
    query: `select ${numberOf('o')} as place, o.to_action as number from obstacle o
      left join obstacle n on n.obstacle_id = o.obstacle_id and n.from_action = o.to_action
      where o.to_action is not null and (n.row_id is null or o.outcome is not null)`,
    sentence: ({ place, number }) =>
      `登记 ${place} 的无法录入没有办结就不见了，或者办结后又被改过（第 ${number} 号操作）。`,
  },
  {
    needs: 'notice_copy',
    query: `select sheet_number as place, count(*) as number from notice_copy
      group by sheet_number
      having count(distinct copy_number) <> count(*) or max(copy_number) <> count(*)`,
    sentence: ({ place, number }) =>
      `告知书 ${place} 打印过 ${number} 份，份数没有从 1 依次编到 ${number}。`,
  },
  {
    needs: 'household_sheet',
    query: `select sheet_number as place, count(*) as number from household_sheet
      group by sheet_number
      having count(distinct copy_number) <> count(*) or max(copy_number) <> count(*)`,
    sentence: ({ place, number }) =>
      `全家登记表 ${place} 打印过 ${number} 份，份数没有从 1 依次编到 ${number}。`,
  },
]
