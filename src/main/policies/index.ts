/** What the packs say and answer. */
export { makePoliciesProcedures } from './procedures.ts'
