/** Lines of lists about the people of a made-up village, misspelt. */
import type { MatchRow } from '../../../src/main/people/index.ts'
import { makeRandom } from '../../../src/main/practice/random.ts'
import type { Random } from '../../../src/main/practice/random.ts'
import { corruptions } from './corruptions.ts'
import type { CorruptionName, HomophonePool } from './corruptions.ts'
import type { MadeVillage, Subject } from './village.ts'

export type Line = {
  readonly row: MatchRow
  readonly about: Subject
  /** What was done to the name, for looking at what goes wrong. */
  readonly done: readonly CorruptionName[]
}

/** Every way that is possible for a name is tried in proportion to these. */
const shares: Readonly<Record<CorruptionName, number>> = {
  homophone: 30,
  traditional: 12,
  variant: 14,
  surnameHabit: 14,
  lookAlike: 8,
  privateUse: 40,
  compatibility: 6,
  dot: 60,
  blank: 10,
  fullWidth: 5,
  note: 8,
  invisible: 3,
}
const names = Object.keys(shares) as readonly CorruptionName[]

/**
 * Nobody looked at what comes of these while the matcher was built. Weights, tables and thresholds
 * were set on the seeds `tune-1` to `tune-40` and on nothing else.
 */
export const heldOutSeeds: readonly string[] = Array.from(
  { length: 12 },
  (_, index) => `held-out-${index + 1}`,
)
/** People of the office that a seed makes. */
export const heldOutPeople = 3000

/** One line about everybody whom the village's lines are about. */
export function makeLines(seed: string, { subjects, pool }: MadeVillage): readonly Line[] {
  const random = makeRandom('name-pairs-lines', seed)
  return subjects.map((about) => {
    const { person } = about
    const { name, done } = misspell(random, person.name, pool)
    const row = {
      name,
      idNumber: spoiltNumber(random, person.idNumber ?? ''),
      birth: random.perMille(200) ? person.birthDate.slice(0, 7) : person.birthDate,
      villageId: person.villageId,
      group: null,
      sex: random.perMille(500) ? person.sex : null,
      headName: null,
    }
    return { row, about, done }
  })
}

/** Once, and in a quarter of the lines once more in another way. */
function misspell(random: Random, name: string, pool: HomophonePool) {
  const first = corruptOnce(random, { name, pool, but: null })
  if (!random.perMille(250)) return { name: first.name, done: [first.how] }
  const second = corruptOnce(random, { name: first.name, pool, but: first.how })
  // The second may undo the first: a homophone of a homophone.
  if (second.name === name) return { name: first.name, done: [first.how] }
  return { name: second.name, done: [first.how, second.how] }
}

type Corrupting = {
  readonly name: string
  readonly pool: HomophonePool
  readonly but: CorruptionName | null
}

function corruptOnce(random: Random, { name, pool, but }: Corrupting) {
  const possible = names.flatMap((how) => {
    const made = how === but ? null : corruptions[how](name, random, pool)
    return made === null ? [] : [{ how, name: made }]
  })
  let drawn = random.below(possible.reduce((sum, { how }) => sum + shares[how], 0))
  for (const one of possible) {
    drawn -= shares[one.how]
    if (drawn < 0) return one
  }
  throw new Error('a blank fits every name')
}

/** Nothing in most lines, else one digit wrong or what a workbook made of it. */
function spoiltNumber(random: Random, number: string): string | null {
  const drawn = random.below(100)
  if (drawn < 65) return null
  if (drawn < 75) return `${number[0]}.${number.slice(1, 6)}E+17`
  if (drawn < 80) return number.slice(0, 14)
  const at = random.between(6, 16)
  return (
    number.slice(0, at) + ((Number(number[at]) + random.between(1, 9)) % 10) + number.slice(at + 1)
  )
}
