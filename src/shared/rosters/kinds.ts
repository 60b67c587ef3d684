/** Every kind of roster that the office is sent, in the order in which they are usually due. */
import { getDefined } from '../kernel/assert.ts'
import {
  deaths,
  employeeInsurance,
  identities,
  inPrison,
  inService,
  insuredElsewhere,
  platformStatus,
} from './kinds-of-evidence.ts'
import { paidRegister, paymentDetail, renewal } from './kinds-of-payment.ts'
import {
  enrolledBefore,
  registeredPopulation,
  residentPopulation,
  schoolEnrolment,
  universityStudents,
  villageGroups,
} from './kinds-of-people.ts'
import type { RosterKind, RosterKindName } from './kind.ts'

export { rosterKindNames } from './kind.ts'
export type { PersonPart, RosterKind, RosterKindName } from './kind.ts'

/** People first, then what is said of them, then who paid: what stands later builds on the earlier. */
export const rosterKinds: readonly RosterKind[] = [
  registeredPopulation,
  residentPopulation,
  villageGroups,
  enrolledBefore,
  identities,
  deaths,
  employeeInsurance,
  insuredElsewhere,
  universityStudents,
  schoolEnrolment,
  inService,
  inPrison,
  renewal,
  paidRegister,
  paymentDetail,
  platformStatus,
]

export function getRosterKind(name: RosterKindName): RosterKind {
  return getDefined(
    rosterKinds.find(({ kind }) => kind === name),
    `roster kind ${name}`,
  )
}
