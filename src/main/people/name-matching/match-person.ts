/** Whether a line of a list is one of the people who come into question. */
import type { Sex } from '../../../shared/kernel/id-number.ts'
import { birthReason, readBirth } from './compare-birth.ts'
import type { ReadBirth } from './compare-birth.ts'
import { prepareName } from './compare-names.ts'
import type { PreparedName } from './compare-names.ts'
import { numberReason, readRowNumber } from './compare-number.ts'
import { readGroup } from './group.ts'
import { mostRivals } from './model.ts'
import type {
  MatchCandidate,
  MatchReason,
  MatchReasonCode,
  MatchResult,
  MatchRow,
  ScoredCandidate,
} from './model.ts'
import { nameReasons } from './score-names.ts'

/** From so many points on a line is taken for the person. */
const sameFrom = 75
/** From so many points on a clerk is asked. */
const likelyFrom = 55
/** Two people nearer to each other than this are for a clerk to tell apart. */
const clearLead = 6

/** With one of these nobody is taken without a look, whatever else agrees. */
const contradictions: ReadonlySet<MatchReasonCode> = new Set<MatchReasonCode>([
  'name-differs',
  'birth-differs',
  'sex-differs',
  'number-differs',
])

/** With one of these nobody is taken without a look unless the number is the same. */
const weaknesses: ReadonlySet<MatchReasonCode> = new Set<MatchReasonCode>([
  'near-homophone',
  'character-lost',
  'one-character-differs',
  'part-of-the-name',
  'birth-nearly',
  'birth-same-year',
  'birth-unknown',
])

/**
 * The verdict on one line, with every reason. Candidates come from `NameIndex.findCandidates` or
 * from the stored keys; asking about too many costs time, not correctness.
 */
export function matchPerson<Candidate extends MatchCandidate>(
  row: MatchRow,
  candidates: readonly Candidate[],
): MatchResult<Candidate> {
  const line = readLine(row)
  const weighed = candidates
    .map((candidate) => weigh(line, candidate))
    .filter(comesIntoQuestion)
    .sort((a, b) => b.points - a.points || a.candidate.personId - b.candidate.personId)
  const [best, second] = weighed
  if (best === undefined) {
    return { verdict: 'none', score: 0, reasons: [], candidate: null, rivals: [] }
  }
  const rivals = weighed.slice(0, mostRivals).map(scoredFrom)
  const { score, reasons } = scoredFrom(best)
  if (second !== undefined && best.points - second.points < clearLead) {
    return { verdict: 'ambiguous', score, reasons, candidate: null, rivals }
  }
  const verdict = isTaken(best) ? 'same' : 'likely'
  return { verdict, score, reasons, candidate: best.candidate, rivals }
}

type Weighed<Candidate> = {
  readonly candidate: Candidate
  readonly reasons: readonly MatchReason[]
  /** Sum of the reasons' points, below 0 and above 100 too. */
  readonly points: number
}

function scoredFrom<Candidate extends MatchCandidate>({
  candidate,
  reasons,
  points,
}: Weighed<Candidate>): ScoredCandidate<Candidate> {
  return { candidate, reasons, score: Math.max(0, Math.min(100, points)) }
}

/** Twins of one house agree in all but the name: another name is another person, but for the number. */
function comesIntoQuestion({ points, reasons }: Weighed<unknown>): boolean {
  if (points < likelyFrom) return false
  const codes = new Set(reasons.map(({ code }) => code))
  return !codes.has('name-differs') || codes.has('number-same')
}

function isTaken({ points, reasons }: Weighed<unknown>): boolean {
  if (points < sameFrom || reasons.some(({ code }) => contradictions.has(code))) return false
  const codes = new Set(reasons.map(({ code }) => code))
  if (codes.has('number-same')) return true
  // A homophone alone is mostly another person: birth date and village decide.
  if (codes.has('homophone') && !codes.has('village-same')) return false
  return !reasons.some(({ code }) => weaknesses.has(code))
}

/** A line read once for all candidates. */
type Line = {
  readonly name: PreparedName
  readonly birth: ReadBirth | null
  readonly number: string | null
  readonly villageId: number | null
  readonly group: string | null
  readonly sex: Sex | null
  readonly head: PreparedName | null
}

function readLine(row: MatchRow): Line {
  return {
    name: prepareName(row.name),
    birth: readBirth(row.birth),
    number: readRowNumber(row.idNumber),
    villageId: row.villageId,
    group: readGroup(row.group),
    sex: row.sex,
    head: row.headName === null ? null : prepareName(row.headName),
  }
}

function weigh<Candidate extends MatchCandidate>(
  line: Line,
  candidate: Candidate,
): Weighed<Candidate> {
  const reasons = [
    ...nameReasons(line.name, preparedNameOf(candidate)),
    shortNameReason(line.name),
    birthReason(line.birth, candidate.birthDate),
    villageReason(line.villageId, candidate.villageId),
    groupReason(line.group, readGroup(candidate.group)),
    sexReason(line.sex, candidate.sex),
    headReason(line.head, candidate.headName),
    numberReason(line.number, candidate.idNumber),
  ].filter((reason) => reason !== null)
  return { candidate, reasons, points: reasons.reduce((sum, { points }) => sum + points, 0) }
}

const preparedNames = new WeakMap<MatchCandidate, PreparedName>()

/** Candidates of an index are compared many times, and reading a name is the dearest part of it. */
function preparedNameOf(candidate: MatchCandidate): PreparedName {
  const known = preparedNames.get(candidate)
  if (known !== undefined) return known
  const prepared = prepareName(candidate.name)
  preparedNames.set(candidate, prepared)
  return prepared
}

function shortNameReason(name: PreparedName): MatchReason | null {
  if (name.tokens.length > 2) return null
  return { code: 'short-name', points: -6, text: '姓名只有两个字，同名的人多' }
}

function villageReason(one: number | null, other: number | null): MatchReason {
  if (one === null || other === null) {
    return { code: 'village-unknown', points: 0, text: '名册没有可用的村（社区）' }
  }
  return one === other
    ? { code: 'village-same', points: 15, text: '同村（社区）' }
    : { code: 'village-differs', points: -20, text: '不同村（社区）' }
}

function groupReason(one: string | null, other: string | null): MatchReason | null {
  if (one === null || other === null) return null
  return one === other
    ? { code: 'group-same', points: 3, text: '同一村民小组' }
    : { code: 'group-differs', points: -3, text: '不同村民小组' }
}

function sexReason(one: Sex | null, other: Sex | null): MatchReason | null {
  if (one === null || other === null) return null
  return one === other
    ? { code: 'sex-same', points: 2, text: '性别相同' }
    : { code: 'sex-differs', points: -25, text: '性别不同' }
}

function headReason(head: PreparedName | null, known: string | null): MatchReason | null {
  if (head === null || known === null || head.whole === '') return null
  return head.whole === prepareName(known).whole
    ? { code: 'head-same', points: 8, text: `户主相同：${known}` }
    : { code: 'head-differs', points: -3, text: `户主不同：${head.shown}／${known}` }
}
