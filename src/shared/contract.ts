/** The whole contract of the core, one key a capability. Every door speaks it. */
import { accountsContract } from './accounts/contract.ts'
import { auditContract } from './audit/contract.ts'
import { intakeContract } from './intake/contract.ts'
import { officeContract } from './office/contract.ts'
import { peopleContract } from './people/contract.ts'

export const contract = {
  accounts: accountsContract,
  audit: auditContract,
  intake: intakeContract,
  office: officeContract,
  people: peopleContract,
}
export type Contract = typeof contract
