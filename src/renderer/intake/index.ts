/** What other screens show of a registration. */
export { QuotationSheet } from './QuotationPanel.tsx'
export { RegistrationFacts } from './RegistrationFacts.tsx'
export { StateNotice } from './RegistrationState.tsx'
export { keepRegistration, refreshRegistrations } from './refresh.ts'
