/** 参保登记 at the counter. */
export { makeIntakeProcedures } from './procedures.ts'
