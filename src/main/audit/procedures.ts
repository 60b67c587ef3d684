/** The calls about the record: what was written, and whether it is sound. */
import { implement } from '@orpc/server'
import { auditContract } from '../../shared/audit/contract.ts'
import { operatorOf } from '../kernel/call-context.ts'
import type { CallContext } from '../kernel/call-context.ts'
import type { LedgerSlot } from '../ledger/index.ts'
import { channelsKnownTo } from '../office/index.ts'
import type { PackSet } from '../rules/index.ts'
import { labelOf } from './labels.ts'
import { detailOf } from './details.ts'
import { listActions, namesOf } from './store.ts'

const pageSize = 100

export type AuditParts = { readonly slot: LedgerSlot; readonly packs: PackSet }

export function makeAuditProcedures({ slot, packs }: AuditParts) {
  const os = implement(auditContract).$context<CallContext>()
  return os.router({
    actions: os.actions.handler(async ({ input, context }) => {
      const { read } = slot.get()
      const { actions, count } = await listActions(read, {
        before: input.before,
        limit: pageSize + 1,
      })
      const page = actions.slice(0, pageSize)
      const names = await namesOf(
        read,
        page.map(({ subject }) => subject),
      )
      const withReasons = operatorOf(context).role === 'auditor'
      return {
        actions: page.map(({ payload, ...action }) => ({
          ...action,
          label: labelOf(action.kind),
          subjectName: nameOf(action.subject, names, packs),
          detail: detailOf({ kind: action.kind, payload }, { withReasons }),
        })),
        count,
        more: actions.length > pageSize,
      }
    }),
    verify: os.verify.handler(() => {
      const verification = slot.get().verify({ channels: channelsKnownTo(packs) })
      return { ...verification, problems: [...verification.problems] }
    }),
  })
}

/** A table or reading is known by its pack's title; a pack that cannot be read, by its name. */
function nameOf(
  subject: string | null,
  names: ReadonlyMap<string, string>,
  packs: PackSet,
): string | null {
  if (subject === null) return null
  const [kind, id = ''] = subject.split(':')
  if (kind !== 'task-table' && kind !== 'reading') return names.get(subject) ?? null
  return packs.find(id)?.summary.title ?? id
}
