/** Checks the facts of a question against what the pack needs. Fields that nobody reads are let be. */
import type { AskedCategory, CircumstanceKind, EnrolmentFacts, RefundFacts } from './case.ts'
import {
  complain,
  isAbsent,
  isFields,
  readDayField,
  readFlag,
  readObject,
  readOption,
  readOptionalDay,
  readWhole,
} from './check-fields.ts'
import type { Complaints, Place } from './check-fields.ts'
import type { FieldsRead, Pack, QuotaField } from './pack.ts'
import { circumstanceKinds, groundKinds } from './pack-document.ts'
import { quotaFields } from './pack.ts'

const coverageYear = { key: 'coverageYear', least: 1900, most: 2199 } as const

/** The circumstance's own day, by its field. */
const eventField = {
  'moved-in': 'movedOn',
  'transferred-in': 'on',
  'employment-ended': 'endedOn',
  released: 'on',
  discharged: 'on',
} as const satisfies Partial<Record<CircumstanceKind, string>>

/** The facts of an enrolment; worth nothing once there is a complaint. */
export function checkEnrolment(pack: Pack, facts: Place, complaints: Complaints): EnrolmentFacts {
  const { reads } = pack
  const year = readWhole(facts, coverageYear, complaints)
  const before = complaints.length
  const paidOn = readDayField(facts, 'paidOn', complaints)
  const paidKnown = complaints.length === before
  const registeredOn = reads.registeredOn
    ? readOptionalDay(facts, 'registeredOn', complaints)
    : null
  const tier = isAbsent(facts.fields['tier'])
    ? 1
    : readWhole(facts, { key: 'tier', least: 1 }, complaints)
  const person = isAbsent(facts.fields['person']) ? null : readObject(facts, 'person', complaints)
  const birthDate = person === null ? null : readOptionalDay(person, 'birthDate', complaints)
  const categories = person === null ? [] : readCategories(person, complaints)
  const circumstance = checkCircumstance(reads, facts, complaints)
  const gaps = checkGaps(reads, { year, facts }, complaints)
  const covered = facts.fields['coveredThisYear']
  const asksCovered = reads.coveredThisYear && !isAbsent(covered)
  const coveredThisYear = asksCovered && readFlag(facts, 'coveredThisYear', complaints)
  if (circumstance.circumstance === 'newborn' && birthDate === null) {
    complain(complaints, 'facts.person.birthDate', '新生儿须填写出生日期“facts.person.birthDate”。')
  }
  if (paidKnown) {
    checkOrder(
      {
        paidOn,
        registeredOn,
        birthDate,
        eventOn: circumstance.eventOn,
        waitingSince: gaps.waitingSince,
      },
      facts,
      complaints,
    )
  }
  return {
    coverageYear: year,
    paidOn,
    registeredOn: registeredOn ?? paidOn,
    tier,
    birthDate,
    categories,
    ...circumstance,
    coveredThisYear,
    ...gaps,
  }
}

type Gaps = Pick<EnrolmentFacts, 'missedYears' | 'repairedYears' | 'waitingSince'>
const noGaps: Gaps = { missedYears: 0, repairedYears: 0, waitingSince: null }

/** Years without cover. A year before gaps were counted has none, and nobody looks for them. */
function checkGaps(
  { gapsSince }: FieldsRead,
  from: { readonly year: number; readonly facts: Place },
  complaints: Complaints,
): Gaps {
  const { year, facts } = from
  if (gapsSince === null || year < gapsSince) return noGaps
  const before = complaints.length
  const read = (key: string) =>
    isAbsent(facts.fields[key]) ? 0 : readWhole(facts, { key, least: 0 }, complaints)
  const missedYears = read('missedYears')
  const repairedYears = read('repairedYears')
  if (complaints.length === before && missedYears > year - gapsSince) {
    const text = `断保从 ${gapsSince} 待遇年度算起，到 ${year} 待遇年度以前最多 ${year - gapsSince} 年，请核对。`
    complain(complaints, 'facts.missedYears', text)
  }
  if (complaints.length === before && repairedYears > missedYears) {
    complain(complaints, 'facts.repairedYears', '缴费修复的年数多于断保的年数，请核对。')
  }
  const hasWait = !isAbsent(facts.fields['waitingSince'])
  const waitingSince = hasWait ? readDayOrNull(facts, 'waitingSince', complaints) : null
  return { missedYears, repairedYears, waitingSince }
}

/** Nobody pays before being born, nor for a circumstance that has not happened yet. */
function checkOrder(
  days: {
    readonly paidOn: number
    readonly registeredOn: number | null
    readonly birthDate: number | null
    readonly eventOn: number | null
    readonly waitingSince: number | null
  },
  facts: Place,
  complaints: Complaints,
): void {
  const { paidOn, registeredOn, birthDate, eventOn, waitingSince } = days
  if (waitingSince !== null && waitingSince > paidOn) {
    complain(complaints, 'facts.waitingSince', '已在计算的等待期，起始日晚于缴费日期，请核对。')
  }
  if (birthDate !== null && birthDate > paidOn) {
    complain(complaints, 'facts.person.birthDate', '出生日期晚于缴费日期，请核对。')
  }
  if (birthDate !== null && registeredOn !== null && registeredOn < birthDate) {
    complain(complaints, 'facts.registeredOn', '参保登记日期早于出生日期，请核对。')
  }
  if (eventOn !== null && eventOn > paidOn) {
    const kind = facts.fields['circumstance']
    const key = isFields(kind) ? findEventField(kind['kind']) : undefined
    complain(
      complaints,
      `facts.circumstance.${key ?? 'on'}`,
      '参保情形发生的日期晚于缴费日期，请核对。',
    )
  }
}

