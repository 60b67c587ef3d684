/** Reads a whole file, finds whom it means, and compares it with what stands. Asks the ledger only. */
import type { Village } from '../../shared/office/model.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { ReadingSummary, RosterRow } from '../../shared/rosters/field.ts'
import { tellsBirth } from './id-parts.ts'
import { getRosterKind } from '../../shared/rosters/kinds.ts'
import type { RosterKind } from '../../shared/rosters/kinds.ts'
import type { Constants, ImportHead, RosterCounts, RowOutcome } from '../../shared/rosters/model.ts'
import type { BulkReader, SideFile } from '../ledger/index.ts'
import { matchKeyOf, noCounts, sameLineKeyOf } from './decide.ts'
import type { Change } from './decide.ts'
import { listChanges } from './decide.ts'
import { previewPayments } from './preview-payments.ts'
import { listEnded } from './ended.ts'
import { readLine } from './line.ts'
import type { RosterLine } from './line.ts'
import { makeMatcher } from './match.ts'
import type { Match, Matcher } from './match.ts'
import { personChanges, speakPersonChanges } from './person-change.ts'
import { readPrior } from './prior.ts'
import type { Prior, PriorFinding, PriorLine } from './prior.ts'
import { SeenLines } from './seen-lines.ts'
import type { PackSet } from '../rules/index.ts'
import { clearPreview } from './staging.ts'
import { standingAgainstMany } from '../evidence/index.ts'
import type { Evidence } from '../../shared/evidence/model.ts'
import { householdNumbersOf, listVillagesOf } from './store.ts'
import { keepLine } from './staged-lines.ts'
import { makeVillageFinder } from './village-names.ts'

export type PreviewParts = {
  readonly side: SideFile
  readonly bulk: BulkReader
  /** What payments are decided by. */
  readonly packs: PackSet
  readonly reading: AsyncIterable<readonly RosterRow[]> & { summary(): ReadingSummary }
  readonly head: ImportHead
  readonly constants: Constants
  readonly today: Day
  readonly practice: boolean
  /** Told after every batch of rows. */
  readonly onProgress: (done: number) => void
  readonly isCancelled: () => boolean
}

/** What every batch of lines is looked at with. */
type Work = {
  readonly parts: PreviewParts
  readonly kind: RosterKind
  readonly villages: ReadonlyMap<number, string>
  readonly findVillage: ReturnType<typeof makeVillageFinder>
  readonly matcher: Matcher
  readonly prior: Prior
  readonly seen: SeenLines
  readonly counts: { -readonly [Key in keyof RosterCounts]: RosterCounts[Key] }
}

/** Null where it was cancelled. Replaces an earlier preview of the file. */
export async function previewRoster(parts: PreviewParts): Promise<RosterCounts | null> {
  const { side, bulk, reading, head } = parts
  clearPreview(side)
  const kind = getRosterKind(head.kind)
  const office = listVillagesOf(bulk)
  const villages = new Map(office.map(({ villageId, name }) => [villageId, name]))
  const work: Work = {
    parts,
    kind,
    villages,
    findVillage: makeVillageFinder(office satisfies readonly Village[]),
    // Whoever a list of people does not name by a known number is somebody new.
    matcher: makeMatcher(bulk, { villages, byName: !kind.createsPeople }),
    prior: readPrior(bulk, head),
    seen: new SeenLines(),
    counts: { ...noCounts },
  }
  for await (const rows of reading) {
    if (parts.isCancelled()) return null
    const looked = await readTogether(rows, work)
    side.together(() => lookAt(looked, work))
    parts.onProgress(work.counts.rows)
  }
  const { counts } = work
  Object.assign(counts, summed(reading.summary()))
  counts.lastTime = head.fullList ? work.prior.lineCount : 0
  if (kind.changes === 'payments') Object.assign(counts, await previewPayments(parts))
  if (head.fullList) counts.ended = listEnded(side, work.prior, kind)
  return parts.isCancelled() ? null : counts
}

function summed(summary: ReadingSummary) {
  return {
    blankRows: summary.blankRowCount,
    hiddenRows: summary.hiddenRowCount,
    hiddenColumns: [...summary.hiddenColumns],
    skipped: summary.skipped.map((row) => ({ ...row })),
  }
}

/** Lines of a batch with whom they mean, and what other lists say against whoever is brought or changed. */
type Looked = {
  readonly lines: readonly RosterLine[]
  readonly matches: readonly Match[]
  readonly against: (idNumber: string) => readonly Evidence[]
}

async function readTogether(rows: readonly RosterRow[], work: Work): Promise<Looked> {
  const { parts, kind, findVillage, matcher } = work
  const { constants, today, practice, bulk } = parts
  const lines = rows.map((row) => readLine(row, { kind, constants, findVillage, today, practice }))
  const matches = matcher.match(lines)
  if (kind.changes !== 'people') return { lines, matches, against: () => [] }
  type Who = { readonly personId: number | null; readonly idNumber: string }
  const people = lines.flatMap((line, index): readonly Who[] => {
    const person = matches[index]?.person ?? null
    if (person !== null) return [{ personId: person.person_id, idNumber: person.id_number }]
    return line.idNumber === null ? [] : [{ personId: null, idNumber: line.idNumber }]
  })
  const against = await standingAgainstMany(bulk.read, people, new Map())
  return { lines, matches, against: (idNumber) => against(idNumber, today) }
}

