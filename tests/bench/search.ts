/** `search.*`: finding people at the counter, by what a clerk types. */
import { getDefined } from '../../src/shared/kernel/assert.ts'
import type { Person } from '../../src/shared/people/model.ts'
import { soundOf } from '../../src/main/people/index.ts'
import type { Core } from './bench-office.ts'
import { percentile, timed } from './figure.ts'
import type { Measured } from './figure.ts'
import { openSelectFloor } from './floor.ts'

type Sizes = { readonly folder: string; readonly people: number; readonly rounds: number }
type Known = Pick<Person, 'name' | 'idNumber' | 'phone' | 'household' | 'village'>
type Typed = (person: Known) => readonly string[]

/** Whole numbers, beginnings as they grow under the fingers, and the last four. */
export const typedNumbers: Typed = ({ idNumber }) => [
  idNumber,
  idNumber.slice(0, 14),
  idNumber.slice(0, 10),
  idNumber.slice(-4),
]

/** Whole names, surnames, pinyin whole and begun, initials. */
export const typedNames: Typed = ({ name }) => {
  const { pinyin, initials } = soundOf(name)
  return [name, name.slice(0, 1), name.slice(0, 2), pinyin, pinyin.slice(0, 4), initials]
}

/** Telephones whole, grouped and begun; households by number and head; villages, whole and begun. */
export const typedOthers: Typed = ({ name, phone, household, village }) => [
  ...(phone === null ? [] : [phone, `${phone.slice(0, 3)} ${phone.slice(3)}`, phone.slice(0, 7)]),
  ...(household === null
    ? []
    : [
        household.householdNumber,
        household.householdNumber.slice(0, 6),
        ...household.members
          .filter(({ relationToHead }) => relationToHead === '户主')
          .map((head) => `${head.name}家`),
      ]),
  village.name,
  village.name.slice(0, 2),
  `${village.name} ${name}`,
  `${village.name} ${name.slice(0, 1)}`,
]

export async function measureSearches(core: Core, typed: Typed, sizes: Sizes): Promise<Measured> {
  const texts = await prepare(core, typed, sizes)
  const floor = openSelectFloor(sizes.folder)
  const values: number[] = []
  const floors: number[] = []
  try {
    for (const text of texts.slice(0, 50)) await core.client.people.search({ text })
    for (const [round, text] of texts.entries()) {
      values.push(await timed(() => core.client.people.search({ text })))
      floors.push(await timed(() => floor.select(1 + ((round * 7919) % sizes.people))))
    }
  } finally {
    floor.close()
  }
  return { value: percentile(values, 99), floor: percentile(floors, 99) }
}

/** Texts of people from all over the ledger, the ways of typing taking turns. */
async function prepare(core: Core, typed: Typed, sizes: Sizes): Promise<readonly string[]> {
  const texts: string[] = []
  for (let round = 0; round < sizes.rounds; round += 1) {
    const personId = 1 + ((round * 104_729) % sizes.people)
    const ways = typed(await core.client.people.get({ personId }))
    texts.push(getDefined(ways[round % ways.length], 'a way of typing'))
  }
  return texts
}
