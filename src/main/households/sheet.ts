/** 登记表（全家）: what stands on it, made from the record. */
import { documentKinds } from '../../shared/kernel/identity-document.ts'
import type {
  Household,
  HouseholdMember,
  HouseholdSheet,
  SheetMember,
} from '../../shared/households/model.ts'
import type { RegistrationState } from '../../shared/intake/lifecycle.ts'
import { mostMissedYears, pastCoverSentence } from '../../shared/intake/past-cover.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import { identityText } from '../../shared/people/identity-words.ts'
import { circumstanceSentence } from '../../shared/rules/circumstance-words.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { amountUnsaid, benefitUnsaid } from '../../shared/rules/unsaid-words.ts'
import { findRegistration, withAssessment } from '../intake/index.ts'
import type { StoredRegistration } from '../intake/index.ts'
import type { Reader } from '../ledger/index.ts'
import { getOffice, getOverlay } from '../office/index.ts'
import { summaryOn } from '../rules/index.ts'
import { findHousehold } from './household.ts'
import type { AsOf } from './household.ts'

export type SheetAsked = { readonly householdId: number; readonly coverageYear: number }
export type SheetRefusal = 'HOUSEHOLD_NOT_FOUND' | 'NOBODY_REGISTERED'

const packVersionLength = 12

export async function findSheet(
  read: Reader,
  asked: SheetAsked,
  asOf: AsOf,
): Promise<HouseholdSheet | SheetRefusal> {
  const household = await findHousehold(read, asked.householdId, asOf)
  if (household === null) return 'HOUSEHOLD_NOT_FOUND'
  const taken = await listTaken(read, household, asked.coverageYear)
  const [first] = taken.values()
  if (first === undefined) return 'NOBODY_REGISTERED'
  const office = await getOffice(read)
  const overlay = await getOverlay(read)
  const packOf = (registration: StoredRegistration) =>
    summaryOn(
      asOf.packs,
      { policy: registration.quotation.policy, day: decisionOf(registration).payDay },
      overlay,
    )
  const registrations = [...taken.values()]
  const payables = registrations.map((one) => decisionOf(one).answer.charge?.payableFen ?? null)
  const head = household.members[0]
  return {
    officeName: office.name,
    practice: office.practice,
    sheetNumber: sheetNumberOf(office.regionCode, asked),
    coverageYear: asked.coverageYear,
    householdNumber: household.householdNumber,
    villageName: household.village.name,
    headName: head?.person.name ?? '',
    phone: head?.person.phone ?? null,
    members: household.members.map((member) =>
      lineFrom(member, taken.get(member.person.personId) ?? null, {
        coverageYear: asked.coverageYear,
        packOf,
      }),
    ),
    registeredCount: registrations.length,
    totalFen: payables.reduce<number>((sum, fen) => sum + (fen ?? 0), 0),
    unsetCount: payables.filter((fen) => fen === null).length,
    packs: packsOf(registrations),
    draft: registrations.some((one) => decisionOf(one).draft),
    registeredOn: registrations.map((one) => one.registeredOn).toSorted()[0] ?? first.registeredOn,
    takenBy: [...new Set(registrations.map(({ takenBy }) => takenBy))],
  }
}

/** `H500151004-2024-000017`: where, for which coverage year, which household. */
function sheetNumberOf(regionCode: string, { householdId, coverageYear }: SheetAsked): string {
  return `H${regionCode}-${coverageYear}-${String(householdId).padStart(6, '0')}`
}

/** The members' registrations of the year, by person, in the order of the household. */
async function listTaken(
  read: Reader,
  household: Household,
  coverageYear: number,
): Promise<ReadonlyMap<number, StoredRegistration>> {
  const taken = new Map<number, StoredRegistration>()
  for (const { person } of household.members) {
    const own = person.registrations.find((one) => one.coverageYear === coverageYear)
    if (own === undefined) continue
    const stored = await findRegistration(read, own.registrationId)
    taken.set(person.personId, getDefined(stored, 'registration of a member'))
  }
  return taken
}

function decisionOf({ settlement, quotation, assessment }: StoredRegistration) {
  return settlement?.decision ?? withAssessment(quotation, assessment)
}

type LineParts = {
  readonly coverageYear: number
  readonly packOf: (registration: StoredRegistration) => PackSummary
}

function lineFrom(
  member: HouseholdMember,
  registration: StoredRegistration | null,
  { coverageYear, packOf }: LineParts,
): SheetMember {
  const { person, guardian } = member
  const { documentType } = person
  const citizens = documentType === 'id-card' || documentType === 'household-register'
  const enrolled = person.enrolments.some((one) => one.coverageYear === coverageYear)
  return {
    name: person.name,
    sex: person.sex,
    birthDate: person.birthDate,
    idNumber: person.idNumber,
    ...(citizens ? {} : { documentLabel: documentKinds[documentType].label }),
    relation: member.relation,
    relationCode: member.relationCode,
    identities: (registration ?? person).identities.map(identityText).join('、'),
    guardian: member.minor && guardian !== null ? `${guardian.relation} ${guardian.name}` : null,
    registration:
      registration === null ? null : takenFrom(registration, packOf(registration), coverageYear),
    otherwise: registration !== null ? null : enrolled ? '本年度已参保' : '未登记',
  }
}

function takenFrom(
  registration: StoredRegistration,
  pack: PackSummary,
  coverageYear: number,
): NonNullable<SheetMember['registration']> {
  const decision = decisionOf(registration)
  const { answer } = decision
  const charge = answer.charge ?? null
  const benefit = answer.benefit ?? decision.benefitOnceApproved ?? null
  const past = pastCoverSentence(registration.pastCover, mostMissedYears(pack, coverageYear))
  const circumstance = circumstanceSentence(registration.circumstance)
  const state: RegistrationState = registration.state
  return {
    registrationNumber: registration.registrationNumber,
    circumstance: past === null ? circumstance : `${circumstance}；${past}`,
    tierLabel:
      pack.tiers.find(({ tier }) => tier === registration.tier)?.label ?? `${registration.tier} 档`,
    standardFen: charge?.standardFen ?? null,
    subsidyFen: charge?.subsidies.reduce((sum, { fen }) => sum + fen, 0) ?? null,
    payableFen: charge?.payableFen ?? null,
    unsaid: charge === null ? amountUnsaid(answer) : null,
    benefit,
    benefitUnsaid: benefit === null ? benefitUnsaid(answer.outcome) : null,
    state,
  }
}

function packsOf(registrations: readonly StoredRegistration[]): HouseholdSheet['packs'] {
  const found = new Map<string, HouseholdSheet['packs'][number]>()
  for (const registration of registrations) {
    const { packTitle: title, documentNumber, packHash } = decisionOf(registration)
    const version = packHash.slice(0, packVersionLength)
    found.set(packHash, { title, documentNumber, version })
  }
  return [...found.values()]
}
