/** The only entrance to the rules engine. */
export { decide, findBenefitOnceApproved } from './decide.ts'
export { badLine, decideLine } from './decide-line.ts'
export { describePack } from './describe-pack.ts'
export { runCases } from './run-cases.ts'
export { findNewbornSafeDay } from './newborn-days.ts'
export type { SafeDay } from './newborn-days.ts'
export {
  casesHashOf,
  isInstalled,
  lintPackTexts,
  lintPolicyIn,
  readBrought,
  readPackPlaces,
  runCasesIn,
  withBrought,
} from './pack-places.ts'
export type { BroughtPack, PackPlaces, PackTexts, ReadBrought } from './pack-places.ts'
export { nextChanges } from './next-change.ts'
export { packSetOf, readPack, readPacks } from './read-pack.ts'
export { lintFolder } from './lint-folder.ts'
export { listChanges } from './changes.ts'
export {
  lintEntered,
  readAmendments,
  wholeProblem,
  writeAmendments,
  writeOverlay,
} from './entered-amendments.ts'
export type { EnteredAmendments } from './entered-amendments.ts'
export { evidenceRanksOf } from './evidence-ranks.ts'
export { gapsOn } from './gaps.ts'
export { lintOverlay, readOverlay } from './overlay.ts'
export { sameResult } from './same-result.ts'
export { readOverlayDraft } from './overlay-draft.ts'
export { summaryOn } from './summary-on.ts'
export type { Pack, PackSet } from './pack.ts'
export type { PackProblem } from './problem.ts'
export type {
  Amendment,
  Answer,
  NextChange,
  Overlay,
  PackSummary,
} from '../../shared/rules/model.ts'
