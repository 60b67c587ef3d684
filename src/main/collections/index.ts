/** 缴费: money that the counter takes in. */
export { makeCollectionsProcedures } from './procedures.ts'
