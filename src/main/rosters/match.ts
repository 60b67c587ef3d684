/** Whom lines mean: by number first, then by decisions that were remembered, then by name. */
import type { BulkReader } from '../ledger/index.ts'
import { comparableName, scoreNames } from '../people/index.ts'
import { matchKeyOf } from './decide.ts'
import type { RosterLine } from './line.ts'
import { findTwins } from './match-twins.ts'
import { candidateFrom, makeNameMatcher, nobody, personColumns } from './match-names.ts'
import type { Decided, KnownPersonRow, Match } from './match-names.ts'

export type { KnownPersonRow, Match } from './match-names.ts'

/** Names of one number that are less alike than this may be two people. */
const leastAlike = 60

export type Matcher = {
  /** In the order of the lines. */
  match(lines: readonly RosterLine[]): readonly Match[]
}

export function makeMatcher(
  bulk: BulkReader,
  {
    villages,
    byName,
  }: { readonly villages: ReadonlyMap<number, string>; readonly byName: boolean },
): Matcher {
  const decisions = readDecisions(bulk)
  const names = makeNameMatcher(bulk)
  return {
    match(lines) {
      const byNumber = peopleByNumber(bulk, lines)
      return lines.map((line) => {
        const number = line.idNumber ?? line.proposedNumber
        const person = number === null ? undefined : byNumber.get(number)
        const decided = decisions.get(matchKeyOf(line))
        if (person !== undefined) return confirmName(line, { person, decided, villages })
        const same = decided?.find((one) => one.same)
        if (same !== undefined) {
          const known = personById(bulk, same.personId)
          if (known !== null) return { ...nobody, person: known, by: 'decision' }
        }
        if (byName) return names.match(line, { decided: decided ?? [], villages })
        // Whoever a list of people brings in is looked at like somebody new at the counter.
        return {
          ...nobody,
          candidates: findTwins(bulk, line, { decided: decided ?? [], villages }),
        }
      })
    },
  }
}

function readDecisions({ read, rows }: BulkReader): ReadonlyMap<string, readonly Decided[]> {
  const known = new Map<string, Decided[]>()
  const query = read
    .selectFrom('match_decision')
    .select(['match_key', 'person_id', 'same'])
    .where('to_action', 'is', null)
  for (const row of rows(query)) {
    const one = { personId: row.person_id, same: row.same === 1 }
    const list = known.get(row.match_key)
    if (list === undefined) known.set(row.match_key, [one])
    else list.push(one)
  }
  return known
}

/** As many at a time as one statement is kept for. */
const atATime = 500

function peopleByNumber(
  bulk: BulkReader,
  lines: readonly RosterLine[],
): ReadonlyMap<string, KnownPersonRow> {
  const { read, all } = bulk
  const numbers = [
    ...new Set(lines.flatMap(({ idNumber, proposedNumber }) => idNumber ?? proposedNumber ?? [])),
  ]
  const found = new Map<string, KnownPersonRow>()
  for (let at = 0; at < numbers.length; at += atATime) {
    const query = read
      .selectFrom('person')
      .select(personColumns)
      .where('id_number', 'in', numbers.slice(at, at + atATime))
      .where('to_action', 'is', null)
    for (const row of all(query)) found.set(row.id_number, goingOn(bulk, row))
  }
  return found
}

/** Whoever was merged is the one whose record goes on. */
function goingOn(bulk: BulkReader, row: KnownPersonRow): KnownPersonRow {
  return row.merged_into === null ? row : (personById(bulk, row.merged_into) ?? row)
}

function personById(bulk: BulkReader, personId: number): KnownPersonRow | null {
  const { read, all } = bulk
  const query = read
    .selectFrom('person')
    .select(personColumns)
    .where('person_id', '=', personId)
    .where('to_action', 'is', null)
  const row = all(query)[0]
  return row === undefined ? null : goingOn(bulk, row)
}

/** One number with two names: a slip of the pen is noted, another name is for a clerk to decide. */
function confirmName(
  line: RosterLine,
  found: {
    readonly person: KnownPersonRow
    readonly decided: readonly Decided[] | undefined
    readonly villages: ReadonlyMap<number, string>
  },
): Match {
  const { person, decided, villages } = found
  const by = line.idNumber === null ? 'old-number' : 'number'
  if (line.name === null) return { person, by, candidates: [], notes: [] }
  const same = line.name === person.name
  if (same || comparableName(line.name) === comparableName(person.name)) {
    return { person, by, candidates: [], notes: [] }
  }
  const note = `号码相同而姓名不同：名册写“${line.name}”，本机是“${person.name}”。`
  const earlier = decided?.find((one) => one.personId === person.person_id)
  if (earlier?.same === true) return { person, by: 'decision', candidates: [], notes: [note] }
  if (earlier?.same === false) return { ...nobody, notes: [note] }
  const { score, reasons } = scoreNames(line.name, person.name)
  if (score >= leastAlike) return { person, by, candidates: [], notes: [note] }
  const candidate = candidateFrom(person, villages, {
    score,
    reasons: ['身份证号码相同。', ...reasons.map(({ text }) => text)],
  })
  return { person: null, by: 'none', candidates: [candidate], notes: [note] }
}
