/** What the core and the thread of checks say to each other. */
import type { AmendmentSource } from '../../shared/amendments/model.ts'
import type { Candidate, CandidateProblem } from '../../shared/rehearsal/model.ts'
import type { PackUpload } from '../../shared/office/brought-pack.ts'
import type { CaseReport } from '../../shared/policies/model.ts'
import type { Overlay, PackPlaces } from '../rules/index.ts'
import type { CheckedUpload } from '../office/index.ts'
import type { Checked, Shown } from './entering.ts'

/** What the thread is started with, and told again where the office has brought a pack in. */
export type CheckTask = {
  readonly places: PackPlaces
  /** Hashes by policy of the packs that the core has: the thread reads the files again. */
  readonly packHashes: Readonly<Record<string, string>>
}

export type CheckQuestions = {
  /** Amendments on their way in, beside what stands. */
  readonly entered: {
    readonly source: AmendmentSource
    readonly overlay: Overlay
    /** The office's own packs. */
    readonly policies: readonly string[]
  }
  /** A change or a pack that is to be rehearsed. */
  readonly candidate: { readonly candidate: Candidate; readonly overlay: Overlay }
  /** A pack's files and its examples. */
  readonly policy: { readonly policy: string }
  /** The examples of a pack, one by one. */
  readonly cases: { readonly policy: string }
  /** A pack that somebody wants to bring in. */
  readonly upload: { readonly upload: PackUpload }
  /** What the office would work by without something that it has entered. */
  readonly withdrawal: { readonly before: Overlay; readonly after: Overlay }
}

export type CheckAnswers = {
  readonly entered: Checked & { readonly shown: readonly Shown[] }
  /** The title is null where it cannot be rehearsed. */
  readonly candidate: {
    readonly title: string | null
    readonly problems: readonly CandidateProblem[]
  }
  /** A sentence each; empty where it is sound. */
  readonly policy: readonly string[]
  readonly cases: CaseReport
  readonly upload: CheckedUpload
  /** Whether what is left needs what would go. What could not be used before may always go. */
  readonly withdrawal: { readonly needed: boolean }
}

export type CheckKind = keyof CheckQuestions

export type ToCheckThread = { readonly kind: 'packs'; readonly task: CheckTask } | CheckQuestion

export type CheckQuestion = {
  [Kind in CheckKind]: {
    readonly id: number
    readonly kind: Kind
    readonly question: CheckQuestions[Kind]
  }
}[CheckKind]

export type FromCheckThread =
  | { readonly kind: 'answered'; readonly id: number; readonly answer: CheckAnswers[CheckKind] }
  /** Something the operator must hear about. */
  | { readonly kind: 'trouble'; readonly id: number; readonly sentence: string }
