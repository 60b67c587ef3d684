/**
 * A made-up village as a ledger holds it, with the neighbours that make matching hard, and lines
 * about its people and about others who are not in the ledger.
 */
import type { MatchCandidate } from '../../../src/main/people/index.ts'
import {
  drawDottedPart,
  drawGivenName,
  drawSiblingName,
} from '../../../src/main/practice/given-names.ts'
import { inventHouseholds } from '../../../src/main/practice/population.ts'
import { makeRandom } from '../../../src/main/practice/random.ts'
import type { Random } from '../../../src/main/practice/random.ts'
import { compoundSurnames } from '../../../src/main/practice/surnames.ts'
import { dayFromNumber, dayNumberOf, getDay, partsOf } from '../../../src/shared/kernel/day.ts'
import type { Day } from '../../../src/shared/kernel/day.ts'
import { checkCharacterOf } from '../../../src/shared/kernel/id-number.ts'
import { getDefined } from '../../../src/shared/kernel/assert.ts'
import { makeHomophonePool, syllableOf } from './corruptions.ts'
import type { HomophonePool } from './corruptions.ts'

export type NeighbourKind = 'twin' | 'homophone' | 'namesake' | 'sibling' | 'same-surname'

/** Somebody whom lines are written about. */
export type Subject = {
  readonly person: MatchCandidate
  /** Whether the ledger knows the person; the neighbours it knows in any case. */
  readonly isInLedger: boolean
  readonly neighbours: readonly { readonly kind: NeighbourKind; readonly person: MatchCandidate }[]
}

export type MadeVillage = {
  readonly people: readonly MatchCandidate[]
  readonly subjects: readonly Subject[]
  readonly pool: HomophonePool
}

/** A village of this office has some six hundred people. */
const peoplePerVillage = 600

/** Names with characters that old code pages keep at private code points, or not at all. */
const rareGiven = [
  '䶮',
  '文䶮',
  '䶮泽',
  '𬭸',
  '㛃',
  '雨㛃',
  '喆',
  '堃',
  '昇',
  '子昇',
  '㧑谦',
  '䜣然',
]

/** The villages of one office, some `people` and their neighbours, one subject in six. */
export function makeVillage(seed: string, people: number): MadeVillage {
  const random = makeRandom('name-pairs', seed)
  const residents = inventResidents(seed, people).map((person) => renamed(random, person))
  const pool = makeHomophonePool(residents.map(({ name }) => name))
  const makeNeighbours = neighbourMaker(random, pool, residents.length)
  const subjects = residents
    .filter(() => random.perMille(170))
    .map((person) => ({
      person,
      isInLedger: random.perMille(500),
      neighbours: makeNeighbours(person),
    }))
  const absent = new Set(
    subjects.filter(({ isInLedger }) => !isInLedger).map(({ person }) => person.personId),
  )
  return {
    people: [
      ...residents.filter(({ personId }) => !absent.has(personId)),
      ...subjects.flatMap(({ neighbours }) => neighbours.map(({ person }) => person)),
    ],
    subjects,
    pool,
  }
}

/** More rare characters and dots than in any real village, so that they are measured at all. */
function renamed(random: Random, person: MatchCandidate): MatchCandidate {
  const drawn = random.below(1000)
  if (drawn < 40 && !person.name.includes('·')) {
    return { ...person, name: surnameOf(person.name) + random.oneOf(rareGiven) }
  }
  if (drawn >= 65) return person
  const { sex } = bornOf(person)
  const name = `${drawDottedPart(random, sex)}·${drawDottedPart(random, 'male')}`
  return { ...person, name }
}

