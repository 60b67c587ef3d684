/** One line a capability: the contract put together with what carries it out. */
import { implement } from '@orpc/server'
import { contract } from '../shared/contract.ts'
import { makeAccountsProcedures, makeGate } from './accounts/index.ts'
import type { Sessions } from './accounts/index.ts'
import { makeAmendmentsProcedures } from './amendments/index.ts'
import { makeAuditProcedures } from './audit/index.ts'
import { makeCollectionsProcedures } from './collections/index.ts'
import { makeDuplicatesProcedures } from './duplicates/index.ts'
import { makeEvidenceProcedures } from './evidence/index.ts'
import { makeIntakeProcedures } from './intake/index.ts'
import type { CallContext } from './kernel/call-context.ts'
import { makeFaults } from './kernel/faults.ts'
import type { FaultOptions } from './kernel/faults.ts'
import type { LedgerSlot } from './ledger/index.ts'
import { makeOfficeProcedures } from './office/index.ts'
import { makePeopleProcedures } from './people/index.ts'
import { makePlatformProcedures } from './platform/index.ts'
import { makePoliciesProcedures } from './policies/index.ts'
import { makePrintingProcedures } from './printing/index.ts'
import { makeQuotasProcedures } from './quotas/index.ts'
import { makeRehearsalProcedures } from './rehearsal/index.ts'
import { makeRostersProcedures } from './rosters/index.ts'

export type RouterParts = FaultOptions & {
  readonly slot: LedgerSlot
  readonly sessions: Sessions
  readonly accounts: Parameters<typeof makeAccountsProcedures>[0]
  readonly amendments: Parameters<typeof makeAmendmentsProcedures>[0]
  readonly audit: Parameters<typeof makeAuditProcedures>[0]
  readonly intake: Parameters<typeof makeIntakeProcedures>[0]
  readonly office: Parameters<typeof makeOfficeProcedures>[0]
  readonly people: Parameters<typeof makePeopleProcedures>[0]
  readonly rehearsal: Parameters<typeof makeRehearsalProcedures>[0]
  readonly rosters: Parameters<typeof makeRostersProcedures>[0]
  readonly policies: Parameters<typeof makePoliciesProcedures>[0]
}

export function makeRouter(parts: RouterParts) {
  return implement(contract)
    .$context<CallContext>()
    .use(makeFaults(parts))
    .use(makeGate(parts.sessions, parts.slot))
    .router({
      accounts: makeAccountsProcedures(parts.accounts),
      amendments: makeAmendmentsProcedures(parts.amendments),
      audit: makeAuditProcedures(parts.audit),
      collections: makeCollectionsProcedures(parts.intake),
      duplicates: makeDuplicatesProcedures(parts.people),
      evidence: makeEvidenceProcedures(parts.intake),
      intake: makeIntakeProcedures(parts.intake),
      office: makeOfficeProcedures(parts.office),
      people: makePeopleProcedures(parts.people),
      platform: makePlatformProcedures(parts.intake),
      policies: makePoliciesProcedures(parts.policies),
      printing: makePrintingProcedures(parts.intake),
      quotas: makeQuotasProcedures(parts.intake),
      rehearsal: makeRehearsalProcedures(parts.rehearsal),
      rosters: makeRostersProcedures(parts.rosters),
    })
}
export type Router = ReturnType<typeof makeRouter>
