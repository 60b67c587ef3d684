/** The calls of quotas. */
import { implement } from '@orpc/server'
import { quotasContract } from '../../shared/quotas/contract.ts'
import type { TaskTable } from '../../shared/quotas/contract.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import { operatorOf } from '../kernel/call-context.ts'
import type { CallContext } from '../kernel/call-context.ts'
import type { LedgerSlot } from '../ledger/index.ts'
import { getOffice } from '../office/index.ts'
import type { PackSet } from '../rules/index.ts'
import { writeTaskWorkbook } from '../spreadsheets/index.ts'
import { countEnrolments, keepNote, listNotes } from './store.ts'
import { findTaskTable } from './table.ts'

export type QuotasParts = { readonly slot: LedgerSlot; readonly packs: PackSet }

export function makeQuotasProcedures({ slot, packs }: QuotasParts) {
  const os = implement(quotasContract).$context<CallContext>()

  const tableOf = async (policy: string): Promise<TaskTable | null> => {
    const { read, clock } = slot.get()
    const office = await getOffice(read)
    const pack = packs.find(policy)?.summary
    if (pack === undefined || !office.policies.includes(policy)) return null
    return findTaskTable({
      pack,
      office,
      completed: await countEnrolments(read, pack.coverageYear),
      notes: await listNotes(read, policy),
      asOf: clock.today(),
    })
  }

  return os.router({
    tables: os.tables.handler(async () => {
      const { policies } = await getOffice(slot.get().read)
      return packs
        .list()
        .flatMap(({ policy, taskTableHead, coverageYear }) =>
          taskTableHead !== null && policies.includes(policy)
            ? [{ policy, title: taskTableHead.title, coverageYear }]
            : [],
        )
    }),

    table: os.table.handler(async ({ input, errors }) => {
      const table = await tableOf(input.policy)
      if (table === null) throw errors.TABLE_NOT_FOUND()
      return table
    }),

    note: os.note.handler(async ({ input, context, errors }) => {
      const { requestId, policy, name, note } = input
      const table = await tableOf(policy)
      if (table === null) throw errors.TABLE_NOT_FOUND()
      if (!table.rows.some((row) => row.name === name)) throw errors.ROW_NOT_FOUND()
      const recorded = await slot.get().writer.record(
        {
          requestId,
          kind: 'quotas.note',
          operator: operatorOf(context),
          payload: { policy, name, note },
        },
        async (writing) => {
          await keepNote(writing, { policy, name, text: note })
          return { kind: 'record', subject: `task-table:${policy}`, result: {} }
        },
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      return getDefined(await tableOf(policy), 'task table')
    }),

    workbook: os.workbook.handler(async ({ input, errors }) => {
      const table = await tableOf(input.policy)
      if (table === null) throw errors.TABLE_NOT_FOUND()
      const bytes = await writeTaskWorkbook(table)
      return {
        fileName: `${table.title}-${table.asOf}.xlsx`,
        base64: Buffer.from(bytes).toString('base64'),
      }
    }),
  })
}
