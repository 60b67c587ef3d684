/** 本单位确定: what the office enters of its own, and what waits for it. */
export { makeAmendmentsProcedures } from './procedures.ts'
