/** The counter's form while it is being filled in, and how it becomes a question or a write. */
import { assertNever } from '../../shared/kernel/assert.ts'
import { partsOf } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { newPersonSchema } from '../../shared/people/model.ts'
import type { Identity, Person } from '../../shared/people/model.ts'
import type { Circumstance, PackSummary } from '../../shared/rules/model.ts'
import type { QuoteInput, Registration } from '../../shared/intake/model.ts'
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
  readonly idNumber: string
  readonly name: string
  readonly villageId: number | null
  readonly phone: string
  readonly identities: readonly Identity[]
  readonly policy: string
  readonly tier: number
  readonly payDay: Day | null
  readonly circumstance: CircumstanceDraft
}

export type IntakeField =
  | 'idNumber'
  | 'name'
  | 'village'
  | 'phone'
  | 'identities'
  | 'policy'
  | 'tier'
  | 'payDay'
  | 'circumstance'
  | 'circumstanceDay'

export type IntakeErrors = { readonly [Name in IntakeField]?: string }

/** The order of the fields on the form. */
export const intakeFieldOrder: readonly IntakeField[] = [
  'idNumber',
  'name',
  'village',
  'phone',
  'identities',
  'policy',
  'tier',
  'payDay',
  'circumstance',
  'circumstanceDay',
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
  readonly idNumber?: string
  readonly name?: string
}

export function startDraft({ registrant, packs, today, idNumber, name }: DraftStart): IntakeDraft {
  return {
    idNumber: idNumber ?? '',
    name: name ?? '',
    villageId: null,
    phone: '',
    identities: registrant.kind === 'known' ? registrant.person.identities : [],
    policy: usualPackOf(packs, today)?.policy ?? '',
    tier: 1,
    payDay: today,
    circumstance: ordinary,
  }
}

/** The form of a registration that was sent back: what decides the price, as it was taken down. */
export function mendDraft(registration: Registration, today: Day): IntakeDraft {
  const { name, idNumber, identities, quotation, tier, circumstance } = registration
  return {
    idNumber,
    name,
    villageId: null,
    phone: '',
    identities,
    policy: quotation.policy,
    tier,
    payDay: quotation.payDay < today ? today : quotation.payDay,
    circumstance: {
      ...ordinary,
      ...(circumstance.kind === 'university-student' ? circumstance : {}),
      ...(circumstance.kind === 'moved-in' ? { paidAtOrigin: circumstance.paidAtOrigin } : {}),
      kind: circumstance.kind,
      on: dayOfCircumstance(circumstance),
      backYear: registration.coverageYear,
    },
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

/** From September people come for next year; before that, for this one. */
function usualPackOf(packs: readonly PackSummary[], today: Day): PackSummary | undefined {
  const { year, month } = partsOf(today)
  const wanted = month >= 9 ? year + 1 : year
  return packs.find((pack) => pack.coverageYear === wanted) ?? packs[0]
}

export function coverageYearOf(draft: IntakeDraft, pack: PackSummary): number {
  const { kind, backYear } = draft.circumstance
  return kind === 'back-payment' ? (backYear ?? pack.coverageYear - 1) : pack.coverageYear
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

/** What the engine is asked, null while something that decides is missing. */
export function quoteInputOf(
  draft: IntakeDraft,
  pack: PackSummary | undefined,
  birthDate: Day | null,
): QuoteInput | null {
  const circumstance = readCircumstance(draft.circumstance)
  if (pack === undefined || draft.payDay === null || circumstance === null) return null
  return {
    policy: pack.policy,
    coverageYear: coverageYearOf(draft, pack),
    payDay: draft.payDay,
    tier: draft.tier,
    circumstance,
    birthDate,
    identities: [...draft.identities],
  }
}

/** What is missing or malformed; the rules have their own say in the quotation. */
export function errorsOf(draft: IntakeDraft, registrant: Registrant): IntakeErrors {
  const errors: { [Name in IntakeField]?: string } = {}
  if (registrant.kind === 'new') {
    if (draft.idNumber.trim() === '') errors.idNumber = words.idNumberMissing
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
