/**
 * The numbered steps from an empty file to today's schema, in tens, forward only. A step that has
 * been released never changes; what it left out is a step of its own.
 */
import { walkIn } from './0010-walk-in.ts'
import { reviewAndPayment } from './0020-review-and-payment.ts'
import { amendments } from './0030-amendments.ts'
import { assessment } from './0040-assessment.ts'
import { rosters } from './0050-rosters.ts'
import { orderOfARegistration } from './0060-order-of-a-registration.ts'
import { peopleOfAnUndoneList } from './0070-people-of-an-undone-list.ts'
import { taxLists } from './0080-tax-lists.ts'
import { documentsOfAPerson } from './0100-documents-of-a-person.ts'
import { statePlatform } from './0110-state-platform.ts'
import { duplicates } from './0150-duplicates.ts'
import type { Migration } from './migration.ts'

export type { Migration } from './migration.ts'

export const migrations: readonly Migration[] = [
  walkIn,
  reviewAndPayment,
  amendments,
  assessment,
  rosters,
  orderOfARegistration,
  peopleOfAnUndoneList,
  taxLists,
  documentsOfAPerson,
  statePlatform,
  duplicates,
]
