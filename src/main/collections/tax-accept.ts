/** A second person's word on 暂收 of a tax list. */
import type { Day } from '../../shared/kernel/day.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { ActingOperator } from '../kernel/call-context.ts'
import type { Decision, StateRow, Writing } from '../ledger/index.ts'
import { findCollectable } from '../intake/index.ts'
import type { Entry } from '../intake/index.ts'
import { findPersonIdByNumber } from '../people/index.ts'
import { DecisionPins, RowIds, enrol } from './tax-book.ts'
import type { EnrollingPlan } from './tax-book.ts'
import { readTaxFacts } from './tax-facts.ts'
import type { TaxRules } from './tax-facts.ts'
import { PassSoFar, planTaxLine } from './tax-plan.ts'
import type { TaxLine, TaxPlan } from './tax-plan.ts'

/** Refusals in the order in which they are checked; the first that applies is the answer. */
export type AcceptRefusal =
  | { readonly code: 'TAX_LINE_NOT_FOUND' }
  | { readonly code: 'ALREADY_DECIDED' }
  | { readonly code: 'OWN_BATCH' }
  | { readonly code: 'CANNOT_ENROL'; readonly why: string }

export type AcceptInput = {
  readonly taxPaymentId: number
  readonly as: 'enrolment' | 'surplus'
  readonly reason: string
}

type AcceptParts = {
  readonly rules: TaxRules
  readonly operator: ActingOperator
  readonly today: Day
}

export async function acceptTaxLine(
  writing: Writing,
  input: AcceptInput,
  parts: AcceptParts,
): Promise<Decision<{ readonly taxPaymentId: number }, AcceptRefusal>> {
  const { taxPaymentId } = input
  const found = await findAcceptable(writing, taxPaymentId, parts.operator)
  if (found.kind === 'refuse') return found
  const { row } = found
  const accepted = {
    accepted_by: parts.operator.accountId,
    accepted_on: parts.today,
    accept_reason: input.reason,
  }
  if (input.as === 'surplus') {
    writing.replace('tax_payment', row, { ...accepted, status: 'kept' })
    return done(taxPaymentId)
  }
  if (row.outcome !== 'surplus') {
    const why = '这笔缴费已经记为参保，多出的只能作为暂收款退还。'
    return { kind: 'refuse', refusal: { code: 'CANNOT_ENROL', why } }
  }
  const again = await planAgain(writing, row, parts.rules)
  const plan = enrollingFrom(again.plan, again.line)
  if (plan === null) {
    const { plan: not } = again
    const why = not.kind === 'surplus' ? not.surplus.reason : '这笔钱已经记过账。'
    return { kind: 'refuse', refusal: { code: 'CANNOT_ENROL', why } }
  }
  const pins = new DecisionPins(writing, parts.rules)
  await bringOver(
    writing,
    { row, plan, personId: again.line.personId },
    { ...parts, accepted, pins },
  )
  return done(taxPaymentId)
}

async function findAcceptable(
  { read }: Writing,
  taxPaymentId: number,
  operator: ActingOperator,
): Promise<
  | { readonly kind: 'found'; readonly row: StateRow<'tax_payment'> }
  | { readonly kind: 'refuse'; readonly refusal: AcceptRefusal }
> {
  const refuse = (refusal: AcceptRefusal) => ({ kind: 'refuse', refusal }) as const
  const row = await read
    .selectFrom('tax_payment')
    .selectAll()
    .where('tax_payment_id', '=', taxPaymentId)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  const batch = await read
    .selectFrom('roster_batch')
    .select(['status', 'applied_by'])
    .where('batch_id', '=', row?.batch_id ?? 0)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  // What is still being written, or taken back, is not there for anybody yet.
  if (row === undefined || batch?.status !== 'applied') {
    return refuse({ code: 'TAX_LINE_NOT_FOUND' })
  }
  if (row.status !== 'booked' || row.surplus_fen === 0) return refuse({ code: 'ALREADY_DECIDED' })
  if (batch.applied_by === operator.accountId) return refuse({ code: 'OWN_BATCH' })
  return { kind: 'found', row }
}

