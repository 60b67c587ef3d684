/**
 * Money that the tax office says it took in: one row a line of its lists, with what it was booked
 * as. It never was in the township's hands, so it has no receipt of the office and no cash day.
 *
 * A booking is taken back by a reversal: entries the other way round, and with it the settlement
 * and the enrolment that it carried close. Nothing else closes them, as before.
 */
import { rebuiltTableSql, stateTableSql } from './state-table.ts'
import type { Migration } from './migration.ts'

/** Kept once for all lines that were decided alike: nothing of a person is in it. */
const decisionTable = stateTableSql('tax_decision', {
  columns: {
    tax_decision_id: 'integer not null',
    digest: 'text not null',
    policy: 'text not null',
    pack_hash: 'text not null',
    overlay_hash: 'text not null',
    content: 'text not null',
  },
  current: [['tax_decision_id'], ['digest']],
})

const paymentTable = [
  stateTableSql('tax_payment', {
    columns: {
      tax_payment_id: 'integer not null',
      batch_id: 'integer not null',
      line: 'integer not null',
      row_number: 'integer not null',
      person_id: 'integer',
      registration_id: 'integer',
      payer: 'text not null',
      id_number: 'text',
      name: 'text',
      coverage_year: 'integer not null',
      tier: 'integer check (tier >= 1)',
      paid_on: 'text not null',
      amount_fen: 'integer not null check (amount_fen > 0)',
      applied_fen: 'integer not null check (applied_fen >= 0)',
      surplus_fen: 'integer not null check (surplus_fen >= 0)',
      shortfall_fen: 'integer not null check (shortfall_fen >= 0)',
      voucher: 'text',
      channel: 'text',
      outcome: "text not null check (outcome in ('registration', 'renewal', 'surplus'))",
      cause: 'text',
      reason: 'text',
      tax_decision_id: 'integer',
      status: "text not null check (status in ('booked', 'accepted', 'kept', 'reversed'))",
      booked_on: 'text not null',
      accepted_by: 'integer',
      accepted_on: 'text',
      accept_reason: 'text',
    },
    checks: [
      'applied_fen + surplus_fen - shortfall_fen = amount_fen',
      'surplus_fen = 0 or shortfall_fen = 0',
      "(outcome = 'surplus') = (applied_fen = 0)",
      "outcome = 'surplus' or person_id is not null",
      "(outcome = 'registration') <= (registration_id is not null)",
      'surplus_fen = 0 or (cause is not null and reason is not null)',
      // Only a second person lets somebody in for less than was decided.
      'shortfall_fen = 0 or accepted_by is not null',
      "status not in ('accepted', 'kept') or accepted_by is not null",
      '(accepted_by is null) = (accept_reason is null)',
      '(accepted_by is null) = (accepted_on is null)',
    ],
    current: [['tax_payment_id'], ['batch_id', 'line']],
    search: [['payer'], ['person_id'], ['registration_id'], ['cause', 'status']],
  }),
  // The same money is booked once, and one contribution counts for a person and year.
  `create unique index tax_payment_one_voucher
on tax_payment (voucher, payer, coverage_year, paid_on, amount_fen)
where to_action is null and voucher is not null and status <> 'reversed';
create unique index tax_payment_one_contribution on tax_payment (person_id, coverage_year)
where to_action is null and outcome <> 'surplus' and status <> 'reversed';`,
  `create trigger tax_payment_of_a_batch_being_applied before insert on tax_payment
when not exists (select 1 from tax_payment t where t.tax_payment_id = new.tax_payment_id)
  and not exists (
    select 1 from roster_batch b
    where b.batch_id = new.batch_id and b.status = 'applying' and b.to_action is null)
begin select raise(abort, 'money of a tax list belongs to a batch that is being applied'); end;
create trigger tax_payment_stays_what_came_in before insert on tax_payment
when exists (
  select 1 from tax_payment t
  where t.tax_payment_id = new.tax_payment_id and (
    t.status = 'reversed' or t.batch_id <> new.batch_id or t.line <> new.line
    or t.payer <> new.payer or t.coverage_year <> new.coverage_year or t.paid_on <> new.paid_on
    or t.amount_fen <> new.amount_fen or t.voucher is not new.voucher))
begin select raise(abort, 'what came in stays as the list says it'); end;
create trigger tax_payment_accepted_by_another before insert on tax_payment
when exists (
  select 1 from roster_batch b
  where b.batch_id = new.batch_id and b.applied_by = new.accepted_by)
begin select raise(abort, 'whoever applied a list accepts nothing of it'); end;`,
]