export function inventResidents(seed: string, people: number): readonly MatchCandidate[] {
  const villageCount = Math.ceil(people / peoplePerVillage)
  const households = inventHouseholds({
    seed,
    people,
    villages: Array.from({ length: villageCount }, (_, index) => ({
      name: `${index + 1}村`,
      target: 1,
    })),
    terms: [],
    regionCode: '500151',
    practiceDate: getDay('2023-11-20'),
    tierCount: 1,
  })
  const residents: MatchCandidate[] = []
  for (const { villageIndex, members } of households) {
    for (const { name, idNumber, birthDate, sex } of members) {
      residents.push({
        personId: residents.length + 1,
        name,
        idNumber,
        birthDate,
        villageId: villageIndex + 1,
        group: null,
        sex,
        headName: members[0]?.name ?? null,
      })
    }
  }
  return residents
}

function neighbourMaker(random: Random, pool: HomophonePool, residentCount: number) {
  let lastId = residentCount
  return (person: MatchCandidate): Subject['neighbours'] => {
    const neighbours: { kind: NeighbourKind; person: MatchCandidate }[] = []
    const settle = (kind: NeighbourKind, differing: Partial<MatchCandidate>) => {
      lastId += 1
      const made = { ...person, ...differing, personId: lastId }
      neighbours.push({ kind, person: { ...made, idNumber: numberOf(made) } })
    }
    const twin = twinName(random, person)
    if (twin !== null && random.perMille(250)) settle('twin', { name: twin })
    const homophone = homophoneName(random, person.name, pool)
    if (homophone !== null && random.perMille(400)) {
      settle('homophone', { name: homophone, birthDate: sameYear(random, person.birthDate) })
    }
    if (random.perMille(250)) settle('namesake', { birthDate: years(random, person.birthDate) })
    const sibling = twinName(random, person)
    if (sibling !== null && random.perMille(300)) {
      settle('sibling', { name: sibling, birthDate: years(random, person.birthDate) })
    }
    if (random.perMille(300)) {
      settle('same-surname', {
        name: surnameOf(person.name) + drawGivenName(random, bornOf(person)),
        birthDate: sameYear(random, person.birthDate),
      })
    }
    return neighbours
  }
}

/** One character in common beside the surname, but not one sound: parents avoid that. */
function twinName(random: Random, person: MatchCandidate): string | null {
  if (person.name.includes('·')) return null
  const surname = surnameOf(person.name)
  const given = person.name.slice(surname.length)
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const other =
      Array.from(given).length === 2
        ? drawSiblingName(random, given, bornOf(person))
        : drawGivenName(random, bornOf(person))
    if (soundOf(other) !== soundOf(given)) return surname + other
  }
  return null
}

function homophoneName(random: Random, name: string, pool: HomophonePool): string | null {
  if (name.includes('·')) return null
  const characters = Array.from(name)
  const at = characters.length - 1
  const others = pool.given(characters[at] ?? '')
  return others.length === 0 ? null : characters.toSpliced(at, 1, random.oneOf(others)).join('')
}

function soundOf(text: string): string {
  return Array.from(text, syllableOf).join(' ')
}

function bornOf({ sex, birthDate }: MatchCandidate) {
  return { sex: getDefined(sex, 'sex of an invented person'), year: partsOf(birthDate).year }
}

export function surnameOf(name: string): string {
  const compound = compoundSurnames.find((surname) => name.startsWith(surname))
  return compound ?? Array.from(name)[0] ?? ''
}

/** Another day of the same year. */
function sameYear(random: Random, born: Day): Day {
  const first = dayNumberOf(getDay(`${born.slice(0, 4)}-01-01`))
  const other = dayFromNumber(first + random.below(365))
  return other === born ? sameYear(random, born) : other
}

/** Another day within six years. */
function years(random: Random, born: Day): Day {
  const other = dayFromNumber(dayNumberOf(born) + random.between(-2190, 2190))
  return other === born ? years(random, born) : other
}

/** A practice number that fits birth and sex. */
function numberOf({ personId, birthDate, sex }: MatchCandidate): string {
  const sequence = ((personId * 37) % 450) * 2 + (sex === 'male' ? 1 : 0)
  const first17 = `590151${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  return first17 + checkCharacterOf(first17)
}
