/** An office with people of its own that the tax office's lists are brought into. */
import { getDefined } from '../../src/shared/kernel/assert.ts'
import { getDay } from '../../src/shared/kernel/day.ts'
import type { ImportHead } from '../../src/shared/rosters/model.ts'
import { noPastCover } from '../../src/shared/intake/past-cover.ts'
import type { Decision, Ledger, Writing } from '../../src/main/ledger/index.ts'
import { pay, previewPayment } from '../../src/main/collections/pay.ts'
import { findRegistration } from '../../src/main/intake/index.ts'
import { register } from '../../src/main/intake/register.ts'
import { review } from '../../src/main/intake/review.ts'
import { getOverlay } from '../../src/main/office/index.ts'
import { acceptTaxLine } from '../../src/main/collections/tax-accept.ts'
import type { AcceptInput } from '../../src/main/collections/tax-accept.ts'
import { readTaxRules } from '../../src/main/collections/tax-facts.ts'
import { countTaxLines, listTaxLines } from '../../src/main/collections/tax-list.ts'
import { soundOf } from '../../src/main/people/index.ts'
import { listLines } from '../../src/main/rosters/staged-lines.ts'
import { aDraft, aPerson } from './ledger-builder.ts'
import { apply, clerk, openRosterLedger, packs, reviewer, stage } from './roster-office.ts'
import type { Staged } from './roster-office.ts'
import { aHead, aNumber, aRow } from './rosters.ts'

export const names = [
  '周桂兰',
  '王建国',
  '李秀英',
  '赵德胜',
  '陈玉梅',
  '孙志强',
  '钱小红',
  '吴大海',
]

export const today = getDay('2023-11-20')

export type TaxOffice = { readonly folder: string; readonly ledger: Ledger }

/** Tongliang's notice is adopted: tier 1 costs 380 in the window, tier 2 755. */
export async function openTaxOffice(people = names.length): Promise<TaxOffice> {
  const office = await openRosterLedger()
  await office.ledger.writer.record(
    aDraft('people-0001', { kind: 'practice.people' }),
    async (writing) => {
      writing.open('office_policy', { office_policy_id: 1, policy: 'tongliang-2024' })
      for (let index = 0; index < people; index += 1) openPerson(writing, index + 1)
      return { kind: 'record', result: {} }
    },
  )
  return office
}

/** 1 is 周桂兰, 2 王建国 …; beyond the names, 村民9. */
export function personName(person: number): string {
  return names[person - 1] ?? `村民${person}`
}

export function personNumber(person: number): string {
  return aNumber((person % 900) + 1, `19${50 + Math.floor(person / 900)}0101`)
}

function openPerson(writing: Writing, person: number): void {
  const number = personNumber(person)
  const name = personName(person)
  const fields = { name, ...soundOf(name), id_number: number, id_tail: number.slice(-4) }
  writing.open('person', aPerson(person, fields))
}

export function taxHead(changes: Partial<ImportHead> = {}): ImportHead {
  return aHead({
    kind: 'paid-register',
    sender: '区税务局',
    authority: 'tax',
    coverageYear: 2024,
    listDay: null,
    fullList: false,
    fileName: '已缴费清册.xlsx',
    ...changes,
  })
}

export type Paid = {
  readonly person: number
  readonly on?: string
  readonly fen?: number
  readonly voucher?: string
  readonly tier?: number
}

export function paidRow(rowNumber: number, { person, on, fen, voucher, tier }: Paid) {
  const row = aRow(rowNumber, {
    name: personName(person),
    idNumber: personNumber(person),
    paidOn: on ?? '2023-11-08',
    amount: String(fen ?? 38_000),
    ...(voucher === undefined ? {} : { voucher }),
  })
  if (tier === undefined) return row
  return { ...row, values: { ...row.values, tier: { kind: 'count' as const, count: tier } } }
}

export function stageTax(
  office: TaxOffice,
  paid: readonly Paid[],
  head: Partial<ImportHead> = {},
): Promise<Staged> {
  return stage(
    office,
    taxHead(head),
    paid.map((one, index) => paidRow(index + 2, one)),
  )
}

/** Staged and applied by the clerk of the test office; lets no guard stop it. */
export async function applyTax(
  office: TaxOffice,
  paid: readonly Paid[],
  operator: typeof clerk | typeof reviewer = reviewer,
): Promise<number> {
  const staged = await stageTax(office, paid)
  // As if a second person had let the list past.
  const counts = { ...staged.counts, matched: staged.counts.rows }
  return apply(office.ledger, { ...staged, record: { ...staged.record, counts } }, operator)
}

/** `[row, booking, surplus]` of a preview. */
export function bookingsOf(staged: Staged) {
  return listLines(staged.side, { kind: 'paid-register', after: 0 }).rows.map(
    ({ rowNumber, booking }) => [rowNumber, booking?.booking, booking?.surplusFen] as const,
  )
}

