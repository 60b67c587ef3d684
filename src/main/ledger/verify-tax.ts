/** The rules of money on tax lists, worked out again from the rows. */
import { formatYuan } from '../../shared/kernel/fen.ts'
import type { Rule } from './verify-rule.ts'

const needs = 'tax_payment'

/** What the journal has of a booking on an account, as SQL. */
const journalOf = (account: string) => `(select coalesce(sum(l.amount_fen), 0) from journal_line l
  where l.tax_payment_id = t.tax_payment_id${account === '' ? '' : ` and l.account = '${account}'`})`

const standing = `t.to_action is null and t.status <> 'reversed'`

export const taxRules: readonly Rule[] = [
  {
    needs,
    query: `select t.tax_payment_id as place, t.amount_fen as number from tax_payment t
      where t.to_action is null and (
        ${journalOf('fund')} <> iif(t.status = 'reversed', 0, t.amount_fen)
        or ${journalOf('surplus')} <> iif(t.status = 'reversed', 0, -t.surplus_fen)
        or ${journalOf('receivable')} <> iif(t.status = 'reversed', 0, t.shortfall_fen)
        or ${journalOf('')} <> 0)`,
    sentence: ({ place, number }) =>
      `税务清册第 ${place} 笔缴费 ${formatYuan(number)} 元与分录不符。`,
  },
  {
    needs,
    query: `select t.tax_payment_id as place, t.person_id as number from tax_payment t
      where ${standing} and t.outcome <> 'surplus' and not exists (
        select 1 from enrolment e where e.person_id = t.person_id
          and e.coverage_year = t.coverage_year and e.from_action <= t.from_action
          and e.to_action is null
          and e.source = iif(t.outcome = 'renewal', 'tax-list', 'registration'))`,
    sentence: ({ place, number }) =>
      `税务清册第 ${place} 笔缴费记为第 ${number} 号人员参保，却没有相应的参保记录。`,
  },
  {
    needs,
    query: `select e.from_action as place, e.person_id as number from enrolment e
      where e.source = 'tax-list' and e.to_action is null and not exists (
        select 1 from tax_payment t where ${standing} and t.outcome = 'renewal'
          and t.person_id = e.person_id and t.coverage_year = e.coverage_year)`,
    sentence: ({ place, number }) =>
      `第 ${place} 号操作给第 ${number} 号人员记了参保，税务清册里没有相应的缴费。`,
  },
  {
    needs,
    query: `select t.tax_payment_id as place, t.from_action as number from tax_payment t
      join action a on a.action_id = t.from_action
      where t.status in ('accepted', 'kept')
        and (a.kind <> 'collections.acceptTaxLine' or a.account_id is not t.accepted_by)`,
    sentence: ({ place, number }) =>
      `税务清册第 ${place} 笔缴费的认可不是由写明的人办理的（第 ${number} 号操作）。`,
  },
  {
    needs,
    query: `select t.tax_payment_id as place, t.from_action as number from tax_payment t
      join roster_batch b on b.batch_id = t.batch_id and b.applied_by = t.accepted_by`,
    sentence: ({ place, number }) =>
      `税务清册第 ${place} 笔缴费由导入的人自己认可（第 ${number} 号操作）。`,
  },
  {
    needs,
    query: `select t.tax_payment_id as place, t.amount_fen as number from tax_payment t
      where not exists (
        select 1 from evidence e where e.batch_id = t.batch_id and e.line = t.line)`,
    sentence: ({ place, number }) =>
      `税务清册第 ${place} 笔缴费 ${formatYuan(number)} 元不在它那一批名册里。`,
  },
]