const eventFields: ReadonlyMap<unknown, string> = new Map(Object.entries(eventField))

function findEventField(kind: unknown): string | undefined {
  return eventFields.get(kind)
}

type CheckedCircumstance = Pick<
  EnrolmentFacts,
  'circumstance' | 'eventOn' | 'paidAtOrigin' | 'freshman' | 'enrolsAt'
>

function checkCircumstance(
  reads: FieldsRead,
  facts: Place,
  complaints: Complaints,
): CheckedCircumstance {
  const before = complaints.length
  const place = readObject(facts, 'circumstance', complaints)
  // A missing object has been complained of already; its missing kind would only repeat that.
  const kind =
    complaints.length === before
      ? readOption(place, { key: 'kind', options: circumstanceKinds }, complaints)
      : null
  const circumstance = kind ?? 'ordinary'
  const field = findEventField(kind)
  const hasDay = field !== undefined && reads.eventOn.has(circumstance)
  const student = circumstance === 'university-student'
  return {
    circumstance,
    eventOn: hasDay ? readDayOrNull(place, field, complaints) : null,
    paidAtOrigin:
      circumstance === 'moved-in' &&
      reads.paidAtOrigin &&
      readFlag(place, 'paidAtOrigin', complaints),
    freshman: student && reads.freshman && readFlag(place, 'freshman', complaints),
    enrolsAt:
      student && reads.enrolsAt
        ? readOption(place, { key: 'enrolsAt', options: ['school', 'home'] }, complaints)
        : null,
  }
}

/** A needed day; null once it has been complained of, so that its order is not checked too. */
function readDayOrNull(place: Place, key: string, complaints: Complaints): number | null {
  const before = complaints.length
  const day = readDayField(place, key, complaints)
  return complaints.length === before ? day : null
}

function readCategories(person: Place, complaints: Complaints): readonly AskedCategory[] {
  const value = person.fields['categories']
  if (isAbsent(value)) return []
  const path = `${person.path}.categories`
  if (!Array.isArray(value)) {
    complain(complaints, path, `“${path}”须是身份的列表。`)
    return []
  }
  const listed: readonly unknown[] = value
  return listed.flatMap((entry, index) => {
    if (typeof entry === 'string') return { term: entry, from: null, to: null }
    const place = { fields: isFields(entry) ? entry : {}, path: `${path}[${index}]` }
    const term = place.fields['term']
    if (typeof term !== 'string') {
      const at = isFields(entry) ? `${place.path}.term` : place.path
      complain(complaints, at, `“${at}”须是身份名称。`)
      return []
    }
    return {
      term,
      from: readOptionalDay(place, 'from', complaints),
      to: readOptionalDay(place, 'to', complaints),
    }
  })
}

/** The facts of a refund; worth nothing once there is a complaint. */
export function checkRefund(pack: Pack, facts: Place, complaints: Complaints): RefundFacts {
  const year = readWhole(facts, coverageYear, complaints)
  const paidOn = readDayField(facts, 'paidOn', complaints)
  const paidFen = readWhole(facts, { key: 'paidFen', least: 0 }, complaints)
  const appliedOn = readDayField(facts, 'appliedOn', complaints)
  const before = complaints.length
  const place = readObject(facts, 'ground', complaints)
  const kind =
    complaints.length === before
      ? readOption(place, { key: 'kind', options: groundKinds }, complaints)
      : null
  const needsDay = kind !== null && pack.reads.groundOn.has(kind)
  const groundOn = needsDay ? readDayField(place, groundField(kind), complaints) : null
  const benefitFrom = pack.reads.benefitFrom
    ? readOptionalDay(facts, 'benefitFrom', complaints)
    : null
  return {
    coverageYear: year,
    paidOn,
    paidFen,
    appliedOn,
    ground: kind ?? 'death',
    groundOn,
    benefitFrom,
  }
}

function groundField(kind: RefundFacts['ground']): string {
  if (kind === 'death') return 'on'
  return kind === 'recognised-later' ? 'from' : 'joinedOn'
}

/** The counts of a village; more excluded than registered is wrong. */
export function checkQuota(
  facts: Place,
  complaints: Complaints,
): Readonly<Record<QuotaField, number>> {
  const before = complaints.length
  const read = (key: QuotaField) => readWhole(facts, { key, least: 0 }, complaints)
  const counts = {
    registered: read('registered'),
    fullySubsidised: read('fullySubsidised'),
    universityStudents: read('universityStudents'),
    employedInsured: read('employedInsured'),
    inService: read('inService'),
    imprisoned: read('imprisoned'),
  }
  if (complaints.length === before) {
    const excluded = quotaFields.slice(1).reduce((sum, field) => sum + counts[field], 0)
    if (excluded > counts.registered) {
      complain(complaints, 'facts.registered', '应剔除的人数多于户籍人口数，请核对。')
    }
  }
  return counts
}
