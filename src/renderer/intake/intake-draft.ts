/** The counter's form while it is being filled in, and how it becomes a question or a write. */
import { assertNever } from '../../shared/kernel/assert.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Sex } from '../../shared/kernel/id-number.ts'
import type { DocumentType } from '../../shared/kernel/identity-document.ts'
import type { NewPersonStart } from '../people/search-lines.ts'
import { newPersonSchema } from '../../shared/people/model.ts'
import type { Identity, Person } from '../../shared/people/model.ts'
import type { Circumstance, PackSummary } from '../../shared/rules/model.ts'
import { usualYear, wantedYear } from '../../shared/rules/usual-year.ts'
import type { QuoteInput, Registration } from '../../shared/intake/model.ts'
import type { KnownCover } from '../../shared/intake/past-cover.ts'
import { readPastCover, untouchedPastCover } from './past-cover-draft.ts'
import type { PastCoverDraft, PastCoverRead } from './past-cover-draft.ts'
import { circumstanceDayLabels, words } from './words.ts'

export type Registrant =
  | { readonly kind: 'nobody' }
  | {
      readonly kind: 'known'
      readonly person: Person
      /** For the coverage year that the office works on. */
      readonly registered: boolean
    }
  | { readonly kind: 'new' }

export type CircumstanceDraft = {
  readonly kind: Circumstance['kind']
  readonly on: Day | null
  readonly paidAtOrigin: boolean
  readonly freshman: boolean
  readonly enrolsAt: 'school' | 'home'
  /** For back-payment: the year that is paid for. */
  readonly backYear: number | null
}

export type IntakeDraft = {
  readonly documentType: DocumentType
  readonly idNumber: string
  /** Fifteen digits for which the number was taken over; empty where it was typed itself. */
  readonly typedNumber: string
  /** Read off a document whose number does not tell them. */
  readonly birthDate: Day | null
  readonly sex: Sex | null
  readonly name: string
  readonly villageId: number | null
  readonly phone: string
  readonly identities: readonly Identity[]
  readonly policy: string
  /** Asked where the pack serves several coverage years. */
  readonly coverageYear: number
  readonly tier: number
  readonly payDay: Day | null
  readonly circumstance: CircumstanceDraft
  readonly pastCover: PastCoverDraft
  /** What the ledger shows of somebody known, for the years to propose. */
  readonly knownCover: KnownCover | null
  /** Why somebody is registered although a list speaks against it; empty where none does. */
  readonly evidenceReason: string
}

export type IntakeField =
  | 'idNumber'
  | 'birthDate'
  | 'sex'
  | 'name'
  | 'village'
  | 'phone'
  | 'identities'
  | 'policy'
  | 'tier'
  | 'payDay'
  | 'circumstance'
  | 'circumstanceDay'
  | 'missedYears'
  | 'repairedYears'
  | 'waitingSince'
  | 'evidenceReason'

export type IntakeErrors = { readonly [Name in IntakeField]?: string }

/** The order of the fields on the form. */
export const intakeFieldOrder: readonly IntakeField[] = [
  'idNumber',
  'birthDate',
  'sex',
  'name',
  'village',
  'phone',
  'identities',
  'policy',
  'tier',
  'payDay',
  'circumstance',
  'circumstanceDay',
  'missedYears',
  'repairedYears',
  'waitingSince',
  'evidenceReason',
]

const ordinary: CircumstanceDraft = {
  kind: 'ordinary',
  on: null,
  paidAtOrigin: false,
  freshman: false,
  enrolsAt: 'school',
  backYear: null,
}

export type DraftStart = {
  readonly registrant: Registrant
  readonly packs: readonly PackSummary[]
  readonly today: Day
} & Partial<NewPersonStart>

