/** What is known of the people of some hundreds of lines of a tax list, read with a few questions. */
import { getDay } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { sha256 } from '../ledger/index.ts'
import type { Reader } from '../ledger/index.ts'
import { standingAgainstMany } from '../evidence/index.ts'
import { decideOn, listSettleable, residentScheme } from '../intake/index.ts'
import type { Settleable } from '../intake/index.ts'
import { getOffice, getOverlay, overlayHashOf } from '../office/index.ts'
import { listHeldIdentities } from '../people/index.ts'
import { evidenceRanksOf, summaryOn } from '../rules/index.ts'
import type { Overlay, PackSet } from '../rules/index.ts'
import { noPastCover, proposePastCover } from '../../shared/intake/past-cover.ts'
import type { PastCover } from '../../shared/intake/past-cover.ts'
import type { Quotation } from '../../shared/intake/model.ts'
import { quoteRenewal } from './renewal.ts'
import type { Booked, TaxFacts, TaxLine } from './tax-plan.ts'

/** What all lines of a pass are decided with. */
export type TaxRules = {
  readonly packs: PackSet
  readonly overlay: Overlay
  readonly policyFor: TaxFacts['policyFor']
  readonly tiersOf: TaxFacts['tiersOf']
  readonly decideRenewal: TaxFacts['decideRenewal']
  /** How a decision is kept: once for all lines that ask the same and hear the same. */
  readonly keptOf: (decision: Quotation) => KeptDecision
  readonly overlayHash: string
  /** Whose word rules, where the office's packs say so. */
  readonly ranks: ReturnType<typeof evidenceRanksOf>
}

/** A decision as the ledger keeps it; `asked` is null for one that a registration asked for. */
export type KeptDecision = {
  readonly digest: string
  readonly content: string
  readonly asked: string | null
}

/** Hostile lists must not fill the memory. */
const mostDecisions = 20_000

export async function readTaxRules(read: Reader, packs: PackSet): Promise<TaxRules> {
  return rulesFrom(packs, (await getOffice(read)).policies, await getOverlay(read))
}

/** The same, stretch after stretch: decisions are kept while the office settles nothing new. */
export function keepTaxRules(packs: PackSet): (read: Reader) => Promise<TaxRules> {
  let kept: { readonly key: string; readonly rules: TaxRules } | null = null
  return async (read) => {
    const { policies } = await getOffice(read)
    const overlay = await getOverlay(read)
    const key = JSON.stringify([policies, overlayHashOf(overlay)])
    if (kept?.key !== key) kept = { key, rules: rulesFrom(packs, policies, overlay) }
    return kept.rules
  }
}

function rulesFrom(packs: PackSet, policies: readonly string[], overlay: Overlay): TaxRules {
  const adopted = packs.list().filter(({ policy }) => policies.includes(policy))
  const decisions = new Map<string, Quotation>()
  const asked = new WeakMap<Quotation, string>()
  const kept = new WeakMap<Quotation, KeptDecision>()
  const overlayHash = overlayHashOf(overlay)
  return {
    packs,
    overlay,
    overlayHash,
    ranks: evidenceRanksOf(packs, policies),
    policyFor(year) {
      const exact = adopted.find(({ coverageYear }) => coverageYear === year)
      const later = adopted.find((pack) => pack.laterYears && pack.coverageYear < year)
      return (exact ?? later)?.policy ?? null
    },
    tiersOf: (policy, day) =>
      summaryOn(packs, { policy, day }, overlay).tiers.map(({ tier }) => tier),
    decideRenewal(renewal) {
      // Thousands of lines ask the very same: a day, a tier, the identities and earlier cover.
      const key = JSON.stringify(renewal)
      const known = decisions.get(key)
      if (known !== undefined) return known
      if (decisions.size >= mostDecisions) decisions.clear()
      const decision = quoteRenewal(renewal, { packs, overlay })
      decisions.set(key, decision)
      asked.set(decision, key)
      return decision
    },
    keptOf(decision) {
      const known = kept.get(decision)
      if (known !== undefined) return known
      const content = JSON.stringify(decision)
      const question = asked.get(decision) ?? null
      const digest = sha256(`${overlayHash} ${question ?? ''} ${content}`)
      const one = { digest, content, asked: question }
      kept.set(decision, one)
      return one
    },
  }
}

/** `exceptId` leaves one booking out: the one that is looked at again. */
export async function readTaxFacts(
  read: Reader,
  lines: readonly TaxLine[],
  parts: {
    readonly rules: TaxRules
    readonly batchId: number | null
    readonly exceptId?: number
  },
): Promise<TaxFacts> {
  const { packs, overlay, policyFor, tiersOf, decideRenewal, ranks } = parts.rules
  const personIds = [...new Set(lines.flatMap(({ personId }) => personId ?? []))]
  const years = [...new Set(lines.map(({ coverageYear }) => coverageYear))]
  const registrations = await findRegistrations(read, { personIds, years })
  const enrolled = await findEnrolled(read, { personIds, years })
  const booked = await findBooked(read, lines, parts.exceptId)
  const identities = await listHeldIdentities(read, personIds)
  const numbers = await findNumbers(read, personIds)
  const pastCoverOf = await findPastCover(read, {
    personIds,
    packs,
    policies: years.map(policyFor),
  })
  const against = await standingAgainstMany(
    read,
    [...numbers].map(([personId, idNumber]) => ({ personId, idNumber })),
    ranks,
  )
  return {
    batchId: parts.batchId,
    registrationOf: (personId, year) => registrations.get(`${personId} ${year}`) ?? null,
    isEnrolled: (personId, year) => enrolled.has(`${personId} ${year}`),
    bookedOf: booked,
    identitiesOf: (personId) => identities.get(personId) ?? [],
    pastCoverOf,
    againstOf(personId, on: Day) {
      const idNumber = numbers.get(personId)
      return idNumber === undefined ? [] : against(idNumber, on)
    },
    policyFor,
    tiersOf,
    decideRenewal,
    decideRegistration: (registration, on) => decideOn(registration, on, { packs, overlay }),
  }
}

