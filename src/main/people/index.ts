/** Residents, households and special identities. */
export { makePeopleProcedures } from './procedures.ts'
export { decideSearch } from './decide.ts'
export { soundOf } from './pinyin.ts'
export { findPerson, keepIdentities, listHeldIdentities } from './held-identities.ts'
export {
  documentTypeOf,
  findPersonIdByNumber,
  identityRowFrom,
  nothingAsked,
  personFieldsFrom,
  personRowFrom,
} from './store.ts'
export type { NewPersonRecord } from './store.ts'
export { comparableName } from './name-matching/comparable-name.ts'
export { matchPerson } from './name-matching/match-person.ts'
export { buildNameIndex } from './name-matching/name-index.ts'
export type { NameIndex } from './name-matching/name-index.ts'
export { nameKeys } from './name-matching/name-keys.ts'
export { nameLookups } from './name-matching/name-lookups.ts'
export { scoreNames } from './name-matching/score-names.ts'
export type {
  MatchCandidate,
  MatchReason,
  MatchReasonCode,
  MatchResult,
  MatchRow,
  MatchVerdict,
  NameKeys,
  NameLookup,
  NameScore,
  ScoredCandidate,
} from './name-matching/model.ts'
