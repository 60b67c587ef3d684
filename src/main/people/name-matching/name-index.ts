/** People of the ledger by what they are looked for: for lists of thousands of lines. */
import { matchPerson } from './match-person.ts'
import type { MatchCandidate, MatchResult, MatchRow, NameLookup } from './model.ts'
import { nameKeys } from './name-keys.ts'
import { nameLookups } from './name-lookups.ts'

export type NameIndex<Candidate extends MatchCandidate> = {
  /** Whoever may be meant: alike by sound or shape, or born as the list says. */
  findCandidates(row: MatchRow): readonly Candidate[]
  /** `matchPerson` among those. */
  match(row: MatchRow): MatchResult<Candidate>
}

/** Holds the people in memory, some 300 bytes each beside themselves. */
export function buildNameIndex<Candidate extends MatchCandidate>(
  people: Iterable<Candidate>,
): NameIndex<Candidate> {
  const places = new Map<string, Candidate[]>()
  for (const person of people) {
    for (const place of placesOf(person)) {
      const there = places.get(place)
      if (there === undefined) places.set(place, [person])
      else there.push(person)
    }
  }
  const findCandidates = (row: MatchRow): readonly Candidate[] => {
    const found = new Set<Candidate>()
    for (const lookup of nameLookups(row)) {
      for (const person of places.get(placeOf(lookup)) ?? []) found.add(person)
    }
    return [...found]
  }
  return { findCandidates, match: (row) => matchPerson(row, findCandidates(row)) }
}

function placesOf({ name, birthDate, villageId }: MatchCandidate): readonly string[] {
  const { sound, shape } = nameKeys(name)
  return [
    ...(sound === '' ? [] : [`sound ${sound}`, `shape ${shape}`]),
    `born ${birthDate}`,
    ...(villageId === null ? [] : [`month ${villageId} ${birthDate.slice(0, 7)}`]),
  ]
}

function placeOf(lookup: NameLookup): string {
  switch (lookup.by) {
    case 'sound':
    case 'shape':
      return `${lookup.by} ${lookup.key}`
    case 'birth-date':
      return `born ${lookup.bornOn}`
    case 'village-month':
      return `month ${lookup.villageId} ${lookup.bornFrom.slice(0, 7)}`
  }
}
