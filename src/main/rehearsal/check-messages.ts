/** What the core and the thread of checks say to each other. */
import type { AmendmentSource } from '../../shared/amendments/model.ts'
import type { Candidate, CandidateProblem } from '../../shared/rehearsal/model.ts'
import type { Overlay } from '../rules/index.ts'
import type { Checked, Shown } from './entering.ts'

/** What the thread is started with. */
export type CheckTask = {
  readonly rulesFolder: string
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
}

export type CheckKind = keyof CheckQuestions

export type ToCheckThread = {
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
