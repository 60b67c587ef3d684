/** 户: members, 全家办理, the household's sheet. */
export { makeHouseholdsProcedures } from './procedures.ts'
