/** 凭据: what other bodies say of people. Rosters write it; everybody else reads it. */
export { makeEvidenceProcedures } from './procedures.ts'
export { evidenceOf, standingAgainst, standingAgainstMany } from './of-person.ts'
export { everyListedIdentity, listListedIdentities } from './identity-evidence.ts'
export type { ListedIdentity } from './identity-evidence.ts'
export { findCrossings } from './crossing.ts'
export { detailsFrom, isVisible, visibleBatches } from './store.ts'
export type { NewEvidence } from './store.ts'
