/** The only entrance to the rules engine. */
export { decide } from './decide.ts'
export { nextChanges } from './next-change.ts'
export { readPacks } from './read-pack.ts'
export { lintOverlay, readOverlay } from './overlay.ts'
export { summaryOn } from './summary-on.ts'
export type { Pack, PackSet } from './pack.ts'
export type { PackProblem } from './problem.ts'
export type { Answer, NextChange, Overlay, PackSummary } from '../../shared/rules/model.ts'
