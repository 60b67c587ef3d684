/** From quotation to signed sheet: review, payment with its journal, prints, notes of task tables. */
import { stateTableSql } from './state-table.ts'
import type { Migration } from './migration.ts'

const reviewTables = [
  stateTableSql('review', {
    columns: {
      review_id: 'integer not null',
      registration_id: 'integer not null',
      verdict: "text not null check (verdict in ('approved', 'sent-back', 'withdrawn'))",
      reason: 'text',
      decided_by: 'integer not null',
      decided_on: 'text not null',
    },
    checks: ["verdict = 'approved' or reason is not null"],
    current: [['review_id'], ['registration_id']],
  }),
  // Whoever took a registration never reviews it, whatever roles the account has.
  `create trigger review_by_another before insert on review
when new.verdict in ('approved', 'sent-back') and exists (
  select 1 from registration r
  where r.registration_id = new.registration_id and r.taken_by = new.decided_by)
begin select raise(abort, 'whoever took a registration never reviews it'); end;`,
]

const moneyTables = [
  stateTableSql('payment', {
    columns: {
      payment_id: 'integer not null',
      receipt_number: 'text not null',
      registration_id: 'integer not null',
      channel: 'text not null',
      paid_on: 'text not null',
      amount_fen: 'integer not null check (amount_fen > 0)',
      booked_by: 'integer not null',
      booked_on: 'text not null',
    },
    // One payment a registration: the database itself says so.
    current: [['payment_id'], ['receipt_number'], ['registration_id']],
    search: [['paid_on']],
  }),
  // A payment is taken on an approved registration and for exactly what was decided.
  `create trigger payment_of_an_approved_registration before insert on payment
when not exists (
  select 1 from review v
  where v.registration_id = new.registration_id and v.verdict = 'approved' and v.to_action is null)
begin select raise(abort, 'a payment belongs to an approved registration'); end;`,
  stateTableSql('settlement', {
    columns: {
      settlement_id: 'integer not null',
      registration_id: 'integer not null',
      settled_on: 'text not null',
      payable_fen: 'integer not null check (payable_fen >= 0)',
      policy: 'text not null',
      pack_hash: 'text not null',
      decision: 'text not null',
    },
    current: [['settlement_id'], ['registration_id']],
  }),
  `create trigger payment_of_the_decided_amount before insert on payment
when not exists (
  select 1 from settlement s
  where s.registration_id = new.registration_id and s.payable_fen = new.amount_fen
    and s.to_action is null)
begin select raise(abort, 'a payment is of the amount that was decided'); end;`,
  stateTableSql('journal_line', {
    columns: {
      journal_line_id: 'integer not null',
      registration_id: 'integer not null',
      account: "text not null check (account in ('contribution', 'fund', 'subsidy-receivable'))",
      detail: 'text not null',
      amount_fen: 'integer not null check (amount_fen <> 0)',
      booked_on: 'text not null',
    },
    current: [['journal_line_id']],
    search: [['registration_id'], ['account', 'booked_on']],
  }),
  // The action is written last: by then its entries are complete and must add up to nothing.
  `create trigger journal_balances before insert on action
when (select coalesce(sum(amount_fen), 0) from journal_line where from_action = new.action_id) <> 0
begin select raise(abort, 'the entries of an action balance'); end;
create trigger journal_line_never_closes before update on journal_line
begin select raise(abort, 'money is corrected by reversal'); end;`,
]

const paperTables = [
  stateTableSql('print', {
    columns: {
      print_id: 'integer not null',
      sheet_kind: "text not null check (sheet_kind in ('registration', 'receipt'))",
      registration_id: 'integer not null',
      sheet_number: 'text not null',
      copy_number: 'integer not null check (copy_number >= 1)',
      short_hash: 'text not null',
      content: 'text not null',
      printed_by: 'integer not null',
      printed_on: 'text not null',
    },
    current: [['print_id'], ['sheet_kind', 'registration_id', 'copy_number']],
    search: [['sheet_number']],
  }),
  stateTableSql('task_note', {
    columns: {
      task_note_id: 'integer not null',
      policy: 'text not null',
      unit_name: 'text not null',
      note: 'text not null',
    },
    current: [['task_note_id'], ['policy', 'unit_name']],
  }),
]

export const reviewAndPayment: Migration = {
  number: 20,
  name: 'review-and-payment',
  sql: [...reviewTables, ...moneyTables, ...paperTables],
}
