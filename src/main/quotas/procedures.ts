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
import type { NoteRefusal } from './store.ts'
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
      const { requestId, policy, name, note, replaces } = input
      const table = await tableOf(policy)
      if (table === null) throw errors.TABLE_NOT_FOUND()
      if (!table.rows.some((row) => row.name === name)) throw errors.ROW_NOT_FOUND()
      const recorded = await slot.get().writer.record<Record<string, never>, NoteRefusal>(
        {
          requestId,
          kind: 'quotas.note',
          operator: operatorOf(context),
          payload: { policy, name, note, replaces },
        },
        async (writing) => {
          const refusal = await keepNote(writing, { policy, name, text: note, replaces })
          if (refusal !== null) return { kind: 'refuse', refusal }
          return { kind: 'record', subject: `task-table:${policy}`, result: {} }
        },
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') {
        const { note: newer, changedBy } = recorded.refusal
        const who = changedBy ?? '别人'
        throw errors.NOTE_CHANGED({
          message: `${who}刚把这一行的备注改为“${newer}”，您写的没有保存，请看清后再保存。`,
          data: { note: newer, changedBy },
        })
      }
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
