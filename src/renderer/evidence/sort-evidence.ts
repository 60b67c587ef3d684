/** Which of what lists say has to be read before anything is saved. */
import type { Evidence, EvidenceKind } from '../../shared/evidence/model.ts'

export type SortedEvidence = {
  /** A registration needs a written reason; whoever disagrees in the same matter stands beside. */
  readonly against: readonly Evidence[]
  /** They may be in, or have paid, for the year that is asked for. */
  readonly already: readonly Evidence[]
  readonly told: readonly Evidence[]
}

/** A list of one of these and of the same coverage year says that somebody is in already. */
const kindsOfTheYear: readonly EvidenceKind[] = ['paid', 'platform-status', 'school-enrolment']

export function sortEvidence(
  evidence: readonly Evidence[],
  coverageYear: number | null,
): SortedEvidence {
  const stopping = new Set(standingIn(evidence).map(({ kind }) => kind))
  const sorted = { against: [] as Evidence[], already: [] as Evidence[], told: [] as Evidence[] }
  for (const one of evidence) {
    const ofTheYear = coverageYear !== null && one.coverageYear === coverageYear
    if (stopping.has(one.kind)) sorted.against.push(one)
    else if (kindsOfTheYear.includes(one.kind) && ofTheYear && !isFailed(one)) {
      sorted.already.push(one)
    } else sorted.told.push(one)
  }
  return sorted
}

/** For which the office asks a written reason: the one that rules in its matter. */
export function standingIn(evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.filter(({ effect, rules }) => effect === 'reason' && rules)
}

/** As the kind of roster calls it: evidence keeps the label of a level. */
const failedLabel = '失败'

/** What the platform could not record is no enrolment. */
function isFailed({ kind, level }: Evidence): boolean {
  return kind === 'platform-status' && level === failedLabel
}
