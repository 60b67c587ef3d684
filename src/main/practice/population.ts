/**
 * The invented residents of a practice office. Pure: the same plan gives the same people on every
 * machine, household by household, so that a county of 713,138 never has to be held in memory.
 */
import { assert } from '../../shared/kernel/assert.ts'
import { dayFromNumber, dayNumberOf, partsOf, partsOfNumber } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Sex } from '../../shared/kernel/id-number.ts'
import type { Identity } from '../../shared/people/model.ts'
import { apportion } from './apportion.ts'
import type { Weighted } from './apportion.ts'
import { drawFamily } from './families.ts'
import type { FamilyPlan, Member, Relation } from './families.ts'
import { makeNamer } from './naming.ts'
import type { Namer } from './naming.ts'
import { makeIdNumbers } from './id-numbers.ts'
import { drawIdentities, readTermRates } from './identity-rates.ts'
import type { TermRate } from './identity-rates.ts'
import { makeLottery, makeRandom } from './random.ts'
import type { Random } from './random.ts'
import { surnameWeights } from './surnames.ts'

export type PopulationPlan = {
  /** Same seed, same people. */
  readonly seed: string
  readonly people: number
  /** Villages with their weights, in the office's order: a notice's task table. */
  readonly villages: readonly Weighted[]
  /** Identity terms of the office's packs. */
  readonly terms: readonly string[]
  /** County of the office, six digits or more; the first two become 59. */
  readonly regionCode: string
  /** Nobody is born after this day; last year's enrolment is of its year. */
  readonly practiceDate: Day
  /** Contribution tiers on offer, one or two. */
  readonly tierCount: number
}

export type PracticePerson = {
  readonly name: string
  readonly idNumber: string
  readonly sex: Sex
  readonly birthDate: Day
  readonly relationToHead: Relation
  /** Begins with 100: no subscriber's number does. Families share phones. */
  readonly phone: string | null
  readonly identities: readonly Identity[]
  readonly enrolments: readonly PracticeEnrolment[]
}

export type PracticeEnrolment = { readonly coverageYear: number; readonly tier: number }

export type PracticeHousehold = {
  /** Index in the plan's villages. */
  readonly villageIndex: number
  /** Nine digits: 59, two of the village, five running. */
  readonly householdNumber: string
  /** In the register's order, the head first. */
  readonly members: readonly PracticePerson[]
}

/** The most people a practice office is made with. */
export const mostPracticePeople = 2_000_000

/** Every household of the plan, village by village; the members add up to `people` exactly. */
export function* inventHouseholds(plan: PopulationPlan): Generator<PracticeHousehold> {
  assert(
    Number.isInteger(plan.people) && plan.people > 0 && plan.people <= mostPracticePeople,
    `a practice office has 1 to ${mostPracticePeople} people`,
  )
  const counts = apportion(plan.people, plan.villages)
  const office: OfficePlan = {
    ...plan,
    today: dayNumberOf(plan.practiceDate),
    coverageYear: partsOf(plan.practiceDate).year,
    rates: readTermRates(plan.terms),
    drawSurname: makeLottery(surnameWeights),
    giveIdNumber: makeIdNumbers(plan.regionCode),
  }
  for (const [villageIndex, count] of counts.entries()) {
    yield* inventVillage(office, { villageIndex, count })
  }
}

type OfficePlan = PopulationPlan &
  FamilyPlan & {
    readonly coverageYear: number
    readonly rates: readonly TermRate[]
    readonly giveIdNumber: ReturnType<typeof makeIdNumbers>
  }

type VillagePlan = { readonly villageIndex: number; readonly count: number }

function* inventVillage(
  office: OfficePlan,
  { villageIndex, count }: VillagePlan,
): Generator<PracticeHousehold> {
  const random = makeRandom(office.seed, villageIndex)
  // Villages differ in how many of last year's residents were enrolled: 92 to 99 %.
  const enrolledPerMille = random.between(920, 990)
  const namer = makeNamer(random, { showRareNames: villageIndex === 0 })
  let left = count
  for (let running = 1; left > 0; running += 1) {
    const family = drawFamily(random, office).slice(0, left)
    left -= family.length
    const householdNumber = `59${digits(villageIndex + 1, 2)}${digits(running, 5)}`
    const members = describe(random, office, { family, namer, enrolledPerMille })
    yield { villageIndex, householdNumber, members }
  }
}

type Descent = {
  readonly family: readonly Member[]
  readonly namer: Namer
  readonly enrolledPerMille: number
}

function describe(random: Random, office: OfficePlan, descent: Descent): readonly PracticePerson[] {
  const { family, namer, enrolledPerMille } = descent
  const names = namer(family)
  const identities = drawIdentities(random, family, office)
  const homePhone = drawPhone(random)
  return family.map((member, index) => {
    const own = identities[index] ?? []
    const age = office.today - member.bornOn
    return {
      name: names[index] ?? '',
      idNumber: office.giveIdNumber(member.bornOn, member.sex),
      sex: member.sex,
      birthDate: dayFromNumber(member.bornOn),
      relationToHead: member.relation,
      phone: phoneOf(random, homePhone, age),
      identities: own,
      enrolments: drawEnrolments(random, office, {
        member,
        // Nearly everybody whom the state supports is enrolled.
        perMille: own.length > 0 ? 990 : enrolledPerMille,
      }),
    }
  })
}

type Enrolling = { readonly member: Member; readonly perMille: number }

/** Enrolment of the practice date's own year; of its newborns only a part, late ones rarely. */
function drawEnrolments(
  random: Random,
  office: OfficePlan,
  { member, perMille }: Enrolling,
): readonly PracticeEnrolment[] {
  const { year } = partsOfNumber(member.bornOn)
  const bornThisYear = year === office.coverageYear
  const chance = !bornThisYear ? perMille : office.today - member.bornOn > 90 ? 720 : 330
  if (!random.perMille(chance)) return []
  const tier = office.tierCount > 1 && random.perMille(60) ? 2 : 1
  return [{ coverageYear: office.coverageYear, tier }]
}

/** Three in four adults have a phone of their own, children and the old use the household's. */
function phoneOf(random: Random, homePhone: string, age: number): string | null {
  const year = 365
  if (age > 16 * year && age < 68 * year && random.perMille(750)) return drawPhone(random)
  return random.perMille(880) ? homePhone : null
}

/**
 * Eleven digits like a mobile number, but no subscriber's: mobile numbers begin with 13 to 19, and
 * 100 is kept for service numbers, which are shorter (numbering plan of the ministry, 2017).
 */
function drawPhone(random: Random): string {
  return `100${digits(random.below(10_000), 4)}${digits(random.below(10_000), 4)}`
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
