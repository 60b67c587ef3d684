/** Rows of one registration, as an action opens them one by one. */
import { expect } from 'vitest'
import type { Ledger, NewRow, Writer, Writing } from '../../src/main/ledger/index.ts'
import { aDraft } from './ledger-builder.ts'

export type Step = (writing: Writing) => void | Promise<void>

export function aRegistration(takenBy: number): NewRow<'registration'> {
  return {
    registration_id: 1,
    registration_number: 'R-1',
    person_id: 1,
    coverage_year: 2024,
    scheme: 'resident',
    tier: 1,
    policy: 'tongliang-2024',
    pack_hash: 'a',
    registered_on: '2023-11-20',
    pay_day: '2023-11-20',
    payable_fen: 38_000,
    taken_by: takenBy,
    village_id: 1,
    snapshot: '{}',
    quotation: '{}',
    overlay_hash: null,
  }
}

export function aReview(fields: { readonly decided_by: number }): NewRow<'review'> {
  return {
    review_id: 1,
    registration_id: 1,
    verdict: 'approved',
    reason: null,
    decided_on: '2023-11-20',
    ...fields,
  }
}

export function anApproval(writing: Writing): void {
  writing.open('review', aReview({ decided_by: 2 }))
}

export function aSettlement(payableFen: number): Step {
  return (writing) =>
    writing.open('settlement', {
      settlement_id: 1,
      registration_id: 1,
      settled_on: '2023-11-20',
      payable_fen: payableFen,
      policy: 'tongliang-2024',
      pack_hash: 'a',
      decision: '{}',
      overlay_hash: null,
    })
}

export function aLine(amountFen: number): Step {
  return (writing) =>
    writing.open('journal_line', {
      journal_line_id: 1,
      registration_id: 1,
      account: 'fund',
      detail: 'POS机',
      amount_fen: amountFen,
      booked_on: '2023-11-20',
      tax_payment_id: null,
    })
}

export function anAssessment(assessedBy: number): NewRow<'assessment'> {
  return {
    assessment_id: 1,
    registration_id: 1,
    amount_fen: 35_000,
    ground: '核定单 118 号',
    assessed_by: assessedBy,
    assessed_on: '2023-11-21',
  }
}

export const aPayment: NewRow<'payment'> = {
  payment_id: 1,
  receipt_number: 'S-1',
  registration_id: 1,
  channel: 'POS机',
  paid_on: '2023-11-20',
  amount_fen: 38_000,
  booked_by: 1,
  booked_on: '2023-11-20',
}

/** What a ledger with a registration holds before it: the clerk 1, the reviewer 2, and the work. */
export async function takeRegistration(
  writer: Writer,
  step: Step = (writing) => writing.open('registration', aRegistration(1)),
): Promise<void> {
  await writer.record(aDraft('found-0001', { kind: 'office.found' }), async (writing) => {
    for (const [index, roles] of [['clerk', 'administrator'], ['reviewer']].entries()) {
      const accountId = index + 1
      writing.open('account', {
        account_id: accountId,
        user_name: `operator-${accountId}`,
        display_name: `操作员 ${accountId}`,
        password_hash: 'none',
      })
      for (const role of roles) {
        writing.open('account_role', {
          account_role_id: await writing.nextId('account_role', 'account_role_id'),
          account_id: accountId,
          role,
        })
      }
    }
    return { kind: 'record', result: {} }
  })
  const register = aDraft('taken-0001', { kind: 'intake.register', accountId: 1 })
  await writer.record(register, async (writing) => {
    await step(writing)
    return { kind: 'record', result: {} }
  })
}

/** The reviewer's own action on it. */
export async function asReviewer(writer: Writer, kind: string, step: Step): Promise<void> {
  const draft = aDraft(`${kind.replace('.', '-')}-0001`, { kind, accountId: 2, role: 'reviewer' })
  await writer.record(draft, async (writing) => {
    await step(writing)
    return { kind: 'record', result: {} }
  })
}

/** Carries out one action a list; answers with what the database said of the last. */
export async function refusalOf(
  ledger: Ledger,
  actions: readonly (readonly Step[])[],
): Promise<string> {
  let said = 'nothing'
  for (const [index, steps] of actions.entries()) {
    expect(said).toBe('nothing')
    said = await ledger.writer
      .record(aDraft(`step-${index}-0001`), async (writing) => {
        for (const step of steps) await step(writing)
        return { kind: 'record', result: {} }
      })
      .then(
        () => 'nothing',
        (error: unknown) => String(error),
      )
  }
  return said
}
