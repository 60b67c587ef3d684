/** The calls about the record: what was written, and whether it is sound. */
import { implement } from '@orpc/server'
import { auditContract } from '../../shared/audit/contract.ts'
import type { CallContext } from '../kernel/call-context.ts'
import type { LedgerSlot } from '../ledger/index.ts'
import { labelOf } from './labels.ts'
import { listActions } from './store.ts'

const pageSize = 100

export function makeAuditProcedures({ slot }: { readonly slot: LedgerSlot }) {
  const os = implement(auditContract).$context<CallContext>()
  return os.router({
    actions: os.actions.handler(async ({ input }) => {
      const { actions, count } = await listActions(slot.get().read, {
        before: input.before,
        limit: pageSize + 1,
      })
      return {
        actions: actions
          .slice(0, pageSize)
          .map((action) => ({ ...action, label: labelOf(action.kind) })),
        count,
        more: actions.length > pageSize,
      }
    }),
    verify: os.verify.handler(() => {
      const verification = slot.get().verify()
      return { ...verification, problems: [...verification.problems] }
    }),
  })
}