export function startDraft({ registrant, packs, today, ...typed }: DraftStart): IntakeDraft {
  return {
    documentType: typed.documentType ?? 'id-card',
    idNumber: typed.idNumber ?? '',
    typedNumber: typed.typedNumber ?? '',
    birthDate: null,
    sex: null,
    name: typed.name ?? '',
    villageId: null,
    phone: '',
    identities: registrant.kind === 'known' ? registrant.person.identities : [],
    policy: usualPackOf(packs, today)?.policy ?? '',
    coverageYear: wantedYear(today),
    tier: 1,
    payDay: today,
    circumstance: ordinary,
    // A question on the telephone is about somebody who was in all along.
    pastCover:
      registrant.kind === 'nobody'
        ? { ...untouchedPastCover, missedYears: '0' }
        : untouchedPastCover,
    knownCover: registrant.kind === 'known' ? knownCoverOf(registrant.person) : null,
    evidenceReason: '',
  }
}

function knownCoverOf({ birthDate, enrolments }: Person): KnownCover {
  return { birthDate, coverageYears: enrolments.map(({ coverageYear }) => coverageYear) }
}

/** The form of a registration that was sent back, as it was taken down. */
export function mendDraft(
  registration: Registration,
  person: Pick<
    Person,
    'name' | 'documentType' | 'idNumber' | 'birthDate' | 'sex' | 'village' | 'phone'
  >,
  today: Day,
): IntakeDraft {
  // As recorded now: 信息变更 may have come in between.
  const { name, documentType, idNumber, birthDate, sex } = person
  const { identities, quotation, tier, circumstance, pastCover } = registration
  return {
    documentType,
    idNumber,
    typedNumber: '',
    birthDate,
    sex,
    name,
    villageId: person.village.villageId,
    phone: person.phone ?? '',
    identities,
    policy: quotation.policy,
    coverageYear: registration.coverageYear,
    tier,
    payDay: quotation.payDay < today ? today : quotation.payDay,
    circumstance: { ...circumstanceDraftOf(circumstance), backYear: registration.coverageYear },
    pastCover: {
      coveredThisYear: pastCover.coveredThisYear,
      missedYears: String(pastCover.missedYears),
      repairedYears: pastCover.repairedYears === 0 ? '' : String(pastCover.repairedYears),
      waitingSince: pastCover.waitingSince,
    },
    knownCover: null,
    evidenceReason: registration.evidenceReason ?? '',
  }
}

/** What the fields show of a circumstance that was taken down or is proposed. */
export function circumstanceDraftOf(circumstance: Circumstance): CircumstanceDraft {
  return {
    ...ordinary,
    ...(circumstance.kind === 'university-student' ? circumstance : {}),
    ...(circumstance.kind === 'moved-in' ? { paidAtOrigin: circumstance.paidAtOrigin } : {}),
    kind: circumstance.kind,
    on: dayOfCircumstance(circumstance),
  }
}

function dayOfCircumstance(circumstance: Circumstance): Day | null {
  switch (circumstance.kind) {
    case 'moved-in':
      return circumstance.movedOn
    case 'employment-ended':
      return circumstance.endedOn
    case 'transferred-in':
    case 'released':
    case 'discharged':
      return circumstance.on
    case 'ordinary':
    case 'newborn':
    case 'university-student':
    case 'back-payment':
      return null
    default:
      return assertNever(circumstance)
  }
}

/** A pack made for the year that people come for goes before one that serves it among others. */
function usualPackOf(packs: readonly PackSummary[], today: Day): PackSummary | undefined {
  const wanted = wantedYear(today)
  return (
    packs.find((pack) => pack.coverageYear === wanted) ??
    packs.find((pack) => usualYear(pack, today) === wanted) ??
    packs[0]
  )
}

export function coverageYearOf(draft: IntakeDraft, pack: PackSummary): number {
  const { kind, backYear } = draft.circumstance
  const year = ownYearOf(draft, pack)
  return kind === 'back-payment' ? (backYear ?? year - 1) : year
}

/** The year of the form, before a back-payment is minded. */
export function ownYearOf(draft: IntakeDraft, pack: PackSummary): number {
  return pack.laterYears ? Math.max(pack.coverageYear, draft.coverageYear) : pack.coverageYear
}

/** Somebody who is in for the year already, with the registration if it was made here. */
export type Already = {
  readonly year: number
  readonly registration: Person['registrations'][number] | null
}

