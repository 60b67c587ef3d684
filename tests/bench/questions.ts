/**
 * Mixed questions: every written case of the packs, and the same number ten times over of questions
 * as an office asks them: invented residents with their identities, in and outside the window,
 * through every circumstance, some refunds, and one in fifty that cannot be read.
 */
import { readCases } from '../rules/support.ts'
import { inventHouseholds } from '../../src/main/practice/population.ts'
import type { PracticePerson } from '../../src/main/practice/population.ts'
import { makeRandom } from '../../src/main/practice/random.ts'
import type { Random } from '../../src/main/practice/random.ts'
import type { PackSet } from '../../src/main/rules/index.ts'
import { addDays, getDay } from '../../src/shared/kernel/day.ts'
import type { Day } from '../../src/shared/kernel/day.ts'
import type { PackSummary } from '../../src/shared/rules/model.ts'

const practiceDate = getDay('2023-11-20')

/** The same questions for the same packs, in an order that favours none. */
export function makeQuestions(packs: PackSet): readonly unknown[] {
  const cases = packs.list().flatMap(({ policy }) =>
    readCases(policy).map(({ note, ask = 'enrolment', facts, readings }) => ({
      id: note,
      policy,
      ask,
      facts,
      readings,
    })),
  )
  const asked = askForResidents(packs, cases.length * 10)
  return asked.flatMap((question, index) => {
    const written = index % 10 === 0 ? cases[index / 10] : undefined
    return written === undefined ? [question] : [question, written]
  })
}

/** Questions of invented residents, the same for the same packs and count. */
export function askForResidents(packs: PackSet, count: number): readonly unknown[] {
  const random = makeRandom('bench', 'questions')
  const people = packs.list().map((pack) => ({ pack, people: inventPeople(pack, count) }))
  return Array.from({ length: count }, (_, index) => {
    const { pack, people: residents } = random.oneOf(people)
    const person = random.oneOf(residents)
    const id = `bench-${index}`
    return { id, policy: pack.policy, ...questionOf(random, pack, person) }
  })
}

function inventPeople(pack: PackSummary, count: number): readonly PracticePerson[] {
  const plan = {
    seed: pack.policy,
    people: count,
    villages: [{ name: pack.issuer, target: 1 }],
    terms: pack.terms,
    regionCode: pack.regionCode,
    practiceDate,
    tierCount: pack.tiers.length,
  }
  return [...inventHouseholds(plan)].flatMap(({ members }) => members)
}

function questionOf(random: Random, pack: PackSummary, person: PracticePerson): object {
  const { coverageYear } = pack
  const drawn = random.below(100)
  if (drawn < 10) return { ask: 'refund', facts: refundFacts(random, coverageYear) }
  // Days are written for coverage year 2024; a frame for later years is asked about in its own.
  const shift = Math.round((coverageYear - 2024) * 365.25)
  // Three in four pay inside a window of the autumn before, the others in the year itself.
  const paidOn = addDays(
    random.perMille(750)
      ? addDays(getDay('2023-10-12'), random.below(80))
      : addDays(getDay('2024-01-01'), random.below(366)),
    shift,
  )
  if (drawn < 12) return { ask: 'enrolment', facts: { coverageYear, paidOn, circumstance: {} } }
  return {
    ask: 'enrolment',
    facts: {
      coverageYear: random.perMille(30) ? coverageYear - 1 : coverageYear,
      paidOn,
      tier: random.perMille(80) ? 2 : 1,
      ...circumstanceOf(random, person, paidOn),
    },
  }
}

function circumstanceOf(random: Random, person: PracticePerson, paidOn: Day): object {
  const categories = person.identities.map(({ term, from, to }) =>
    from === null && to === null ? term : { term, from, to },
  )
  const eventOn = addDays(paidOn, -random.below(200))
  const drawn = random.below(100)
  if (drawn < 8) {
    return { person: { birthDate: eventOn, categories }, circumstance: { kind: 'newborn' } }
  }
  const circumstances = [
    { kind: 'moved-in', movedOn: eventOn, paidAtOrigin: random.perMille(200) },
    { kind: 'transferred-in', on: eventOn },
    { kind: 'employment-ended', endedOn: eventOn },
    { kind: 'discharged', on: eventOn },
    { kind: 'university-student', freshman: random.perMille(500), enrolsAt: 'school' },
    { kind: 'back-payment' },
  ]
  return {
    person: { birthDate: person.birthDate, categories },
    circumstance: drawn < 25 ? random.oneOf(circumstances) : { kind: 'ordinary' },
  }
}

function refundFacts(random: Random, coverageYear: number): object {
  const on = addDays(getDay('2023-12-01'), random.below(60))
  const grounds = [
    { kind: 'death', on },
    { kind: 'employee-insurance', joinedOn: on },
    { kind: 'resident-insurance-elsewhere', joinedOn: on },
    { kind: 'duplicate-same-area' },
  ]
  return {
    coverageYear,
    paidOn: addDays(getDay('2023-10-12'), random.below(100)),
    paidFen: 38_000,
    appliedOn: addDays(on, random.below(60)),
    ground: random.oneOf(grounds),
  }
}
