/** Money of a tax list into the ledger: the rows and entries of what was planned. */
import type { Quotation } from '../../shared/intake/model.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import { taxListChannel } from '../../shared/collections/tax-lines.ts'
import type { NewRow, Writing } from '../ledger/index.ts'
import { chargeEntries, findCollectable, residentScheme, settle } from '../intake/index.ts'
import type { Entry } from '../intake/index.ts'
import { PassSoFar, planTaxLine } from './tax-plan.ts'
import type { TaxLine, TaxPlan } from './tax-plan.ts'
import { readTaxFacts } from './tax-facts.ts'
import type { TaxRules } from './tax-facts.ts'

/** The next free ids, asked for once a stretch. */
export class RowIds {
  readonly #writing: Writing
  readonly #next = new Map<'enrolment' | 'journal_line', number>()

  constructor(writing: Writing) {
    this.#writing = writing
  }

  async take(table: 'enrolment' | 'journal_line'): Promise<number> {
    const id =
      this.#next.get(table) ??
      (table === 'enrolment'
        ? await this.#writing.nextId('enrolment', 'enrolment_id')
        : await this.#writing.nextId('journal_line', 'journal_line_id'))
    this.#next.set(table, id + 1)
    return id
  }

  /** Somebody else opened rows meanwhile. */
  forget(): void {
    this.#next.clear()
  }
}

type Booking = Extract<TaxPlan, { kind: 'registration' | 'renewal' | 'surplus' }>

/** Decides and books the lines of one stretch of a batch, inside its action. */
export async function bookTaxLines(
  writing: Writing,
  lines: readonly TaxLine[],
  parts: { readonly batchId: number; readonly rules: TaxRules; readonly today: Day },
): Promise<void> {
  const facts = await readTaxFacts(writing.read, lines, parts)
  const soFar = new PassSoFar()
  const pins = new DecisionPins(writing, parts.rules)
  const ids = new RowIds(writing)
  let taxPaymentId = await writing.nextId('tax_payment', 'tax_payment_id')
  for (const line of lines) {
    const plan = planTaxLine(line, facts, soFar)
    if (plan.kind === 'same' || plan.kind === 'differs' || plan.kind === 'no-money') continue
    await bookOne(writing, { line, plan }, { ...parts, taxPaymentId, pins, ids })
    taxPaymentId += 1
  }
}

type BookParts = {
  readonly batchId: number
  readonly rules: TaxRules
  readonly today: Day
  readonly taxPaymentId: number
  readonly pins: DecisionPins
  readonly ids: RowIds
}

async function bookOne(
  writing: Writing,
  { line, plan }: { readonly line: TaxLine; readonly plan: Booking },
  parts: BookParts,
): Promise<void> {
  const { taxPaymentId, today, ids } = parts
  const { surplus } = plan
  const surplusFen = surplus?.fen ?? 0
  writing.open('tax_payment', {
    ...(await rowOf(line, plan, parts)),
    surplus_fen: surplusFen,
    shortfall_fen: 0,
    status: 'booked',
    booked_on: today,
    accepted_by: null,
    accepted_on: null,
    accept_reason: null,
  })
  const came = { account: 'fund', detail: taxListChannel } as const
  if (plan.kind !== 'surplus') {
    const paid = [{ ...came, amountFen: plan.payableFen }]
    await enrol(writing, { plan, taxPaymentId, paid }, parts)
  }
  if (surplus === null) return
  await enter(writing, { taxPaymentId, today, ids }, [
    { ...came, amountFen: surplusFen },
    { account: 'surplus', detail: surplus.cause, amountFen: -surplusFen },
  ])
}

async function rowOf(line: TaxLine, plan: Booking, { taxPaymentId, batchId, pins }: BookParts) {
  const decided =
    plan.kind === 'surplus'
      ? plan.decided
      : { decision: plan.decision, tier: plan.kind === 'renewal' ? plan.tier : null }
  const registration = plan.kind === 'renewal' ? null : plan.registration
  return {
    tax_payment_id: taxPaymentId,
    batch_id: batchId,
    line: line.line,
    row_number: line.rowNumber,
    person_id: line.personId,
    registration_id: registration?.registrationId ?? null,
    payer: line.payer,
    id_number: line.idNumber,
    name: line.name,
    coverage_year: line.coverageYear,
    tier: decided?.tier ?? registration?.tier ?? line.tier,
    paid_on: line.paidOn,
    amount_fen: line.amountFen,
    applied_fen: plan.kind === 'surplus' ? 0 : plan.payableFen,
    voucher: line.voucher,
    channel: line.channel,
    outcome: plan.kind,
    cause: plan.surplus?.cause ?? null,
    reason: plan.surplus?.reason ?? null,
    // What settles a registration is pinned there, with all that was asked.
    tax_decision_id:
      decided === null || plan.kind === 'registration' ? null : await pins.pin(decided.decision),
  } satisfies Partial<NewRow<'tax_payment'>>
}

/** Makes somebody enrolled for a year: by their registration, or as 续保 without one. */
export async function enrol(
  writing: Writing,
  booking: {
    readonly plan: EnrollingPlan
    readonly taxPaymentId: number
    /** What stands for the payable part. */
    readonly paid: readonly Entry[]
  },
  { rules, today, ids }: { readonly rules: TaxRules; readonly today: Day; readonly ids: RowIds },
): Promise<void> {
  const { plan, taxPaymentId, paid } = booking
  const { decision } = plan
  if (plan.kind === 'registration') {
    await settle(writing, {
      ...plan.registration,
      decision,
      overlay: rules.overlay,
      channel: taxListChannel,
      taxPayment: { taxPaymentId, paid },
      today,
    })
    ids.forget()
    return
  }
  writing.open('enrolment', {
    enrolment_id: await ids.take('enrolment'),
    person_id: plan.personId,
    coverage_year: decision.coverageYear,
    scheme: residentScheme,
    tier: plan.tier,
    source: 'tax-list',
  })
  const charge = getDefined(findCollectable(decision) ?? undefined, 'charge of a renewal')
  await enter(writing, { taxPaymentId, today, ids }, [...chargeEntries(charge, plan.tier), ...paid])
}

export type EnrollingPlan = Extract<TaxPlan, { kind: 'registration' | 'renewal' }>

/** Entries of a booking that belong to no registration; they add up to nothing. */
export async function enter(
  writing: Writing,
  of: { readonly taxPaymentId: number; readonly today: Day; readonly ids: RowIds },
  entries: readonly Entry[],
): Promise<void> {
  for (const { account, detail, amountFen } of entries) {
    if (amountFen === 0) continue
    writing.open('journal_line', {
      journal_line_id: await of.ids.take('journal_line'),
      registration_id: null,
      account,
      detail,
      amount_fen: amountFen,
      booked_on: of.today,
      tax_payment_id: of.taxPaymentId,
    })
  }
}

/** Decisions kept once each: a list of 30,000 lines has some hundreds of them. */
export class DecisionPins {
  readonly #writing: Writing
  readonly #rules: TaxRules
  readonly #known = new Map<Quotation, number>()

  constructor(writing: Writing, rules: TaxRules) {
    this.#writing = writing
    this.#rules = rules
  }

  async pin(decision: Quotation): Promise<number> {
    const known = this.#known.get(decision)
    if (known !== undefined) return known
    const { digest, content, asked } = this.#rules.keptOf(decision)
    const found = await this.#writing.read
      .selectFrom('tax_decision')
      .select('tax_decision_id')
      .where('digest', '=', digest)
      .where('to_action', 'is', null)
      .executeTakeFirst()
    const id =
      found?.tax_decision_id ?? (await this.#writing.nextId('tax_decision', 'tax_decision_id'))
    if (found === undefined) {
      this.#writing.open('tax_decision', {
        tax_decision_id: id,
        digest,
        policy: decision.policy,
        pack_hash: decision.packHash,
        overlay_hash: this.#rules.overlayHash,
        content,
        asked,
      })
    }
    this.#known.set(decision, id)
    return id
  }
}
