/** What the matcher makes of lines about people whom the test knows. */
import { buildNameIndex, matchPerson } from '../../../src/main/people/index.ts'
import type { MatchCandidate, MatchResult, MatchRow } from '../../../src/main/people/index.ts'
import { makeLines } from './lines.ts'
import type { Line } from './lines.ts'
import { makeVillage } from './village.ts'

export type Measured = {
  /** Lines, or lines times candidates. */
  readonly comparedCount: number
  /** Of the lines about people of the ledger, the share that was taken for the right person. */
  readonly recall: number
  /** Of the lines taken for a person, the share for the right one. */
  readonly precision: number
  /** Of the lines about people of the ledger, the share in which a clerk is shown the right person. */
  readonly reach: number
  readonly missed: readonly Line[]
  readonly wrong: readonly Line[]
}

type Verdict = {
  readonly line: Line
  readonly taken: MatchCandidate | null
  readonly isShown: boolean
  /** Whether the person the line is about could be found. */
  readonly isThere: boolean
}

/** Makes a matcher of a ledger's people: whom it takes for a line, and whom a clerk is shown. */
export type MakeMatch = (people: readonly MatchCandidate[]) => (row: MatchRow) => Matched

type Matched = {
  readonly taken: MatchCandidate | null
  readonly shown: readonly MatchCandidate[]
}

const withIndex: MakeMatch = (people) => {
  const index = buildNameIndex(people)
  return (row) => matchedFrom(index.match(row))
}

/** Every line against the whole ledger, as an import does it. */
export function measureVillages(
  seeds: readonly string[],
  people: number,
  makeMatch: MakeMatch = withIndex,
): Measured {
  return summed(
    seeds.flatMap((seed) => {
      const village = makeVillage(seed, people)
      const match = makeMatch(village.people)
      return makeLines(seed, village).map((line) =>
        verdictOn(line, match(line.row), line.about.isInLedger),
      )
    }),
  )
}

/** Each line beside the person it is about, and beside each neighbour alone. */
export function measurePairs(seeds: readonly string[], people: number): Measured {
  return summed(
    seeds.flatMap((seed) => {
      const village = makeVillage(seed, people)
      return makeLines(seed, village).flatMap((line) =>
        [line.about.person, ...line.about.neighbours.map(({ person }) => person)].map((person) =>
          verdictOn(
            line,
            matchedFrom(matchPerson(line.row, [person])),
            person === line.about.person,
          ),
        ),
      )
    }),
  )
}

function matchedFrom({ verdict, candidate, rivals }: MatchResult): Matched {
  return {
    taken: verdict === 'same' ? candidate : null,
    shown: rivals.map((rival) => rival.candidate),
  }
}

function verdictOn(line: Line, { taken, shown }: Matched, isThere: boolean): Verdict {
  const { personId } = line.about.person
  return { line, taken, isShown: shown.some((person) => person.personId === personId), isThere }
}

function summed(verdicts: readonly Verdict[]): Measured {
  const isRight = ({ line, taken }: Verdict) => taken?.personId === line.about.person.personId
  const there = verdicts.filter(({ isThere }) => isThere)
  const taken = verdicts.filter((verdict) => verdict.taken !== null)
  return {
    comparedCount: verdicts.length,
    recall: there.filter(isRight).length / there.length,
    precision: taken.filter(isRight).length / taken.length,
    reach: there.filter(({ isShown }) => isShown).length / there.length,
    missed: there.filter((verdict) => !isRight(verdict)).map(({ line }) => line),
    wrong: taken.filter((verdict) => !isRight(verdict)).map(({ line }) => line),
  }
}
