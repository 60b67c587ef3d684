/** Residents, households and special identities. */
export { makePeopleProcedures } from './procedures.ts'
export { soundOf } from './pinyin.ts'
export {
  findPerson,
  findPersonIdByNumber,
  identityRowFrom,
  keepIdentities,
  personRowFrom,
} from './store.ts'
export type { NewPersonRecord } from './store.ts'
