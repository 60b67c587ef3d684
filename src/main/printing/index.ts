/** 登记表、收据: what is printed, how often, and whether a paper is genuine. */
export { makePrintingProcedures } from './procedures.ts'
export { shortHashOf } from './short-hash.ts'
