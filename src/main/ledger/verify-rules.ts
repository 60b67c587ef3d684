/**
 * The program's own rules, worked out again from the rows. A chain says that nothing was changed
 * afterwards; it does not say that what was written was right, and whoever writes with the guards
 * taken off makes a sound chain too.
 */
import type { Database } from 'better-sqlite3'
import { formatYuan } from '../../shared/kernel/fen.ts'
import { schemaNumberOf } from './migrate.ts'
import { reviewAndPayment } from './migrations/0020-review-and-payment.ts'
import { actingRules } from './verify-acting.ts'
import { duplicateRules } from './verify-duplicates.ts'
import { dayRules } from './verify-days.ts'
import { amountRules, orderRules, stayingRules } from './verify-order.ts'
import { approvalOf, numberOf } from './verify-rule.ts'
import type { Found, Rule } from './verify-rule.ts'
import { platformRules } from './verify-platform.ts'
import { rosterRules } from './verify-rosters.ts'
import type { Report } from './verify-schema.ts'
import { taxRules } from './verify-tax.ts'

const foundLimit = 20

/** Reports what breaks a rule. A ledger from before these tables has nothing to look at. */
export function checkRules(
  connection: Database,
  { report, guarded }: { readonly report: Report; readonly guarded: (check: () => void) => void },
): void {
  if (schemaNumberOf(connection) < reviewAndPayment.number) return
  const tables = connection.prepare(`select name from sqlite_master where type = 'table'`).pluck()
  const known = new Set(tables.all())
  for (const { query, sentence, needs, until } of rules) {
    // A table that later steps made, or one that is missing: the schema's check tells of that.
    if (needs !== undefined && !known.has(needs)) continue
    if (until !== undefined && known.has(until)) continue
    guarded(() => {
      const found = connection.prepare(`${query} limit ${foundLimit}`).all() as readonly Found[]
      for (const place of found) report(sentence(place))
    })
  }
}

/** Settlements whose money never came; `otherwise` is another way in which it may have come. */
const unpaid = (otherwise: string) => `select ${numberOf('s')} as place, s.payable_fen as number
  from settlement s
  left join payment p
    on p.registration_id = s.registration_id and p.from_action = s.from_action
  where s.payable_fen > 0 and p.row_id is null${otherwise}`

const moneyRules: readonly Rule[] = [
  {
    query: `select from_action as place, sum(amount_fen) as number from journal_line
      group by from_action having sum(amount_fen) <> 0`,
    sentence: ({ place, number }) =>
      `第 ${place} 号操作的分录借贷不平，相差 ${formatYuan(number)} 元。`,
  },
  {
    query: `select p.receipt_number as place, p.from_action as number
      from payment p ${approvalOf('p', '<')} where v.row_id is null`,
    sentence: ({ place, number }) =>
      `收据 ${place} 所收的登记没有审核通过（第 ${number} 号操作）。`,
  },
  {
    query: `select p.receipt_number as place, p.amount_fen as number from payment p
      left join settlement s
        on s.registration_id = p.registration_id and s.from_action = p.from_action
      where s.row_id is null or s.payable_fen <> p.amount_fen or s.settled_on <> p.paid_on`,
    sentence: ({ place, number }) =>
      `收据 ${place} 收的 ${formatYuan(number)} 元与最终核定的金额或日期不符。`,
  },
  {
    until: 'tax_payment',
    query: unpaid(''),
    sentence: ({ place, number }) =>
      `登记 ${place} 核定应缴 ${formatYuan(number)} 元，没有收款却记为参保。`,
  },
  {
    needs: 'tax_payment',
    query: unpaid(` and not exists (
        select 1 from tax_payment t where t.registration_id = s.registration_id
          and t.from_action = s.from_action and t.outcome = 'registration')`),
    sentence: ({ place, number }) =>
      `登记 ${place} 核定应缴 ${formatYuan(number)} 元，没有收款却记为参保。`,
  },
  {
    query: `select ${numberOf('s')} as place, s.payable_fen as number from settlement s
      where s.payable_fen is not case when json_valid(s.decision)
        then json_extract(s.decision, '$.answer.charge.payableFen') end`,
    sentence: ({ place, number }) =>
      `登记 ${place} 最终核定的 ${formatYuan(number)} 元与核定依据中的金额不符。`,
  },
  {
    query: `select ${numberOf('s')} as place, s.from_action as number
      from settlement s left join journal_line l
        on l.from_action = s.from_action and l.registration_id = s.registration_id
      group by s.row_id
      having coalesce(sum(iif(l.account = 'contribution', l.amount_fen, 0)), 0)
          is not -coalesce(json_extract(s.decision, '$.answer.charge.standardFen'), 0)
        or coalesce(sum(iif(l.account in ('fund', 'surplus', 'receivable'), l.amount_fen, 0)), 0)
          <> s.payable_fen`,
    sentence: ({ place, number }) => `登记 ${place} 的分录与最终核定不符（第 ${number} 号操作）。`,
  },
  {
    query: `select distinct l.from_action as place, 0 as number from journal_line l
      left join settlement s
        on s.from_action = l.from_action and s.registration_id = l.registration_id
      where s.row_id is null and l.registration_id is not null`,
    sentence: ({ place }) => `第 ${place} 号操作的分录不属于任何一份最终核定。`,
  },
]

