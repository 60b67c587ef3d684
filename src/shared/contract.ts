/** The whole contract of the core, one key a capability. Every door speaks it. */
import { accountsContract } from './accounts/contract.ts'
import { amendmentsContract } from './amendments/contract.ts'
import { auditContract } from './audit/contract.ts'
import { collectionsContract } from './collections/contract.ts'
import { duplicatesContract } from './duplicates/contract.ts'
import { evidenceContract } from './evidence/contract.ts'
import { intakeContract } from './intake/contract.ts'
import { officeContract } from './office/contract.ts'
import { peopleContract } from './people/contract.ts'
import { platformContract } from './platform/contract.ts'
import { policiesContract } from './policies/contract.ts'
import { printingContract } from './printing/contract.ts'
import { quotasContract } from './quotas/contract.ts'
import { rehearsalContract } from './rehearsal/contract.ts'
import { rostersContract } from './rosters/contract.ts'

export const contract = {
  accounts: accountsContract,
  amendments: amendmentsContract,
  audit: auditContract,
  collections: collectionsContract,
  duplicates: duplicatesContract,
  evidence: evidenceContract,
  intake: intakeContract,
  office: officeContract,
  people: peopleContract,
  platform: platformContract,
  policies: policiesContract,
  printing: printingContract,
  quotas: quotasContract,
  rehearsal: rehearsalContract,
  rosters: rostersContract,
}
export type Contract = typeof contract
