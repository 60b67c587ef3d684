/** 任务分配、完成情况. */
export { makeQuotasProcedures } from './procedures.ts'
