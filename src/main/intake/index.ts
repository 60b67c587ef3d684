/** 参保登记 at the counter, its review and its settlement. */
export { makeIntakeProcedures } from './procedures.ts'
export { quote } from './quote.ts'
export type { QuoteParts } from './quote.ts'
export { findRegistration, registrationFor } from './registrations.ts'
export type { StoredRegistration } from './registrations.ts'
export { quoteInputOf } from './review.ts'
export { settle } from './settle.ts'
