/** The rules of 信息变更, worked out again from the rows. */
import type { Rule } from './verify-rule.ts'

/** What a change writes of a key field stands in the record; what it leaves alone may be anything. */
function asWritten(column: string): string {
  const field = column.replaceAll(/_(\w)/gu, (_, letter: string) => letter.toUpperCase())
  const said = (what: string) => `json_extract(c.${what}, '$.${field}')`
  return `(${said('before')} = ${said('after')} or p.${column} = ${said('after')})`
}

export const changeRules: readonly Rule[] = [
  {
    needs: 'person_change',
    query: `select c.change_number as place, c.from_action as number from person_change c
      where c.decided_by is not null and exists (
        select 1 from person_change t
        where t.change_id = c.change_id and t.taken_by = c.decided_by
          and t.from_action <= c.from_action)`,
    sentence: ({ place, number }) =>
      `信息变更 ${place} 的经办和审核是同一个人（第 ${number} 号操作）。`,
  },
  {
    needs: 'person_change',
    query: `select c.change_number as place, c.to_action as number from person_change c
      left join person_change n on n.change_id = c.change_id and n.from_action = c.to_action
      where c.to_action is not null
        and (n.row_id is null or c.state in ('applied', 'withdrawn'))`,
    sentence: ({ place, number }) =>
      `信息变更 ${place} 没有结果就不见了，或者办结后又被改过（第 ${number} 号操作）。`,
  },
  {
    needs: 'person_change',
    query: `select c.change_number as place, c.from_action as number from person_change c
      where c.state = 'applied' and (
        (c.is_key = 1 and not exists (
          select 1 from person_change w
          where w.change_id = c.change_id and w.to_action = c.from_action
            and w.state = 'waiting' and w.after = c.after and w.before = c.before))
        or not exists (
          select 1 from person p
          where p.person_id = c.person_id and p.from_action = c.from_action
            and ${['name', 'id_number', 'birth_date', 'sex'].map(asWritten).join(' and ')}))`,
    sentence: ({ place, number }) =>
      `信息变更 ${place} 没有经过审核，或者档案与它写的不符（第 ${number} 号操作）。`,
  },
  {
    needs: 'change_copy',
    query: `select sheet_number as place, count(*) as number from change_copy
      group by sheet_number
      having count(distinct copy_number) <> count(*) or max(copy_number) <> count(*)`,
    sentence: ({ place, number }) =>
      `变更登记表 ${place} 打印过 ${number} 份，份数没有从 1 依次编到 ${number}。`,
  },
]
