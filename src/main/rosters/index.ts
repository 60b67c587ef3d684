/** 名册导入: lists from other bureaus, from the file they sent to what counts in the ledger. */
export { makeRostersProcedures } from './procedures.ts'
export { makeRosterDesk } from './desk.ts'
export type { RosterDesk } from './desk.ts'
export { goOnWithAny } from './going-on.ts'