const rebuilt = [
  rebuiltTableSql('enrolment', {
    columns: {
      enrolment_id: 'integer not null',
      person_id: 'integer not null',
      coverage_year: 'integer not null',
      scheme: "text not null check (scheme = 'resident')",
      tier: 'integer not null check (tier >= 1)',
      source: "text not null check (source in ('registration', 'carried-over', 'tax-list'))",
    },
    before: ['enrolment_id', 'person_id', 'coverage_year', 'scheme', 'tier', 'source'],
    current: [['enrolment_id'], ['person_id', 'coverage_year', 'scheme']],
  }),
  rebuiltTableSql('journal_line', {
    columns: {
      journal_line_id: 'integer not null',
      registration_id: 'integer',
      account: `text not null check (account in
    ('contribution', 'fund', 'subsidy-receivable', 'surplus', 'receivable'))`,
      detail: 'text not null',
      amount_fen: 'integer not null check (amount_fen <> 0)',
      booked_on: 'text not null',
      tax_payment_id: 'integer',
    },
    checks: ['registration_id is not null or tax_payment_id is not null'],
    before: ['journal_line_id', 'registration_id', 'account', 'detail', 'amount_fen', 'booked_on'],
    current: [['journal_line_id']],
    search: [['registration_id'], ['account', 'booked_on'], ['tax_payment_id']],
  }),
  `create trigger journal_line_never_closes before update on journal_line
begin select raise(abort, 'money is corrected by reversal'); end;`,
]

/** A booking of the action that is being written, taken back. */
const reversedNow = `select 1 from tax_payment t
    where t.from_action = new.action_id and t.status = 'reversed'`

// The action is written last: by then everything that belongs to it is there.
const actionTriggers = `drop trigger settlement_never_closes;
create trigger settled_closes_by_reversal before insert on action
when exists (
  select 1 from settlement s
  where s.to_action = new.action_id and not exists (
    ${reversedNow} and t.registration_id = s.registration_id))
or exists (
  select 1 from enrolment e
  where e.to_action = new.action_id and e.source <> 'carried-over' and not exists (
    ${reversedNow} and t.person_id = e.person_id and t.coverage_year = e.coverage_year))
begin select raise(abort, 'what was paid, settled or printed never closes'); end;
create trigger tax_payment_is_in_the_journal before insert on action
when exists (
  select 1 from tax_payment t
  where t.from_action = new.action_id and (
    (select coalesce(sum(l.amount_fen), 0) from journal_line l
      where l.tax_payment_id = t.tax_payment_id and l.account = 'fund' and l.to_action is null)
        <> iif(t.status = 'reversed', 0, t.amount_fen)
    or (select coalesce(sum(l.amount_fen), 0) from journal_line l
      where l.tax_payment_id = t.tax_payment_id and l.account = 'surplus' and l.to_action is null)
        <> iif(t.status = 'reversed', 0, -t.surplus_fen)
    or (select coalesce(sum(l.amount_fen), 0) from journal_line l
      where l.tax_payment_id = t.tax_payment_id and l.to_action is null) <> 0))
begin select raise(abort, 'the journal says of a booking what the booking says'); end;`

export const taxLists: Migration = {
  number: 80,
  name: 'tax-lists',
  sql: [decisionTable, ...paymentTable, ...rebuilt, actionTriggers],
}
