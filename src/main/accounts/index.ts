/** Operators, roles and sign-in. */
export { makeGate } from './gate.ts'
export { hashPassword, passwordCost } from './password.ts'
export { makeAccountsProcedures } from './procedures.ts'
export { makeSessions } from './sessions.ts'
export type { Sessions } from './sessions.ts'
export { findAccount, openAccount } from './store.ts'
export type { NewAccount } from './store.ts'
