/** What a line is compared with what stood before, and what stops a whole file. */
import { endedShareLimit, matchedRowsLeast, matchedShareLeast } from '../../shared/rosters/model.ts'
import type { Guard, RosterCounts } from '../../shared/rosters/model.ts'
import type { RosterKind } from '../../shared/rosters/kinds.ts'

/** What a line says beside whom it means. */
export type Saying = {
  readonly eventOn: string | null
  readonly precision: string | null
  readonly endsOn: string | null
  readonly term: string | null
  readonly level: string | null
  readonly detail: Readonly<Record<string, string>>
}

export type Change = {
  readonly what: string
  readonly before: string | null
  readonly after: string | null
}

/** What a list says now beside what the same sender said last; empty where it is the same. */
export function listChanges(before: Saying, after: Saying, kind: RosterKind): readonly Change[] {
  const labelOf = (name: string | null, otherwise: string) =>
    kind.fields.find(({ field }) => field === name)?.label ?? otherwise
  const { eventField, endsField, termField, levelField } = kind.evidence
  const pairs: readonly (readonly [string, string | null, string | null])[] = [
    [labelOf(eventField, '日期'), dayWord(before), dayWord(after)],
    [labelOf(endsField, '截止日期'), before.endsOn, after.endsOn],
    [labelOf(termField, '类别'), before.term, after.term],
    [labelOf(levelField, '等级'), before.level, after.level],
    ...[...new Set([...Object.keys(before.detail), ...Object.keys(after.detail)])].map(
      (label) => [label, before.detail[label] ?? null, after.detail[label] ?? null] as const,
    ),
  ]
  return pairs
    .filter(([, old, now]) => old !== now)
    .map(([what, old, now]) => ({ what, before: old, after: now }))
}

/** As exactly as it was said. */
function dayWord({ eventOn, precision }: Pick<Saying, 'eventOn' | 'precision'>): string | null {
  if (eventOn === null) return null
  if (precision === 'year') return eventOn.slice(0, 4)
  return precision === 'month' ? eventOn.slice(0, 7) : eventOn
}

/** What stops a file until a second person has looked, before anybody has. */
export function listGuards(
  counts: RosterCounts,
  { kind, fullList }: { readonly kind: RosterKind; readonly fullList: boolean },
): readonly Omit<Guard, 'confirmedBy' | 'confirmedById'>[] {
  const guards: Omit<Guard, 'confirmedBy' | 'confirmedById'>[] = []
  const { ended, lastTime } = counts
  if (fullList && ended > lastTime * endedShareLimit) {
    guards.push({
      guard: 'ends-many',
      number: ended,
      of: lastTime,
      text: `上一份名单有 ${lastTime} 人，这一份少了其中的 ${ended} 人，超过一成。请核对来文是不是完整，再由另一人输入这个数字放行。`,
    })
  }
  const looked = counts.rows - counts.bad - counts.duplicate
  const missed = looked - counts.matched
  // A list that brings new people in is not measured by how many of them are known.
  if (
    !kind.createsPeople &&
    looked >= matchedRowsLeast &&
    counts.matched < looked * matchedShareLeast
  ) {
    guards.push({
      guard: 'finds-few',
      number: missed,
      of: looked,
      text: `${looked} 行里有 ${missed} 行在本机找不到人，找到的不到七成。请核对是不是本单位的名册、列有没有对错，再由另一人输入这个数字放行。`,
    })
  }
  return guards
}

export const noCounts: RosterCounts = {
  rows: 0,
  new: 0,
  changed: 0,
  same: 0,
  'not-found': 0,
  ambiguous: 0,
  duplicate: 0,
  bad: 0,
  matched: 0,
  lastTime: 0,
  ended: 0,
  peopleNew: 0,
  peopleChanged: 0,
  blankRows: 0,
  hiddenRows: 0,
  hiddenColumns: [],
  skipped: [],
  payments: [],
}

/** A line by what it says of the person, for decisions that are remembered. */
export function matchKeyOf(line: {
  readonly name: string | null
  readonly idNumber: string | null
  readonly proposedNumber: string | null
  readonly birth: string | null
  readonly village: string | null
}): string {
  const { name, idNumber, proposedNumber, birth, village } = line
  return JSON.stringify([name, idNumber ?? proposedNumber, birth, village])
}

/** What makes two lines of one file the same: the person, and where a kind allows several, the matter. */
export function sameLineKeyOf(
  line: Parameters<typeof matchKeyOf>[0] & Saying & { readonly paidFen: number | null },
  kind: RosterKind,
): string {
  const who = line.idNumber ?? matchKeyOf(line)
  if (!kind.severalPerPerson) return who
  if (kind.changes === 'payments') {
    return JSON.stringify([who, line.eventOn, line.paidFen, line.term])
  }
  return JSON.stringify([who, line.term])
}
