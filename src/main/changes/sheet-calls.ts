/** 变更登记表: preview, a counted copy, and verification. */
import { getDefined } from '../../shared/kernel/assert.ts'
import { operatorOf } from '../kernel/call-context.ts'
import { changesRouter } from './parts.ts'
import type { ChangesParts } from './parts.ts'
import { findCopy, findSheet, openCopy, verifySheet } from './sheets.ts'

export function sheetCalls({ slot }: ChangesParts) {
  const os = changesRouter()
  return {
    previewSheet: os.previewSheet.handler(async ({ input, errors }) => {
      const content = await findSheet(slot.get().read, input.changeId)
      if (content === null) throw errors.CHANGE_NOT_FOUND()
      return content
    }),

    printSheet: os.printSheet.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const operator = operatorOf(context)
      const { requestId, changeId } = input
      const recorded = await ledger.writer.record<{ copyId: number }, 'CHANGE_NOT_FOUND'>(
        { requestId, kind: 'changes.printSheet', operator, payload: { changeId } },
        async (writing) => {
          const content = await findSheet(writing.read, changeId)
          if (content === null) return { kind: 'refuse', refusal: 'CHANGE_NOT_FOUND' }
          const { accountId } = operator
          const copyId = await openCopy(writing, { content, changeId, accountId })
          return { kind: 'record', subject: `change:${changeId}`, result: { copyId } }
        },
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') throw errors[recorded.refusal]()
      return getDefined(await findCopy(ledger.read, recorded.result.copyId), 'copy')
    }),

    getSheet: os.getSheet.handler(async ({ input, errors }) => {
      const copy = await findCopy(slot.get().read, input.copyId)
      if (copy === null) throw errors.COPY_NOT_FOUND()
      return copy
    }),

    verifySheet: os.verifySheet.handler(({ input }) => verifySheet(slot.get().read, input)),
  }
}
