/** 平台录入、无法录入: the state platform, beside which the office works by hand. */
export { makePlatformProcedures } from './procedures.ts'