export function taxLines(office: TaxOffice, show: 'open' | 'decided' | 'all' = 'all') {
  return listTaxLines(office.ledger.read, { show }, clerk.accountId)
}

export function taxTotals(office: TaxOffice) {
  return countTaxLines(office.ledger.read, { show: 'all' })
}

/** Debit less credit by account; what is nothing is left out. */
export async function balances(office: TaxOffice): Promise<Readonly<Record<string, number>>> {
  const rows = await office.ledger.read
    .selectFrom('journal_line')
    .select(({ fn }) => ['account', fn.sum<number>('amount_fen').as('sum')])
    .where('to_action', 'is', null)
    .groupBy('account')
    .execute()
  return Object.fromEntries(
    rows.filter(({ sum }) => sum !== 0).map((row) => [row.account, row.sum]),
  )
}

export async function enrolments(office: TaxOffice) {
  return office.ledger.read
    .selectFrom('enrolment')
    .select(['person_id', 'coverage_year', 'tier', 'source'])
    .where('to_action', 'is', null)
    .orderBy('person_id')
    .execute()
}

let counterSteps = 0

function atCounter<Result, Refusal>(
  office: TaxOffice,
  step: {
    readonly kind: string
    readonly operator: typeof clerk | typeof reviewer
    readonly work: (writing: Writing) => Promise<Decision<Result, Refusal>>
  },
) {
  counterSteps += 1
  const { kind, operator } = step
  const requestId = `counter-step-${String(counterSteps).padStart(4, '0')}`
  return office.ledger.writer.record({ requestId, kind, operator, payload: {} }, step.work)
}

async function counterParts({ read }: Writing) {
  return { packs, overlay: await getOverlay(read), today, practice: false }
}

/** Taken by the clerk and approved by the reviewer; null where the counter refused. */
export async function anApproved(office: TaxOffice, person: number): Promise<number | null> {
  const taken = await atCounter(office, {
    kind: 'intake.register',
    operator: clerk,
    work: async (writing) =>
      register(
        writing,
        {
          requestId: 'unused-0001',
          registrant: { kind: 'known', personId: person },
          policy: 'tongliang-2024',
          coverageYear: 2024,
          payDay: today,
          tier: 1,
          circumstance: { kind: 'ordinary' },
          identities: [],
          pastCover: noPastCover,
          evidenceReason: null,
          notSame: null,
        },
        { ...(await counterParts(writing)), operator: clerk },
      ),
  })
  if (taken.kind !== 'recorded') return null
  const { registrationId } = taken.result
  const shown = await findRegistration(office.ledger.read, registrationId)
  const version = shown?.version ?? ''
  await atCounter(office, {
    kind: 'intake.review',
    operator: reviewer,
    work: async (writing) =>
      review(
        writing,
        { registrationId, version, verdict: 'approved', reason: null },
        { ...(await counterParts(writing)), operator: reviewer },
      ),
  })
  return registrationId
}

/** The first of the notice's channels; whatever the counter says. */
export async function payAtCounter(office: TaxOffice, registrationId: number) {
  return atCounter(office, {
    kind: 'collections.pay',
    operator: clerk,
    work: async (writing) => {
      const parts = await counterParts(writing)
      const previewed = await previewPayment(writing.read, { registrationId, paidOn: today }, parts)
      const decisionDigest =
        previewed.kind === 'preview' ? previewed.preview.decisionDigest : 'none'
      const input = {
        requestId: 'unused-0001',
        registrationId,
        channel: 'POS机',
        paidOn: today,
        amountFen: 38_000,
        decisionDigest,
      }
      return pay(writing, input, { ...parts, operator: clerk })
    },
  })
}

let accepts = 0

export function accept(
  office: TaxOffice,
  input: Partial<AcceptInput> & Pick<AcceptInput, 'taxPaymentId'>,
  operator: typeof clerk | typeof reviewer = clerk,
) {
  accepts += 1
  const whole = { as: 'enrolment' as const, reason: '村里核实', ...input }
  return office.ledger.writer.record(
    {
      requestId: `accept-${String(accepts).padStart(4, '0')}`,
      kind: 'collections.acceptTaxLine',
      operator,
      payload: whole,
    },
    async (writing) =>
      acceptTaxLine(writing, whole, {
        rules: await readTaxRules(writing.read, packs),
        operator,
        today: writing.recordedOn,
      }),
  )
}

export async function lineOf(office: TaxOffice, person: number) {
  const { lines } = await taxLines(office)
  return getDefined(
    lines.find(({ name }) => name === personName(person)),
    `line of ${personName(person)}`,
  )
}
