/** The rules of 名册导入, worked out again from the rows. */
import type { Rule } from './verify-rule.ts'

/** Every version of a batch that once counted must have all of its lines. */
export const rosterRules: readonly Rule[] = [
  {
    needs: 'roster_batch',
    query: `select b.batch_id as place, b.line_count as number from roster_batch b
      where b.status = 'applied' and b.line_count <> (
        select count(*) from evidence e where e.batch_id = b.batch_id and e.to_action is null)`,
    sentence: ({ place, number }) => `第 ${place} 批名册应有 ${number} 行，实际写入的行数不符。`,
  },
  {
    needs: 'roster_batch',
    query: `select e.from_action as place, e.batch_id as number from evidence e
      where not exists (select 1 from roster_batch b where b.batch_id = e.batch_id)
      group by e.from_action, e.batch_id`,
    sentence: ({ place, number }) =>
      `第 ${place} 号操作的凭据说来自第 ${number} 批名册，没有这一批。`,
  },
  {
    needs: 'roster_batch',
    query: `select b.batch_id as place, b.from_action as number from roster_batch b
      where b.confirmed_by = b.applied_by`,
    sentence: ({ place, number }) =>
      `第 ${place} 批名册由导入的人自己放行（第 ${number} 号操作）。`,
  },
  {
    needs: 'roster_batch',
    query: `select b.batch_id as place, b.confirmed_by as number from roster_batch b
      where b.confirmed_by is not null and not exists (
        select 1 from roster_confirmation c
        where c.preview_digest = b.preview_digest and c.confirmed_by = b.confirmed_by
          and c.from_action < b.from_action)`,
    sentence: ({ place }) => `第 ${place} 批名册写着有人放行，却没有放行的记录。`,
  },
  {
    needs: 'roster_batch',
    query: `select file_name as place, count(*) as number from roster_batch
      where to_action is null and status <> 'undone'
      group by file_hash, kind, sender, scope having count(*) > 1`,
    sentence: ({ place, number }) => `同一个文件“${place}”应用了 ${number} 次。`,
  },
  {
    needs: 'roster_batch',
    query: `select count(distinct batch_id) as place, max(batch_id) as number from roster_batch
      having count(distinct batch_id) <> max(batch_id) or min(batch_id) <> 1`,
    sentence: ({ place, number }) =>
      `名册批次的编号不连续：编到第 ${number} 批，只有 ${place} 批。`,
  },
]
