/** The whole contract of the core, one key a capability. Every door speaks it. */
import { accountsContract } from './accounts/contract.ts'
import { auditContract } from './audit/contract.ts'
import { collectionsContract } from './collections/contract.ts'
import { intakeContract } from './intake/contract.ts'
import { officeContract } from './office/contract.ts'
import { peopleContract } from './people/contract.ts'
import { printingContract } from './printing/contract.ts'
import { quotasContract } from './quotas/contract.ts'

export const contract = {
  accounts: accountsContract,
  audit: auditContract,
  collections: collectionsContract,
  intake: intakeContract,
  office: officeContract,
  people: peopleContract,
  printing: printingContract,
  quotas: quotasContract,
}
export type Contract = typeof contract
