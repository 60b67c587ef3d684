/** The calls of printing. */
import { implement } from '@orpc/server'
import { printingContract } from '../../shared/printing/contract.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import type { SheetContent, SheetKind } from '../../shared/printing/model.ts'
import { operatorOf } from '../kernel/call-context.ts'
import type { CallContext } from '../kernel/call-context.ts'
import { findRegistration, registrationFor } from '../intake/index.ts'
import type { LedgerSlot, Reader } from '../ledger/index.ts'
import { getOffice } from '../office/index.ts'
import { findPerson } from '../people/index.ts'
import type { PackSet } from '../rules/index.ts'
import { listSheetDifferences } from './differences.ts'
import { findSheetContent } from './sheet.ts'
import { normalizeSheetText } from './short-hash.ts'
import { findPrint, listPrints, openPrint } from './store.ts'

export type PrintingParts = { readonly slot: LedgerSlot; readonly packs: PackSet }

type SheetRefusal = 'REGISTRATION_NOT_FOUND' | 'NOTHING_PAID'

export function makePrintingProcedures({ slot, packs }: PrintingParts) {
  const os = implement(printingContract).$context<CallContext>()

  const sheetOf = async (
    read: Reader,
    asked: { readonly kind: SheetKind; readonly registrationId: number },
  ): Promise<SheetContent | SheetRefusal> => {
    const stored = await findRegistration(read, asked.registrationId)
    if (stored === null) return 'REGISTRATION_NOT_FOUND'
    const registration = registrationFor(stored.takenByAccountId, stored)
    const person = getDefined(await findPerson(read, stored.personId), 'registered person')
    const content = findSheetContent({
      kind: asked.kind,
      office: await getOffice(read),
      registration,
      household: person.household,
      pack: packs.get(stored.quotation.policy).summary,
    })
    return content ?? 'NOTHING_PAID'
  }

  return os.router({
    preview: os.preview.handler(async ({ input, errors }) => {
      const content = await sheetOf(slot.get().read, input)
      if (typeof content === 'string') throw errors[content]()
      return content
    }),

    print: os.print.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const operator = operatorOf(context)
      const { requestId, ...payload } = input
      const recorded = await ledger.writer.record<{ printId: number }, SheetRefusal>(
        { requestId, kind: 'printing.print', operator, payload },
        async (writing) => {
          const content = await sheetOf(writing.read, input)
          if (typeof content === 'string') return { kind: 'refuse', refusal: content }
          const printId = await openPrint(writing, {
            content,
            registrationId: input.registrationId,
            accountId: operator.accountId,
            today: ledger.clock.today(),
          })
          return { kind: 'record', subject: `print:${printId}`, result: { printId } }
        },
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') throw errors[recorded.refusal]()
      return getDefined(await findPrint(ledger.read, recorded.result.printId), 'print')
    }),

    get: os.get.handler(async ({ input, errors }) => {
      const print = await findPrint(slot.get().read, input.printId)
      if (print === null) throw errors.PRINT_NOT_FOUND()
      return print
    }),

    verify: os.verify.handler(async ({ input }) => {
      const { read } = slot.get()
      const prints = await listPrints(read, normalizeSheetText(input.sheetNumber))
      if (prints.length === 0) return { kind: 'unknown-number' as const }
      const hash = normalizeSheetText(input.shortHash).replaceAll('-', '')
      const print = prints.find(({ shortHash }) => shortHash.replaceAll('-', '') === hash)
      if (print === undefined) return { kind: 'hash-differs' as const, copies: prints.length }
      const { registrationId } = print
      const now = await sheetOf(read, { kind: print.content.kind, registrationId })
      const differences =
        typeof now === 'string'
          ? [{ field: '登记', printed: print.content.registrationNumber, now: '已撤回' }]
          : [...listSheetDifferences(print.content, now)]
      return { kind: 'found' as const, original: print, copies: prints.length, differences }
    }),
  })
}
