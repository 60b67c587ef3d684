/** 信息变更: a person's record put right, and the newborns who wait for their number. */
export { makeChangesProcedures } from './procedures.ts'
