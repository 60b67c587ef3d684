/** Days that are in the calendar, and where they stand to the day of their own action. */
import { confirmClockKind, ordinaryStepMs } from './clock-guard.ts'
import { numberOf } from './verify-rule.ts'
import type { Rule } from './verify-rule.ts'

/** `today`: the action's own day; `past`: that day or before; `any`: only a day that exists. */
type Standing = 'today' | 'past' | 'any'

const days: readonly (readonly [table: string, column: string, what: string, Standing])[] = [
  ['registration', 'registered_on', '登记日期', 'past'],
  ['registration', 'pay_day', '计划缴费日期', 'any'],
  ['review', 'decided_on', '审核日期', 'today'],
  ['assessment', 'assessed_on', '核定金额日期', 'today'],
  ['settlement', 'settled_on', '最终核定日期', 'past'],
  ['payment', 'paid_on', '缴费日期', 'past'],
  ['payment', 'booked_on', '收款日期', 'today'],
  ['journal_line', 'booked_on', '分录日期', 'today'],
  ['print', 'printed_on', '打印日期', 'today'],
  ['person', 'birth_date', '出生日期', 'past'],
  ['identity', 'valid_from', '身份起始日期', 'any'],
  ['identity', 'valid_to', '身份截止日期', 'any'],
  ['amendment', 'holds_from', '执行日期', 'any'],
  ['roster_batch', 'applied_on', '名册应用日期', 'past'],
  ['roster_confirmation', 'confirmed_on', '名册放行日期', 'today'],
  ['match_decision', 'decided_on', '人员认定日期', 'today'],
  ['platform_entry', 'happened_on', '平台录入日期', 'past'],
  ['platform_entry', 'recorded_on', '平台录入记录日期', 'today'],
  ['obstacle', 'due_on', '无法录入办理期限', 'any'],
  ['obstacle', 'filed_on', '无法录入登记日期', 'past'],
  ['obstacle', 'concluded_on', '无法录入办结日期', 'today'],
  ['notice_copy', 'printed_on', '告知书打印日期', 'today'],
  ['duplicate_verdict', 'decided_on', '不是同一人日期', 'today'],
  ['person_merge', 'proposed_on', '提议合并日期', 'past'],
  ['person_merge', 'decided_on', '合并审核日期', 'past'],
  ['person_merge', 'undone_on', '撤销合并日期', 'today'],
  ['evidence', 'event_on', '凭据日期', 'any'],
  ['evidence', 'ends_on', '凭据截止日期', 'any'],
  ['tax_payment', 'paid_on', '税务清册缴费日期', 'past'],
  ['tax_payment', 'booked_on', '税务清册记账日期', 'past'],
  ['tax_payment', 'accepted_on', '税务清册认可日期', 'past'],
]

/** SQLite rolls 2031-02-29 over into March: whatever it writes differently is no day. */
const noDay = (column: string) =>
  `(${column} is not null and strftime('%Y-%m-%d', ${column}) is not ${column})`

const columnRules: readonly Rule[] = days.flatMap(([table, column, what, standing]) => {
  const unreal: Rule = {
    needs: table,
    query: `select t.${column} as place, t.from_action as number from ${table} t
      where ${noDay(`t.${column}`)}`,
    sentence: ({ place, number }) => `第 ${number} 号操作的${what} ${place} 不是存在的日期。`,
  }
  if (standing === 'any') return [unreal]
  const beyond: Rule = {
    needs: table,
    query: `select t.${column} as place, t.from_action as number from ${table} t
      join action a on a.action_id = t.from_action
      where t.${column} ${standing === 'today' ? '<>' : '>'} a.recorded_on`,
    sentence: ({ place, number }) =>
      standing === 'today'
        ? `第 ${number} 号操作的${what} ${place} 不是办理当天。`
        : `第 ${number} 号操作的${what} ${place} 晚于办理当天。`,
  }
  return [unreal, beyond]
})

const beforeRegistration: readonly Rule[] = (
  [
    ['payment', 'paid_on', '缴费日期'],
    ['settlement', 'settled_on', '最终核定日期'],
  ] as const
).map(([table, column, what]) => ({
  query: `select distinct ${numberOf('t')} as place, t.from_action as number from ${table} t
    join registration r on r.registration_id = t.registration_id
    where t.${column} < r.registered_on`,
  sentence: ({ place, number }) => `登记 ${place} 的${what}早于登记日期（第 ${number} 号操作）。`,
}))

const actionRules: readonly Rule[] = [
  {
    query: `select a.recorded_on as place, a.action_id as number from action a
      where ${noDay('a.recorded_on')} or julianday(a.recorded_at) is null
        or date(a.recorded_at, '+8 hours') is not a.recorded_on`,
    sentence: ({ place, number }) => `第 ${number} 号操作的日期 ${place} 与它的时刻对不上。`,
  },
]

/** A practice office lives on one day, with the time of day of the real one. */
const clockRules: readonly Rule[] = [
  {
    query: `select b.recorded_on as place, b.action_id as number
      from action b join action a on a.action_id = b.action_id - 1
      where b.kind <> '${confirmClockKind}'
        and (julianday(a.recorded_at) - julianday(b.recorded_at)) * 86400000 > ${ordinaryStepMs}
        and not exists (select 1 from office o where o.practice_date is not null)`,
    sentence: ({ place, number }) =>
      `第 ${number} 号操作记在 ${place}，早于它前一操作的时刻，没有管理人员确认时钟更正。`,
  },
]

export const dayRules: readonly Rule[] = [
  ...columnRules,
  ...beforeRegistration,
  ...actionRules,
  ...clockRules,
]
