/** Practice offices: invented residents on a practice date, for learning and for measuring. */
export { makePracticeOffice } from './make-office.ts'
export type { PracticeOptions } from './make-office.ts'
export { practiceDate, usualPeople } from './offices.ts'
export { mostPracticePeople } from './population.ts'
