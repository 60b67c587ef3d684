/** Taken, reviewed by another, settled: in this order, and what ended it never closes. */
import { approvalOf, numberOf } from './verify-rule.ts'
import type { Rule } from './verify-rule.ts'

/** Whether one version of a registration was written while a row stood or before it, as SQL. */
const writtenBeforeTheEndOf = (row: string) =>
  `(${row}.to_action is null or r.from_action < ${row}.to_action)`

export const orderRules: readonly Rule[] = [
  {
    // Whoever corrects what they sent back themselves is no reviewer of that version.
    query: `select distinct ${numberOf('v')} as place, v.from_action as number
      from review v join registration r
        on r.registration_id = v.registration_id and r.taken_by = v.decided_by
        and ${writtenBeforeTheEndOf('v')}
      where v.verdict in ('approved', 'sent-back')`,
    sentence: ({ place, number }) => `登记 ${place} 由经办过它的人审核（第 ${number} 号操作）。`,
  },
  {
    query: `select ${numberOf('v')} as place, v.from_action as number
      from review v left join registration r
        on r.registration_id = v.registration_id and r.from_action < v.from_action
        and (r.to_action is null or r.to_action >= v.from_action)
      where r.row_id is null`,
    sentence: ({ place, number }) =>
      `登记 ${place} 还没有登记就先有了审核（第 ${number} 号操作）。`,
  },
  {
    query: `select distinct ${numberOf('v')} as place, r.from_action as number
      from review v join registration r
        on r.registration_id = v.registration_id and r.from_action >= v.from_action
        and ${writtenBeforeTheEndOf('v')}`,
    sentence: ({ place, number }) =>
      `登记 ${place} 在审核之后、没有退回就被改写（第 ${number} 号操作）。`,
  },
  {
    query: `select ${numberOf('s')} as place, s.from_action as number
      from settlement s ${approvalOf('s', '<=')} where v.row_id is null`,
    sentence: ({ place, number }) =>
      `登记 ${place} 没有审核通过就作了最终核定（第 ${number} 号操作）。`,
  },
  {
    query: `select ${numberOf('s')} as place, s.from_action as number
      from settlement s ${approvalOf('s', '<=')}
      left join registration r on r.registration_id = s.registration_id
        and r.from_action < v.from_action
        and (r.to_action is null or r.to_action > s.from_action)
      where v.row_id is not null and r.row_id is null`,
    sentence: ({ place, number }) =>
      `登记 ${place} 最终核定的不是审核通过的那一份内容（第 ${number} 号操作）。`,
  },
  {
    query: `select distinct ${numberOf('r')} as place, r.to_action as number
      from registration r
      left join registration n
        on n.registration_id = r.registration_id and n.from_action = r.to_action
      left join review w on w.registration_id = r.registration_id
        and w.from_action = r.to_action and w.verdict = 'withdrawn'
      where r.to_action is not null and n.row_id is null and w.row_id is null`,
    sentence: ({ place, number }) => `登记 ${place} 没有撤回就不见了（第 ${number} 号操作）。`,
  },
]

/** The same rules where a reviewer set the amount. */
export const amountRules: readonly Rule[] = [
  {
    needs: 'assessment',
    query: `select distinct ${numberOf('a')} as place, a.from_action as number
      from assessment a join registration r
        on r.registration_id = a.registration_id and r.taken_by = a.assessed_by
        and ${writtenBeforeTheEndOf('a')}`,
    sentence: ({ place, number }) =>
      `登记 ${place} 的金额由经办过它的人核定（第 ${number} 号操作）。`,
  },
  {
    needs: 'assessment',
    query: `select ${numberOf('a')} as place, a.from_action as number
      from assessment a ${approvalOf('a', '<')} where v.row_id is null`,
    sentence: ({ place, number }) =>
      `登记 ${place} 没有审核通过就核定了金额（第 ${number} 号操作）。`,
  },
]

/** Taken back by the reversal of what the tax office's list brought. */
const reversed = (match: string) => ` and not exists (select 1 from tax_payment x
    where x.from_action = t.to_action and x.status = 'reversed' and ${match})`

type Stay = readonly [
  table: string,
  what: string,
  which: string,
  place?: { readonly needs?: string; readonly until?: string },
]

const settled = ` and t.source = 'registration'`

/** Rows that close by a reversal only: none of them has ever been closed otherwise. */
const stays: readonly Stay[] = [
  ['payment', '收款', ''],
  ['settlement', '最终核定', '', { until: 'tax_payment' }],
  [
    'settlement',
    '最终核定',
    reversed('x.registration_id = t.registration_id'),
    { needs: 'tax_payment' },
  ],
  ['journal_line', '分录', ''],
  ['print', '打印', ''],
  ['enrolment', '参保', settled, { until: 'tax_payment' }],
  [
    'enrolment',
    '参保',
    ` and t.source <> 'carried-over'${reversed(
      'x.person_id = t.person_id and x.coverage_year = t.coverage_year',
    )}`,
    { needs: 'tax_payment' },
  ],
]

export const stayingRules: readonly Rule[] = stays.map(([table, what, which, place = {}]) => ({
  ...place,
  query: `select t.to_action as place, count(*) as number from ${table} t
    where t.to_action is not null${which} group by t.to_action`,
  sentence: ({ place: where, number }) =>
    `第 ${where} 号操作把 ${number} 条${what}记录作了结束，${what}只能冲正，不能去掉。`,
}))