const enrolmentRules: readonly Rule[] = [
  {
    query: `select ${numberOf('s')} as place, s.from_action as number from settlement s
      left join registration r on r.registration_id = s.registration_id
        and r.from_action < s.from_action
        and (r.to_action is null or r.to_action > s.from_action)
      left join enrolment e on e.from_action = s.from_action and e.person_id = r.person_id
        and e.coverage_year = r.coverage_year and e.tier = r.tier
      where e.row_id is null`,
    sentence: ({ place, number }) =>
      `登记 ${place} 已最终核定，却没有相应的参保记录（第 ${number} 号操作）。`,
  },
  {
    query: `select e.from_action as place, e.person_id as number from enrolment e
      left join settlement s on s.from_action = e.from_action
      where e.source = 'registration' and s.row_id is null`,
    sentence: ({ place, number }) =>
      `第 ${place} 号操作给第 ${number} 号人员记了参保，没有最终核定作依据。`,
  },
]

/** Ids are given one after the other: a number left out is something that is not there. */
const idRules: readonly Rule[] = (
  [
    ['registration', '登记'],
    ['review', '审核'],
    ['payment', '收款'],
    ['settlement', '最终核定'],
    ['journal_line', '分录'],
    ['print', '打印'],
    ['tax_payment', '税务清册缴费'],
  ] as const
).map(([table, what]) => ({
  needs: table,
  query: `select count(distinct ${table}_id) as place, max(${table}_id) as number from ${table}
    having count(distinct ${table}_id) <> max(${table}_id) or min(${table}_id) <> 1`,
  sentence: ({ place, number }) => `${what}的编号不连续：编到第 ${number} 号，只有 ${place} 个。`,
}))

const numberRules: readonly Rule[] = [
  {
    query: `select registration_number as place, count(distinct registration_id) as number
      from registration group by registration_number having count(distinct registration_id) > 1`,
    sentence: ({ place, number }) => `登记号 ${place} 用在了 ${number} 份登记上。`,
  },
  {
    query: `select receipt_number as place, count(*) as number from payment
      group by receipt_number having count(*) > 1`,
    sentence: ({ place, number }) => `收据号 ${place} 用了 ${number} 次。`,
  },
  {
    query: `select p.receipt_number as place, p.from_action as number from payment p
      where p.receipt_number <> 'S' || ${numberOf('p')}`,
    sentence: ({ place, number }) => `收据号 ${place} 与登记号不符（第 ${number} 号操作）。`,
  },
  {
    query: `select sheet_number as place, count(*) as number from print
      group by sheet_number
      having count(distinct copy_number) <> count(*) or max(copy_number) <> count(*)`,
    sentence: ({ place, number }) =>
      `单据 ${place} 打印过 ${number} 份，份数没有从 1 依次编到 ${number}。`,
  },
]

const rules: readonly Rule[] = [
  ...orderRules,
  ...amountRules,
  ...stayingRules,
  ...moneyRules,
  ...enrolmentRules,
  ...idRules,
  ...numberRules,
  ...actingRules,
  ...dayRules,
  ...rosterRules,
  ...taxRules,
  ...platformRules,
  ...duplicateRules,
]
