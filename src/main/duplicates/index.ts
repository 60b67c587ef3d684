/** 疑似重复: records that may be one person, merging them, and what was said of them. */
export { makeDuplicatesProcedures } from './procedures.ts'
export { checkPerson } from './check-person.ts'
export type { PersonCheck } from './check-person.ts'
export { findCandidates } from './candidates.ts'
export { isSuspected, likenessOf } from './likeness.ts'
export type { Facts } from './likeness.ts'
export { keepVerdicts } from './verdicts.ts'
