/** One line a capability: the contract put together with what carries it out. */
import { implement } from '@orpc/server'
import { contract } from '../shared/contract.ts'
import { makeAccountsProcedures, makeGate } from './accounts/index.ts'
import type { Sessions } from './accounts/index.ts'
import { makeAuditProcedures } from './audit/index.ts'
import { makeIntakeProcedures } from './intake/index.ts'
import type { CallContext } from './kernel/call-context.ts'
import { makeFaults } from './kernel/faults.ts'
import type { FaultOptions } from './kernel/faults.ts'
import type { LedgerSlot } from './ledger/index.ts'
import { makeOfficeProcedures } from './office/index.ts'
import { makePeopleProcedures } from './people/index.ts'

export type RouterParts = FaultOptions & {
  readonly slot: LedgerSlot
  readonly sessions: Sessions
  readonly accounts: Parameters<typeof makeAccountsProcedures>[0]
  readonly intake: Parameters<typeof makeIntakeProcedures>[0]
  readonly office: Parameters<typeof makeOfficeProcedures>[0]
  readonly people: Parameters<typeof makePeopleProcedures>[0]
}

export function makeRouter(parts: RouterParts) {
  return implement(contract)
    .$context<CallContext>()
    .use(makeFaults(parts))
    .use(makeGate(parts.sessions, parts.slot))
    .router({
      accounts: makeAccountsProcedures(parts.accounts),
      audit: makeAuditProcedures(parts),
      intake: makeIntakeProcedures(parts.intake),
      office: makeOfficeProcedures(parts.office),
      people: makePeopleProcedures(parts.people),
    })
}
export type Router = ReturnType<typeof makeRouter>
