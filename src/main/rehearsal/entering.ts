/** Amendments on their way in: read, checked beside what stands, shown before they are recorded. */
import type {
  AmendmentPreview,
  AmendmentSource,
  EntryProblem,
} from '../../shared/amendments/model.ts'
import { coverageYearsOf } from '../../shared/amendments/content-words.ts'
import { canonicalJson } from '../ledger/index.ts'
import type { Amendment, Overlay, PackSet } from '../rules/index.ts'
import { findTextProblems } from './entered-texts.ts'
import { lintEntered, listChanges, readAmendments, wholeProblem } from '../rules/index.ts'

export type Entering = {
  readonly packs: PackSet
  readonly overlay: Overlay
  /** The office's own packs; others cannot be amended. */
  readonly policies: readonly string[]
}

export type Checked = {
  readonly amendments: readonly Amendment[]
  readonly problems: readonly EntryProblem[]
  /** The first policy that the office has not adopted, null where it has them all. */
  readonly stranger: string | null
  /** One that stands already, word for word: entering it again would count it twice. */
  readonly repeated: Amendment | null
}

/** One amendment and what it changes. */
export type Shown = Omit<AmendmentPreview['entries'][number], 'waitingCount'>

/** Whether it may be shown and recorded. */
export function isSound({ problems, stranger, repeated }: Checked): boolean {
  return problems.length === 0 && stranger === null && repeated === null
}

/** What was entered, and what is wrong with it; nothing can be recorded while something is. */
export function checkEntered(source: AmendmentSource, entering: Entering): Checked {
  const { packs, overlay, policies } = entering
  const read = readSource(source)
  const nothingElse = { stranger: null, repeated: null }
  const { amendments } = read
  // It is told to the core from a thread: nothing but what can be copied.
  if (read.problems.length > 0) return { amendments, problems: read.problems, ...nothingElse }
  const spoilt = amendments.flatMap((amendment, index) =>
    findTextProblems(amendment).map((problem) => read.place({ index, ...problem })),
  )
  if (spoilt.length > 0) return { amendments, problems: spoilt, ...nothingElse }
  const stranger = amendments.find(({ policy }) => !policies.includes(policy))?.policy ?? null
  if (stranger !== null) return { amendments, problems: [], stranger, repeated: null }
  const repeated = findRepeated(amendments, overlay)
  if (repeated !== null) return { amendments, problems: [], stranger: null, repeated }
  const problems = lintEntered(packs, overlay, amendments).map(({ index, ...problem }) =>
    index === null ? wholeProblem(problem.text) : read.place({ index, ...problem }),
  )
  return { amendments, problems, ...nothingElse }
}

function findRepeated(
  entered: readonly Amendment[],
  { amendments: standing = [] }: Overlay,
): Amendment | null {
  const known = new Set(standing.map((each) => canonicalJson(each)))
  return entered.find((each) => known.has(canonicalJson(each))) ?? null
}

function readSource(source: AmendmentSource): ReturnType<typeof readAmendments> {
  if (source.kind === 'file') return readAmendments(source.text)
  return {
    amendments: [source.amendment],
    problems: [],
    place: ({ path, text, unusual = false }) => ({
      path: path.map(String).join('.'),
      line: null,
      column: null,
      text,
      unusual,
    }),
  }
}

/** Each amendment with what it changes, those before it already in force. */
export function showEntered(
  amendments: readonly Amendment[],
  { packs, overlay }: Entering,
): readonly Shown[] {
  let before = overlay
  return amendments.map((amendment) => {
    const after = { ...before, amendments: [...(before.amendments ?? []), amendment] }
    const { policy, from: day } = amendment
    const asked = { policy, day, coverageYears: coverageYearsOf(amendment) ?? [] }
    const changes = listChanges(packs, asked, { before, after })
    before = after
    return { amendment, changes: [...changes] }
  })
}
