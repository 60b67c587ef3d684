/** The record of everything that was written. */
export { makeAuditProcedures } from './procedures.ts'
