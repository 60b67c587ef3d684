/** What is known of the people of some hundreds of lines of a tax list, read with a few questions. */
import type { Day } from '../../shared/kernel/day.ts'
import { canonicalJson, groupsOf } from '../ledger/index.ts'
import type { Groups, Reader } from '../ledger/index.ts'
import { standingAgainstMany } from '../evidence/index.ts'
import { decideOn, findRegistration, quote, residentScheme } from '../intake/index.ts'
import type { StoredRegistration } from '../intake/index.ts'
import { getOffice, getOverlay, overlayHashOf } from '../office/index.ts'
import { listHeldIdentities } from '../people/index.ts'
import { evidenceRanksOf, summaryOn } from '../rules/index.ts'
import type { Overlay, PackSet } from '../rules/index.ts'
import { noPastCover } from '../../shared/intake/past-cover.ts'
import type { Quotation } from '../../shared/intake/model.ts'
import type { Booked, DecideRenewal, TaxFacts, TaxLine } from './tax-plan.ts'

/** What all lines of a pass are decided with. */
export type TaxRules = {
  readonly packs: PackSet
  readonly overlay: Overlay
  readonly policyFor: TaxFacts['policyFor']
  readonly tiersOf: TaxFacts['tiersOf']
  readonly decideRenewal: DecideRenewal
  /** Whose word rules, where the office's packs say so. */
  readonly ranks: ReturnType<typeof evidenceRanksOf>
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
  return {
    packs,
    overlay,
    ranks: evidenceRanksOf(packs, policies),
    policyFor(year) {
      const exact = adopted.find(({ coverageYear }) => coverageYear === year)
      const later = adopted.find((pack) => pack.laterYears && pack.coverageYear < year)
      return (exact ?? later)?.policy ?? null
    },
    tiersOf: (policy, day) =>
      summaryOn(packs, { policy, day }, overlay).tiers.map(({ tier }) => tier),
    decideRenewal(asked) {
      // Thousands of lines ask the very same: a day, a tier and the identities are all there is.
      const key = canonicalJson(asked)
      const known = decisions.get(key)
      if (known !== undefined) return known
      if (decisions.size >= mostDecisions) decisions.clear()
      const { paidOn, identities, ...rest } = asked
      const decision = quote(
        {
          ...rest,
          payDay: paidOn,
          identities: [...identities],
          circumstance: { kind: 'ordinary' },
          birthDate: null,
          pastCover: noPastCover,
        },
        { packs, overlay, registeredOn: paidOn },
      )
      decisions.set(key, decision)
      return decision
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
  const groups = await groupsOf(read, personIds)
  const registrations = await findRegistrations(read, { groups, years })
  const enrolled = await findEnrolled(read, { groups, years })
  const booked = await findBooked(read, lines, { groups, exceptId: parts.exceptId })
  const identities = await listHeldIdentities(read, personIds)
  const numbers = await findNumbers(read, personIds)
  const against = await standingAgainstMany(
    read,
    [...numbers].map(([personId, idNumber]) => ({ personId, idNumber })),
    ranks,
  )
  return {
    batchId: parts.batchId,
    registrationOf: (personId, year) =>
      registrations.get(`${groups.rootOf(personId)} ${year}`) ?? null,
    isEnrolled: (personId, year) => enrolled.has(`${groups.rootOf(personId)} ${year}`),
    bookedOf: booked,
    identitiesOf: (personId) => identities.get(personId) ?? [],
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

/** Whatever was taken under a record that was merged counts for whoever goes on. */
type Whose = { readonly groups: Groups; readonly years: readonly number[] }

async function findRegistrations(
  read: Reader,
  { groups, years }: Whose,
): Promise<ReadonlyMap<string, StoredRegistration>> {
  const found = new Map<string, StoredRegistration>()
  if (groups.members.length === 0) return found
  const rows = await read
    .selectFrom('registration')
    .select(['registration_id', 'person_id', 'coverage_year'])
    .where('person_id', 'in', [...groups.members])
    .where('coverage_year', 'in', years)
    .where('scheme', '=', residentScheme)
    .where('to_action', 'is', null)
    .execute()
  for (const row of rows) {
    const registration = await findRegistration(read, row.registration_id)
    if (registration !== null)
      found.set(`${groups.rootOf(row.person_id)} ${row.coverage_year}`, registration)
  }
  return found
}

async function findEnrolled(read: Reader, { groups, years }: Whose): Promise<ReadonlySet<string>> {
  if (groups.members.length === 0) return new Set()
  const rows = await read
    .selectFrom('enrolment')
    .select(['person_id', 'coverage_year'])
    .where('person_id', 'in', [...groups.members])
    .where('coverage_year', 'in', years)
    .where('scheme', '=', residentScheme)
    .where('to_action', 'is', null)
    .execute()
  return new Set(rows.map((row) => `${groups.rootOf(row.person_id)} ${row.coverage_year}`))
}

/** One list has the number and the next one has not: either the payer or the person is the same. */
async function findBooked(
  read: Reader,
  lines: readonly TaxLine[],
  { groups, exceptId }: { readonly groups: Groups; readonly exceptId: number | undefined },
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
  const { members, rootOf } = groups
  const rows = [
    ...(await standing().where('payer', 'in', payers).execute()),
    ...(members.length === 0
      ? []
      : await standing()
          .where('person_id', 'in', [...members])
          .execute()),
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
    for (const key of [row.payer, row.person_id === null ? null : rootOf(row.person_id)]) {
      if (key === null) continue
      const known = byKey.get(key)
      if (known === undefined) byKey.set(key, new Map([[row.tax_payment_id, one]]))
      else known.set(row.tax_payment_id, one)
    }
  }
  return ({ payer, personId }) => {
    const own = personId === null ? undefined : byKey.get(rootOf(personId))
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