/** As if the line came today: whoever was not known then, or not registered, may be now. */
async function planAgain(
  writing: Writing,
  row: StateRow<'tax_payment'>,
  rules: TaxRules,
): Promise<{ readonly plan: TaxPlan; readonly line: TaxLine }> {
  const personId =
    row.person_id ??
    (row.id_number === null ? null : await findPersonIdByNumber(writing.read, row.id_number))
  const line: TaxLine = {
    line: row.line,
    rowNumber: row.row_number,
    personId,
    idNumber: row.id_number,
    name: row.name,
    payer: row.payer,
    coverageYear: row.coverage_year,
    tier: row.tier,
    paidOn: getDay(row.paid_on),
    isExactDay: row.cause !== 'day-unclear',
    amountFen: row.amount_fen,
    voucher: row.voucher,
    channel: row.channel,
    ordinal: 1,
  }
  const options = { rules, batchId: row.batch_id, exceptId: row.tax_payment_id }
  const facts = await readTaxFacts(writing.read, [line], options)
  // It is booked already, as 暂收: only what it comes to is asked.
  const plan = planTaxLine(line, { ...facts, bookedOf: () => [] }, new PassSoFar())
  return { plan, line }
}

type Enrolling = {
  readonly plan: EnrollingPlan
  readonly payableFen: number
}

/** Where too little came in, the second person lets the person in for it. */
function enrollingFrom(plan: TaxPlan, line: TaxLine): Enrolling | null {
  if (plan.kind === 'registration' || plan.kind === 'renewal') {
    return { plan, payableFen: plan.payableFen }
  }
  if (plan.kind !== 'surplus' || plan.surplus.cause !== 'short' || plan.decided === null) {
    return null
  }
  const { decided, registration } = plan
  const { decision, tier } = decided
  const payableFen = findCollectable(decision)?.payableFen ?? 0
  const shared = { decision, payableFen, surplus: null }
  if (registration !== null) {
    return { plan: { kind: 'registration', registration, ...shared }, payableFen }
  }
  const { personId } = line
  if (personId === null) return null
  return { plan: { kind: 'renewal', personId, tier, ...shared }, payableFen }
}

async function bringOver(
  writing: Writing,
  of: {
    readonly row: StateRow<'tax_payment'>
    readonly plan: Enrolling
    readonly personId: number | null
  },
  parts: AcceptParts & {
    readonly accepted: Partial<StateRow<'tax_payment'>>
    readonly pins: DecisionPins
  },
): Promise<void> {
  const { row, personId } = of
  const { plan, payableFen } = of.plan
  const usedFen = Math.min(row.amount_fen, payableFen)
  const surplusFen = row.amount_fen - usedFen
  const registration = plan.kind === 'registration' ? plan.registration : null
  writing.replace('tax_payment', row, {
    ...parts.accepted,
    person_id: personId,
    registration_id: registration?.registrationId ?? null,
    tier: plan.kind === 'renewal' ? plan.tier : (registration?.tier ?? null),
    outcome: plan.kind,
    applied_fen: payableFen,
    surplus_fen: surplusFen,
    shortfall_fen: payableFen - usedFen,
    ...(surplusFen === 0 ? {} : { cause: 'over', reason: plan.surplus?.reason ?? row.reason }),
    tax_decision_id: plan.kind === 'renewal' ? await parts.pins.pin(plan.decision) : null,
    status: 'accepted',
  })
  const detail = row.cause ?? 'short'
  const paid: readonly Entry[] = [
    { account: 'surplus', detail, amountFen: usedFen },
    { account: 'receivable', detail, amountFen: payableFen - usedFen },
  ]
  const ids = new RowIds(writing)
  await enrol(writing, { plan, taxPaymentId: row.tax_payment_id, paid }, { ...parts, ids })
}

function done(taxPaymentId: number) {
  return {
    kind: 'record',
    subject: `tax-payment:${taxPaymentId}`,
    result: { taxPaymentId },
  } as const
}
