/** Practice offices: invented residents on a practice date, for learning and for measuring. */
export { makePracticeFolder } from './make-folder.ts'
export type { PracticeFolderOptions } from './make-folder.ts'
export { makePracticeOffice } from './make-office.ts'
export type { PracticeOptions } from './make-office.ts'
export { practiceDate, usualPeople } from './offices.ts'
export { mostPracticePeople } from './population.ts'