export function findAlready(
  registrant: Registrant,
  draft: IntakeDraft,
  pack: PackSummary | undefined,
): Already | null {
  if (registrant.kind !== 'known' || pack === undefined) return null
  const year = coverageYearOf(draft, pack)
  const { registrations, enrolments } = registrant.person
  const registration = registrations.find(({ coverageYear }) => coverageYear === year) ?? null
  const enrolled = enrolments.some(({ coverageYear }) => coverageYear === year)
  return registration === null && !enrolled ? null : { year, registration }
}

/** The circumstance, or the label of the day that is still missing. */
function readCircumstance(draft: CircumstanceDraft): Circumstance | null {
  const { kind, on } = draft
  switch (kind) {
    case 'ordinary':
    case 'newborn':
    case 'back-payment':
      return { kind }
    case 'university-student':
      return { kind, freshman: draft.freshman, enrolsAt: draft.enrolsAt }
    case 'moved-in':
      return on === null ? null : { kind, movedOn: on, paidAtOrigin: draft.paidAtOrigin }
    case 'employment-ended':
      return on === null ? null : { kind, endedOn: on }
    case 'transferred-in':
    case 'released':
    case 'discharged':
      return on === null ? null : { kind, on }
    default:
      return assertNever(kind)
  }
}

export function pastCoverOf(draft: IntakeDraft, pack: PackSummary): PastCoverRead {
  return readPastCover({
    draft: draft.pastCover,
    pack,
    coverageYear: coverageYearOf(draft, pack),
    payDay: draft.payDay,
    known: draft.knownCover,
  })
}

/** What the engine is asked, null while something that decides is missing. */
export function quoteInputOf(
  draft: IntakeDraft,
  pack: PackSummary | undefined,
  birthDate: Day | null,
): QuoteInput | null {
  const circumstance = readCircumstance(draft.circumstance)
  if (pack === undefined || draft.payDay === null || circumstance === null) return null
  const { pastCover } = pastCoverOf(draft, pack)
  if (pastCover === null) return null
  return {
    policy: pack.policy,
    coverageYear: coverageYearOf(draft, pack),
    payDay: draft.payDay,
    tier: draft.tier,
    circumstance,
    birthDate,
    identities: [...draft.identities],
    pastCover,
  }
}

/** What is missing or malformed; the rules have their own say in the quotation. */
export function errorsOf(
  draft: IntakeDraft,
  registrant: Registrant,
  pack: PackSummary | undefined,
): IntakeErrors {
  const past = pack === undefined ? null : pastCoverOf(draft, pack)
  const errors: { [Name in IntakeField]?: string } = { ...past?.missing, ...past?.errors }
  if (registrant.kind === 'new') {
    if (draft.idNumber.trim() === '') errors.idNumber = words.idNumberMissing(draft.documentType)
    const { name, phone } = newPersonSchema.shape
    const nameIssue = name.safeParse(draft.name).error?.issues[0]
    if (nameIssue) errors.name = draft.name.trim() === '' ? words.nameMissing : nameIssue.message
    if (draft.villageId === null) errors.village = words.villageMissing
    const phoneIssue = phone.safeParse(phoneOf(draft)).error?.issues[0]
    if (phoneIssue) errors.phone = phoneIssue.message
  }
  if (draft.payDay === null) errors.payDay = words.payDayMissing
  const dayLabel = circumstanceDayLabels[draft.circumstance.kind]
  if (dayLabel !== undefined && draft.circumstance.on === null) {
    errors.circumstanceDay = words.dayMissing(dayLabel)
  }
  return errors
}

/** What is said although a list speaks against it, null where nothing is. */
export function evidenceReasonOf(draft: IntakeDraft): string | null {
  const reason = draft.evidenceReason.trim()
  return reason === '' ? null : reason
}

export function phoneOf(draft: IntakeDraft): string | null {
  const phone = draft.phone.trim()
  return phone === '' ? null : phone
}

/** The same identities with their days; added ones hold without end. */
export function withTerms(
  identities: readonly Identity[],
  terms: readonly string[],
): readonly Identity[] {
  const kept = identities.filter((identity) => terms.includes(identity.term))
  const added = terms
    .filter((term) => !kept.some((identity) => identity.term === term))
    .map((term) => ({ term, from: null, to: null }))
  return [...kept, ...added]
}