type Whose = { readonly personIds: readonly number[]; readonly years: readonly number[] }

async function findRegistrations(
  read: Reader,
  { personIds, years }: Whose,
): Promise<ReadonlyMap<string, Settleable>> {
  const found = new Map<string, Settleable>()
  if (personIds.length === 0) return found
  const rows = await read
    .selectFrom('registration')
    .select('registration_id')
    .where('person_id', 'in', personIds)
    .where('coverage_year', 'in', years)
    .where('scheme', '=', residentScheme)
    .where('to_action', 'is', null)
    .execute()
  const registrations = await listSettleable(
    read,
    rows.map((row) => row.registration_id),
  )
  for (const one of registrations) found.set(`${one.personId} ${one.coverageYear}`, one)
  return found
}

/**
 * The years missed as the ledger proposes them at the counter too; whether any was repaired, or a
 * wait runs, nobody says on a list. Asked only where a pack of the office asks for it. What this
 * very list enrolled before counts, whether it was written in an earlier stretch or is about to be.
 */
async function findPastCover(
  read: Reader,
  of: {
    readonly personIds: readonly number[]
    readonly packs: PackSet
    readonly policies: readonly (string | null)[]
  },
): Promise<TaxFacts['pastCoverOf']> {
  const { personIds, packs } = of
  const asking = of.policies.some(
    (policy) => policy !== null && packs.get(policy).summary.asks.gapsSince !== null,
  )
  if (!asking || personIds.length === 0) return () => noPastCover
  const people = await read
    .selectFrom('person')
    .select(['person_id', 'birth_date'])
    .where('person_id', 'in', personIds)
    .where('to_action', 'is', null)
    .execute()
  const enrolments = await read
    .selectFrom('enrolment')
    .select(['person_id', 'coverage_year'])
    .where('person_id', 'in', personIds)
    .where('scheme', '=', residentScheme)
    .where('to_action', 'is', null)
    .execute()
  const years = new Map<number, number[]>(personIds.map((personId) => [personId, []]))
  for (const row of enrolments) years.get(row.person_id)?.push(row.coverage_year)
  const known = new Map(
    people.map((row) => [
      row.person_id,
      { birthDate: getDay(row.birth_date), coverageYears: years.get(row.person_id) ?? [] },
    ]),
  )
  return (personId, { policy, coverageYear, enrolledSoFar }): PastCover => {
    const one = known.get(personId)
    if (one === undefined) return noPastCover
    const coverageYears = [...one.coverageYears, ...enrolledSoFar]
    const { summary } = packs.get(policy)
    return proposePastCover({ ...one, coverageYears }, summary, coverageYear).pastCover
  }
}

async function findEnrolled(
  read: Reader,
  { personIds, years }: Whose,
): Promise<ReadonlySet<string>> {
  if (personIds.length === 0) return new Set()
  const rows = await read
    .selectFrom('enrolment')
    .select(['person_id', 'coverage_year'])
    .where('person_id', 'in', personIds)
    .where('coverage_year', 'in', years)
    .where('scheme', '=', residentScheme)
    .where('to_action', 'is', null)
    .execute()
  return new Set(rows.map((row) => `${row.person_id} ${row.coverage_year}`))
}

/** One list has the number and the next one has not: either the payer or the person is the same. */
async function findBooked(
  read: Reader,
  lines: readonly TaxLine[],
  exceptId: number | undefined,
): Promise<TaxFacts['bookedOf']> {
  const columns = [
    'tax_payment_id',
    'payer',
    'person_id',
    'batch_id',
    'coverage_year',
    'paid_on',
    'amount_fen',
    'voucher',
  ] as const
  const standing = () =>
    read
      .selectFrom('tax_payment')
      .select(columns)
      .where('status', '<>', 'reversed')
      .where('to_action', 'is', null)
  const payers = [...new Set(lines.map(({ payer }) => payer))]
  const personIds = [...new Set(lines.flatMap(({ personId }) => personId ?? []))]
  const rows = [
    ...(await standing().where('payer', 'in', payers).execute()),
    ...(personIds.length === 0
      ? []
      : await standing().where('person_id', 'in', personIds).execute()),
  ]
  const byKey = new Map<string | number, Map<number, Booked>>()
  for (const row of rows) {
    if (row.tax_payment_id === exceptId) continue
    const one = {
      batchId: row.batch_id,
      coverageYear: row.coverage_year,
      paidOn: row.paid_on,
      amountFen: row.amount_fen,
      voucher: row.voucher,
    }
    for (const key of [row.payer, row.person_id]) {
      if (key === null) continue
      const known = byKey.get(key)
      if (known === undefined) byKey.set(key, new Map([[row.tax_payment_id, one]]))
      else known.set(row.tax_payment_id, one)
    }
  }
  return ({ payer, personId }) => {
    const own = personId === null ? undefined : byKey.get(personId)
    return [...new Map([...(byKey.get(payer) ?? []), ...(own ?? [])]).values()]
  }
}

async function findNumbers(
  read: Reader,
  personIds: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (personIds.length === 0) return new Map()
  const rows = await read
    .selectFrom('person')
    .select(['person_id', 'id_number'])
    .where('person_id', 'in', personIds)
    .where('to_action', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.person_id, row.id_number]))
}
