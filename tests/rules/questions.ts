/** Random questions around the days that matter. */
import * as fc from 'fast-check'
import { addDays, getDay } from '../../src/shared/kernel/day.ts'
import type { Day } from '../../src/shared/kernel/day.ts'
import { shipped } from './support.ts'

const { packs } = shipped
const policies = packs.list().map((summary) => summary.policy)

/** Around the windows and deadlines of coverage year 2024. */
const day = (from: string, to: string) =>
  fc
    .integer({ min: 0, max: (Date.parse(to) - Date.parse(from)) / 86_400_000 })
    .map((count) => addDays(getDay(from), count))
const paidOn = day('2023-08-01', '2025-04-30')
const earlier = day('2022-06-01', '2023-08-01')

const circumstanceOn = (on: fc.Arbitrary<Day>) =>
  fc.oneof(
    fc.constantFrom('ordinary', 'newborn', 'back-payment').map((kind) => ({ kind })),
    fc.record({ kind: fc.constant('moved-in'), movedOn: on, paidAtOrigin: fc.boolean() }),
    fc.record({ kind: fc.constantFrom('transferred-in', 'released', 'discharged'), on }),
    fc.record({ kind: fc.constant('employment-ended'), endedOn: on }),
    fc.record({
      kind: fc.constant('university-student'),
      freshman: fc.boolean(),
      enrolsAt: fc.constantFrom('school', 'home'),
    }),
  )

/** Days of one pack's coverage year, moved so that they fit the year that is asked about. */
function shifted(days: fc.Arbitrary<Day>, years: number): fc.Arbitrary<Day> {
  // A whole number of days keeps 29 February from being asked for in a year without one.
  return days.map((day) => addDays(day, Math.round(years * 365.25)))
}

/** An enrolment of any pack, near its days. */
export const enrolment = fc
  .constantFrom(...policies)
  .chain((policy) => fc.tuple(fc.constant(policy), fc.integer({ min: 0, max: 9 })))
  .chain(([policy, drawn]) => {
    const { summary } = packs.get(policy)
    // One in ten asks about the year before, and packs that serve later years about those too.
    const coverageYear = summary.coverageYear + (drawn === 0 ? -1 : drawn % 4)
    const year = isOpen(policy) || drawn === 0 ? coverageYear : summary.coverageYear
    const paid = shifted(paidOn, year - 2024)
    const before = shifted(earlier, year - 2024)
    const any = fc.oneof(before, paid)
    const names = fc.constantFrom(...summary.terms, ...codesOf(policy), '没有这种身份')
    const category = fc.oneof(
      names,
      fc.record({ term: names, from: any, to: paid }, { requiredKeys: ['term'] }),
    )
    const missed = fc.nat({ max: Math.max(0, year - 2025) })
    return fc.record({
      id: fc.string(),
      policy: fc.constant(policy),
      ask: fc.constant('enrolment'),
      facts: fc.record(
        {
          coverageYear: fc.constant(year),
          paidOn: paid,
          tier: fc.integer({ min: 1, max: 3 }),
          person: fc.record({ birthDate: any, categories: fc.array(category, { maxLength: 4 }) }),
          circumstance: circumstanceOn(any),
          coveredThisYear: fc.boolean(),
          missedYears: missed,
          waitingSince: before,
        },
        { requiredKeys: ['coverageYear', 'paidOn', 'person', 'circumstance'] },
      ),
    })
  })

function isOpen(policy: string): boolean {
  return packs.get(policy).isOwnYear(packs.get(policy).summary.coverageYear + 1)
}

/** What the packs write beside their terms: a code stands for the same people. */
function codesOf(policy: string): readonly string[] {
  return policy === 'meishan-2024' ? ['2303', '2305', '2304', '01', '9919'] : []
}

const refund = fc.record({
  id: fc.string(),
  policy: fc.constantFrom(...policies),
  ask: fc.constant('refund'),
  facts: fc.record({
    coverageYear: fc.integer({ min: 2023, max: 2027 }),
    paidOn,
    paidFen: fc.nat({ max: 80_000 }),
    appliedOn: paidOn,
    benefitFrom: fc.option(paidOn),
    ground: fc.oneof(
      fc.record({ kind: fc.constant('death'), on: paidOn }),
      fc.record({
        kind: fc.constantFrom('employee-insurance', 'resident-insurance-elsewhere'),
        joinedOn: paidOn,
      }),
      fc.record({ kind: fc.constantFrom('duplicate-same-area', 'clerical-error') }),
      fc.record({ kind: fc.constant('recognised-later'), term: fc.string(), from: paidOn }),
    ),
  }),
})

const few = fc.nat({ max: 500 })
const quota = fc.record({
  id: fc.string(),
  policy: fc.constantFrom(...policies),
  ask: fc.constant('quota'),
  facts: fc.record({
    registered: fc.nat({ max: 5000 }),
    fullySubsidised: few,
    universityStudents: few,
    employedInsured: few,
    inService: few,
    imprisoned: few,
  }),
})

/** What a broken spreadsheet, an old export or a hostile caller puts where something else belongs. */
const wrong = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(null, '', '2024-02-30', '2199-12-31', '1900-01-01', '__proto__', 'constructor'),
  fc.constantFrom(-1, 0, 1.5, Number.MAX_SAFE_INTEGER, 1e308, true, 'thirty-percent'),
)
const spoil = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('drop', 'replace', 'wrap', 'add'),
  value: wrong,
  key: fc.constantFrom(
    'readings',
    'facts',
    'on',
    'to',
    'registeredOn',
    'waitingSince',
    '__proto__',
  ),
})
type Spoil = typeof spoil extends fc.Arbitrary<infer T> ? T : never

/** A question that made sense until one to four places of it were dropped, replaced or wrapped. */
export const spoilt = fc
  .tuple(
    fc.oneof({ weight: 3, arbitrary: enrolment }, refund, quota),
    fc.array(spoil, { minLength: 1, maxLength: 4 }),
  )
  .map(([question, spoils]) => spoils.reduce<unknown>(spoilOnce, question))

/** A deep copy in which one place, counted in reading order, is another. */
function spoilOnce(question: unknown, { at, how, value, key }: Spoil): unknown {
  const target = at % countPlaces(question)
  let seen = -1
  const copy = (part: unknown): unknown => {
    seen += 1
    if (seen === target) {
      if (how === 'drop') return undefined
      if (how === 'wrap') return [part]
      if (how === 'replace' || !isTree(part) || Array.isArray(part)) return value
      return Object.fromEntries([...Object.entries(part), [key, value]])
    }
    if (Array.isArray(part)) return part.map(copy)
    if (!isTree(part)) return part
    return Object.fromEntries(Object.entries(part).map(([name, each]) => [name, copy(each)]))
  }
  return copy(question)
}

function countPlaces(part: unknown): number {
  if (!isTree(part)) return 1
  return Object.values(part).reduce<number>((sum, each) => sum + countPlaces(each), 1)
}

function isTree(part: unknown): part is object {
  return typeof part === 'object' && part !== null
}
