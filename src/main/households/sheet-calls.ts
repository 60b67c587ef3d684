/** 登记表（全家）: preview, a counted copy, and verification. */
import { getDefined } from '../../shared/kernel/assert.ts'
import { operatorOf } from '../kernel/call-context.ts'
import { asOfNow, householdsRouter } from './parts.ts'
import type { HouseholdsParts } from './parts.ts'
import { findCopy, openCopy, verifySheet } from './sheet-copies.ts'
import { findSheet } from './sheet.ts'
import type { SheetRefusal } from './sheet.ts'

export function sheetCalls({ slot, packs }: HouseholdsParts) {
  const os = householdsRouter()
  return {
    previewSheet: os.previewSheet.handler(async ({ input, errors }) => {
      const ledger = slot.get()
      const content = await findSheet(ledger.read, input, asOfNow(ledger, packs))
      if (typeof content === 'string') throw errors[content]()
      return content
    }),

    printSheet: os.printSheet.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const operator = operatorOf(context)
      const { requestId, ...asked } = input
      const recorded = await ledger.writer.record<{ sheetId: number }, SheetRefusal>(
        { requestId, kind: 'households.printSheet', operator, payload: asked },
        async (writing) => {
          const asOf = { today: writing.recordedOn, packs }
          const content = await findSheet(writing.read, asked, asOf)
          if (typeof content === 'string') return { kind: 'refuse', refusal: content }
          const { accountId } = operator
          const sheetId = await openCopy(writing, { ...asked, content, accountId })
          return { kind: 'record', subject: `household-sheet:${sheetId}`, result: { sheetId } }
        },
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') throw errors[recorded.refusal]()
      return getDefined(await findCopy(ledger.read, recorded.result.sheetId), 'household sheet')
    }),

    getSheet: os.getSheet.handler(async ({ input, errors }) => {
      const copy = await findCopy(slot.get().read, input.sheetId)
      if (copy === null) throw errors.SHEET_NOT_FOUND()
      return copy
    }),

    verifySheet: os.verifySheet.handler(({ input }) => {
      const ledger = slot.get()
      return verifySheet(ledger.read, input, asOfNow(ledger, packs))
    }),
  }
}
