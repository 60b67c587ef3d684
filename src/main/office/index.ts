/** The office itself. */
export { makeOfficeProcedures, practiseKind } from './procedures.ts'
export { getOffice, listReadingChoices, listVillages, openOffice } from './store.ts'
export type { NewOffice } from './store.ts'
export { overlayFrom } from './overlay.ts'
export { coverageYearOf } from './coverage-year.ts'
