/** Whom lines mean: by number first, then by decisions that were remembered, then by name. */
import type { BulkReader } from '../ledger/index.ts'
import { comparableName, scoreNames } from '../people/index.ts'
import { matchKeyOf } from './decide.ts'
import type { RosterLine } from './line.ts'
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
      const byFormer = peopleByFormerNumber(bulk, lines, byNumber)
      return lines.map((line) => {
        const number = line.idNumber ?? line.proposedNumber
        const person = number === null ? undefined : byNumber.get(number)
        const decided = decisions.get(matchKeyOf(line))
        if (person !== undefined) return confirmName(line, { person, decided, villages })
        const before = number === null ? undefined : findFormer(line, byFormer.get(number))
        if (before !== undefined && number !== null) return formerMatch(before, number)
        const same = decided?.find((one) => one.same)
        if (same !== undefined) {
          const known = personById(bulk, same.personId)
          if (known !== null) return { ...nobody, person: known, by: 'decision' }
        }
        return byName ? names.match(line, { decided: decided ?? [], villages }) : nobody
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
  { read, all }: BulkReader,
  lines: readonly RosterLine[],
): ReadonlyMap<string, KnownPersonRow> {
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
    for (const row of all(query)) found.set(row.id_number, row)
  }
  return found
}

/** Somebody who had the number before 信息变更, and what they were called then. */
type FormerHolder = { readonly person: KnownPersonRow; readonly formerName: string }

/** Only of numbers that nobody has now. */
function peopleByFormerNumber(
  { read, all }: BulkReader,
  lines: readonly RosterLine[],
  held: ReadonlyMap<string, KnownPersonRow>,
): ReadonlyMap<string, readonly FormerHolder[]> {
  const numbers = new Set(
    lines
      .flatMap(({ idNumber, proposedNumber }) => idNumber ?? proposedNumber ?? [])
      .filter((number) => !held.has(number)),
  )
  const found = new Map<string, FormerHolder[]>()
  const asked = [...numbers]
  for (let at = 0; at < asked.length; at += atATime) {
    const query = read
      .selectFrom('person_change')
      .select(['person_id', 'former_number', 'former_name'])
      .where('former_number', 'in', asked.slice(at, at + atATime))
      .where('state', '=', 'applied')
      .where('to_action', 'is', null)
    for (const row of all(query)) {
      const person = personById({ read, all }, row.person_id)
      if (person === null || row.former_number === null) continue
      const known = found.get(row.former_number) ?? []
      found.set(row.former_number, [...known, { person, formerName: row.former_name }])
    }
  }
  return found
}

/** The one who is, or was then, called as the line says: a number alone may have been a slip. */
function findFormer(
  { name }: RosterLine,
  holders: readonly FormerHolder[] | undefined,
): FormerHolder | undefined {
  if (name === null || holders === undefined) return undefined
  const wanted = comparableName(name)
  return holders.find(({ person, formerName }) =>
    [person.name, formerName].some((known) => comparableName(known) === wanted),
  )
}

function formerMatch({ person }: FormerHolder, number: string): Match {
  const note = `名册上是变更前的号码 ${number}，本机现在是 ${person.id_number}。`
  return { person, by: 'old-number', candidates: [], notes: [note] }
}

function personById(
  { read, all }: Pick<BulkReader, 'read' | 'all'>,
  personId: number,
): KnownPersonRow | null {
  const query = read
    .selectFrom('person')
    .select(personColumns)
    .where('person_id', '=', personId)
    .where('to_action', 'is', null)
  return all(query)[0] ?? null
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
