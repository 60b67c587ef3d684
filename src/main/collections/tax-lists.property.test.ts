/** Lists applied, taken back and applied again, counter payments between them: the books agree. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { clerk, reviewer, undo } from '../../../tests/support/roster-office.ts'
import {
  accept,
  anApproved,
  applyTax,
  balances,
  enrolments,
  openTaxOffice,
  payAtCounter,
  taxLines,
} from '../../../tests/support/tax-office.ts'
import type { Paid, TaxOffice } from '../../../tests/support/tax-office.ts'

const people = 3

const paid: fc.Arbitrary<Paid> = fc.record(
  {
    person: fc.integer({ min: 1, max: people + 1 }),
    on: fc.constantFrom('2023-11-08', '2023-11-20'),
    fen: fc.constantFrom(30_000, 38_000, 40_000),
    voucher: fc.constantFrom('V1', 'V2'),
  },
  { requiredKeys: ['person', 'on', 'fen'] },
)

type Step =
  | { readonly kind: 'list'; readonly lines: readonly Paid[]; readonly byClerk: boolean }
  | { readonly kind: 'repeat' | 'undo'; readonly which: number }
  | { readonly kind: 'register' | 'pay'; readonly person: number }
  | {
      readonly kind: 'accept'
      readonly which: number
      readonly as: 'enrolment' | 'surplus'
      readonly byClerk: boolean
    }

const which = fc.nat({ max: 5 })
const person = fc.integer({ min: 1, max: people })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('list' as const),
    lines: fc.array(paid, { minLength: 1, maxLength: 4 }),
    byClerk: fc.boolean(),
  }),
  fc.record({ kind: fc.constantFrom('repeat' as const, 'undo' as const), which }),
  fc.record({ kind: fc.constantFrom('register' as const, 'pay' as const), person }),
  fc.record({
    kind: fc.constant('accept' as const),
    which,
    as: fc.constantFrom('enrolment' as const, 'surplus' as const),
    byClerk: fc.boolean(),
  }),
)

/** What came in, by hand beside the books. */
class Model {
  readonly office: TaxOffice
  readonly batches: { readonly batchId: number; readonly lines: readonly Paid[] }[] = []
  readonly registered = new Map<number, number>()
  counterPayments = 0

  constructor(office: TaxOffice) {
    this.office = office
  }

  async take(one: Step): Promise<void> {
    switch (one.kind) {
      case 'list':
        return this.#apply(one.lines, one.byClerk)
      case 'repeat': {
        const before = this.batches[one.which % Math.max(1, this.batches.length)]
        return before === undefined ? undefined : this.#apply(before.lines, false)
      }
      case 'undo': {
        const batch = this.batches[one.which % Math.max(1, this.batches.length)]
        if (batch !== undefined) await undo(this.office.ledger, batch.batchId)
        return undefined
      }
      case 'register': {
        const registrationId = await anApproved(this.office, one.person)
        if (registrationId !== null) this.registered.set(one.person, registrationId)
        return undefined
      }
      case 'pay': {
        const registrationId = this.registered.get(one.person)
        if (registrationId === undefined) return undefined
        const paidHere = await payAtCounter(this.office, registrationId)
        if (paidHere.kind === 'recorded') this.counterPayments += 1
        return undefined
      }
      case 'accept':
        return this.#accept(one)
    }
  }

  async #apply(lines: readonly Paid[], byClerk: boolean): Promise<void> {
    // Only a reviewer may apply such a list: a clerk's try leaves nothing.
    const applied = applyTax(this.office, lines, byClerk ? clerk : reviewer)
    const batchId = await applied.catch((error: unknown) => {
      expect(byClerk).toBe(true)
      expect(String(error)).toContain('KIND_NOT_ALLOWED')
      return null
    })
    if (batchId !== null) this.batches.push({ batchId, lines })
  }

  async #accept(one: Extract<Step, { kind: 'accept' }>): Promise<void> {
    const { lines } = await taxLines(this.office, 'open')
    const line = lines[one.which % Math.max(1, lines.length)]
    if (line === undefined) return
    const { taxPaymentId } = line
    const said = await accept(
      this.office,
      { taxPaymentId, as: one.as },
      one.byClerk ? clerk : reviewer,
    )
    // The reviewer brought every list in.
    if (!one.byClerk) expect(said.kind).toBe('refused')
  }

  async check(): Promise<void> {
    const { read } = this.office.ledger
    const { lines } = await taxLines(this.office)
    const standing = lines.filter(({ status }) => status !== 'reversed')
    const sum = (of: (line: (typeof lines)[number]) => number) =>
      standing.reduce((total, line) => total + of(line), 0)
    const books = await balances(this.office)
    expect(Object.values(books).reduce((total, fen) => total + fen, 0)).toBe(0)
    expect(books['fund'] ?? 0).toBe(
      sum(({ amountFen }) => amountFen) + this.counterPayments * 38_000,
    )
    expect(books['surplus'] ?? 0).toBe(0 - sum(({ surplusFen }) => surplusFen))
    expect(books['receivable'] ?? 0).toBe(sum(({ shortfallFen }) => shortfallFen))
    // 380 yuan for each who is enrolled, and nobody twice.
    const enrolled = await enrolments(this.office)
    expect(books['contribution'] ?? 0).toBe(0 - enrolled.length * 38_000)
    expect(new Set(enrolled.map((row) => row.person_id)).size).toBe(enrolled.length)
    // The same receipt, person, day and amount stands once.
    const receipts = standing.flatMap(({ voucher, idNumber, paidOn, amountFen }) =>
      voucher === null ? [] : [JSON.stringify([voucher, idNumber, paidOn, amountFen])],
    )
    expect(new Set(receipts).size).toBe(receipts.length)
    // What was ever booked is still there to be read.
    const versions = await read
      .selectFrom('tax_payment')
      .select('tax_payment_id')
      .distinct()
      .execute()
    expect(lines).toHaveLength(versions.length)
  }
}

test(
  '任意次序的应用、撤销、再应用、柜台收款和认可：账平，钱不重记',
  { timeout: 300_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
        const model = new Model(await openTaxOffice(people))
        for (const one of steps) {
          await model.take(one)
          await model.check()
        }
        expect(model.office.ledger.verify().problems).toEqual([])
      }),
      { numRuns: 12 },
    )
  },
)
