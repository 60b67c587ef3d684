/** Lines without a usable number: whom of the ledger they may mean by name, birth date and village. */
import { getDay } from '../../shared/kernel/day.ts'
import { sexSchema } from '../../shared/people/model.ts'
import type { MatchedBy } from '../../shared/evidence/model.ts'
import type { MatchCandidate } from '../../shared/rosters/model.ts'
import type { BulkReader } from '../ledger/index.ts'
import { buildNameIndex, matchPerson, soundOf } from '../people/index.ts'
import type { MatchCandidate as KnownPerson, MatchRow, NameIndex } from '../people/index.ts'
import { tellsBirth } from './id-parts.ts'
import type { RosterLine } from './line.ts'

/** Up to so many people are held in memory, some 600 bytes each; a county is looked up in SQL. */
const mostHeld = 120_000
const mostLookedUp = 200

export type KnownPersonRow = {
  readonly person_id: number
  readonly name: string
  readonly id_number: string
  readonly birth_date: string
  readonly sex: string
  readonly village_id: number
  readonly household_id: number | null
  readonly relation_to_head: string | null
  readonly phone: string | null
  /** Whose record goes on, where this one was merged. */
  readonly merged_into: number | null
}

export type Match = {
  readonly person: KnownPersonRow | null
  readonly by: MatchedBy
  /** Whom a clerk must choose from; empty where nothing is to be asked. */
  readonly candidates: readonly MatchCandidate[]
  readonly notes: readonly string[]
}

export const personColumns = [
  'person_id',
  'name',
  'id_number',
  'birth_date',
  'sex',
  'village_id',
  'household_id',
  'relation_to_head',
  'phone',
  'merged_into',
] as const

export const nobody: Match = { person: null, by: 'none', candidates: [], notes: [] }

export type Decided = { readonly personId: number; readonly same: boolean }

export type NameMatcher = {
  match(line: RosterLine, asked: Asked): Match
}

type Asked = {
  readonly decided: readonly Decided[]
  readonly villages: ReadonlyMap<number, string>
}

/** What it takes is read in when the first line asks. */
export function makeNameMatcher(bulk: BulkReader): NameMatcher {
  let held: NameIndex<HeldPerson> | 'too-many' | null = null
  return {
    match(line, asked) {
      if (line.name === null) return nobody
      // A number of their own that nobody has: a different number is mostly another person.
      if (line.idNumber !== null) return matchByName(line, bornAndSounding(bulk, line), asked)
      held ??= holdEverybody(bulk)
      const rows =
        held === 'too-many'
          ? lookUp(bulk, line)
          : held.findCandidates(matchRowFrom(line)).map(({ row }) => row)
      return matchByName(line, rows, asked)
    },
  }
}

type HeldPerson = KnownPerson & { readonly row: KnownPersonRow }

function holdEverybody({ read, all, rows }: BulkReader): NameIndex<HeldPerson> | 'too-many' {
  const current = () =>
    read.selectFrom('person').where('to_action', 'is', null).where('merged_into', 'is', null)
  const [counted] = all(current().select(({ fn }) => fn.countAll<number>().as('count')))
  if ((counted?.count ?? 0) > mostHeld) return 'too-many'
  const people: HeldPerson[] = []
  for (const row of rows(current().select(personColumns))) people.push({ ...knownFrom(row), row })
  return buildNameIndex(people)
}

function matchRowFrom(line: RosterLine): MatchRow {
  return {
    name: line.name ?? '',
    idNumber: line.idNumber,
    birth: line.birth ?? birthIn(line.idNumber),
    villageId: line.villageId,
    group: null,
    sex: null,
    headName: null,
  }
}

function matchByName(line: RosterLine, found: readonly KnownPersonRow[], asked: Asked): Match {
  const not = new Set(asked.decided.filter(({ same }) => !same).map(({ personId }) => personId))
  const rows = found.filter((row) => !not.has(row.person_id))
  if (rows.length === 0) return nobody
  const byId = new Map(rows.map((row) => [row.person_id, row]))
  const result = matchPerson(matchRowFrom(line), rows.map(knownFrom))
  const person = result.candidate === null ? undefined : byId.get(result.candidate.personId)
  // A number that is somebody else's is never passed over because of a name.
  if (result.verdict === 'same' && person !== undefined && line.idNumber === null) {
    return {
      person,
      by: 'name',
      candidates: [],
      notes: [
        `按姓名找到，得分 ${result.score}：${result.reasons.map(({ text }) => text).join('；')}。`,
      ],
    }
  }
  const candidates = result.rivals.map(({ candidate, score, reasons }) =>
    candidateFrom(byId.get(candidate.personId) ?? rows[0], asked.villages, {
      score,
      reasons: reasons.map(({ text }) => text),
    }),
  )
  return { ...nobody, candidates }
}

/** Whoever has the birth date of the number, and the sound of the name. */
function bornAndSounding({ read, all }: BulkReader, line: RosterLine): readonly KnownPersonRow[] {
  const sound = soundOf(line.name ?? '').pinyin
  const birth = birthIn(line.idNumber)
  if (birth === null || sound === '') return []
  return all(
    read
      .selectFrom('person')
      .select(personColumns)
      .where('to_action', 'is', null)
      .where('merged_into', 'is', null)
      .where('birth_date', '=', birth)
      .where('pinyin', '=', sound)
      .limit(mostLookedUp),
  )
}

/** Whoever sounds the same, was born on the day, or in the month in the village. */
function lookUp({ read, all }: BulkReader, line: RosterLine): readonly KnownPersonRow[] {
  const sound = soundOf(line.name ?? '').pinyin
  const { birth, villageId } = line
  const people = read
    .selectFrom('person')
    .select(personColumns)
    .where('to_action', 'is', null)
    .where('merged_into', 'is', null)
    .limit(mostLookedUp)
  const found = new Map<number, KnownPersonRow>()
  const keep = (rows: readonly KnownPersonRow[]) => {
    for (const row of rows) found.set(row.person_id, row)
  }
  if (sound !== '') keep(all(people.where('pinyin', '=', sound)))
  if (birth?.length === 10) keep(all(people.where('birth_date', '=', birth)))
  if (birth?.length === 7 && villageId !== null) {
    keep(
      all(
        people
          .where('birth_date', '>=', `${birth}-01`)
          .where('birth_date', '<=', `${birth}-31`)
          .where('village_id', '=', villageId),
      ),
    )
  }
  return [...found.values()]
}

function birthIn(idNumber: string | null): string | null {
  if (idNumber === null || !tellsBirth(idNumber)) return null
  return `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`
}

function knownFrom(row: KnownPersonRow): KnownPerson {
  return {
    personId: row.person_id,
    name: row.name,
    idNumber: row.id_number,
    birthDate: getDay(row.birth_date),
    villageId: row.village_id,
    group: null,
    sex: sexSchema.parse(row.sex),
    headName: null,
  }
}

export function candidateFrom(
  row: KnownPersonRow | undefined,
  villages: ReadonlyMap<number, string>,
  scored: { readonly score: number; readonly reasons: readonly string[] },
): MatchCandidate {
  if (row === undefined) throw new RangeError('a candidate that was not asked about')
  return {
    personId: row.person_id,
    name: row.name,
    idNumber: row.id_number,
    birthDate: getDay(row.birth_date),
    villageName: villages.get(row.village_id) ?? '',
    score: scored.score,
    reasons: [...scored.reasons],
  }
}