function lookAt({ lines, matches, against }: Looked, work: Work): void {
  const { parts, kind, prior } = work
  const before = prior.find({
    idNumbers: lines.flatMap(({ idNumber }) => idNumber ?? []),
    personIds: matches.flatMap(({ person }) => person?.person_id ?? []),
  })
  const households = householdNumbersOf(
    parts.bulk,
    kind.updates.includes('household')
      ? matches.flatMap(({ person }) => person?.household_id ?? [])
      : [],
  )
  for (const [index, line] of lines.entries()) {
    const match = matches[index]
    if (match !== undefined) lookAtLine({ line, match }, { work, before, households, against })
  }
}

function lookAtLine(
  { line, match }: { readonly line: RosterLine; readonly match: Match },
  around: {
    readonly work: Work
    readonly before: PriorFinding
    readonly households: ReadonlyMap<number, string>
    readonly against: Looked['against']
  },
): void {
  const { work, before, households, against } = around
  const { kind, counts, seen } = work
  counts.rows += 1
  const number = counts.rows
  const notes = [...line.notes, ...match.notes]
  const key = sameLineKeyOf(line, kind)
  const alike = line.problems.length > 0 ? null : seen.add(key, { line, number })
  // Without the sender's own number two equal payments may well be two: counted, not passed over.
  const isTwin = kind.changes !== 'payments' || line.term !== null
  const twin = isTwin ? alike : null
  if (alike !== null && !isTwin) notes.push(`${alike}清册没有凭证号，按两笔记。`)
  const found = { line, match, before, households, work }
  const changes = twin === null && line.problems.length === 0 ? changesOf(found) : nothing
  if (twin !== null) notes.push(twin)
  const outcome = outcomeOf({ line, match, twin, changes, kind })
  counts[outcome] += 1
  if (match.person !== null && outcome !== 'bad' && outcome !== 'duplicate') counts.matched += 1
  if (changes.personChanged) counts.peopleChanged += 1
  if (outcome === 'new' || changes.personChanged) {
    // Dead or insured elsewhere: said here as at the counter, where a registration needs a reason.
    const said = against(match.person?.id_number ?? line.idNumber ?? '')
    for (const { text } of said) notes.push(`名单上有不宜登记的凭据：${text}`)
  }
  if (isNewPerson(found) && outcome === 'new') counts.peopleNew += 1
  keepLine(work.parts.side, {
    number,
    line,
    match,
    outcome,
    matchKey: matchKeyOf(line),
    notes,
    changes: changes.spoken,
  })
}

type Found = {
  readonly line: RosterLine
  readonly match: Match
  readonly before: PriorFinding
  readonly households: ReadonlyMap<number, string>
  readonly work: Work
}

type Changes = {
  /** What the sender said of them last; null where nothing. */
  readonly prior: PriorLine | null
  readonly spoken: readonly Change[]
  readonly personChanged: boolean
}

const nothing: Changes = { prior: null, spoken: [], personChanged: false }

function changesOf(found: Found): Changes {
  const { line, match, households, work } = found
  const { kind, villages } = work
  // Money is compared with what is booked: see `previewPayments`.
  const prior = kind.changes === 'payments' ? null : findPrior(found)
  const said = prior === null ? [] : listChanges(prior, line, kind)
  const { person } = match
  if (person === null) return { prior, spoken: said, personChanged: false }
  const known = {
    ...person,
    householdNumber:
      person.household_id === null ? null : (households.get(person.household_id) ?? null),
  }
  const changed = speakPersonChanges(personChanges(kind, line, known), known, villages)
  return { prior, spoken: [...changed, ...said], personChanged: changed.length > 0 }
}

function findPrior({ line, match, before, work }: Found): PriorLine | null {
  const said =
    (line.idNumber === null ? undefined : before.byNumber.get(line.idNumber)) ??
    (match.person === null ? undefined : before.byPerson.get(match.person.person_id)) ??
    []
  if (!work.kind.severalPerPerson) return said[0] ?? null
  return said.find(({ term }) => term === line.term) ?? null
}

function isNewPerson({ line, match, work }: Pick<Found, 'line' | 'match' | 'work'>): boolean {
  const { kind } = work
  return (
    kind.createsPeople &&
    match.person === null &&
    match.candidates.length === 0 &&
    line.idNumber !== null &&
    tellsBirth(line.idNumber) &&
    line.villageId !== null
  )
}

function outcomeOf(of: {
  readonly line: RosterLine
  readonly match: Match
  readonly twin: string | null
  readonly changes: Changes
  readonly kind: RosterKind
}): RowOutcome {
  const { line, match, twin, changes, kind } = of
  if (line.problems.length > 0) return 'bad'
  if (twin !== null) return 'duplicate'
  if (match.candidates.length > 0) return 'ambiguous'
  const brought =
    kind.createsPeople &&
    line.idNumber !== null &&
    tellsBirth(line.idNumber) &&
    line.villageId !== null
  if (match.person === null && !brought) return 'not-found'
  if (match.person === null) return 'new'
  if (changes.prior === null && !changes.personChanged) return 'new'
  return changes.spoken.length > 0 ? 'changed' : 'same'
}
