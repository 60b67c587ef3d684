/** The calls of printing. */
import { implement } from '@orpc/server'
import { printingContract } from '../../shared/printing/contract.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import type { SheetContent, SheetKind } from '../../shared/printing/model.ts'
import { normalizeSheetText, normalizeShortHash } from '../../shared/printing/typed.ts'
import { operatorOf } from '../kernel/call-context.ts'
import type { CallContext } from '../kernel/call-context.ts'
import { findRegistration, registrationFor } from '../intake/index.ts'
import type { LedgerSlot, Reader } from '../ledger/index.ts'
import { getOffice, getOverlay } from '../office/index.ts'
import { findPerson } from '../people/index.ts'
import { summaryOn } from '../rules/index.ts'
import type { PackSet } from '../rules/index.ts'
import { listSheetDifferences } from './differences.ts'
import { findSheetContent } from './sheet.ts'
import { countCopies, findPrint, listPrints, openPrint } from './store.ts'

export type PrintingParts = { readonly slot: LedgerSlot; readonly packs: PackSet }

type SheetRefusal = 'REGISTRATION_NOT_FOUND' | 'WITHDRAWN' | 'NOTHING_PAID' | 'NOTHING_PAYABLE'

const withdrawnText = '这份登记已经撤回，不再打印；需要参保的请重新登记。'
const noReceipt = '个人无需缴费，没有收据，打印登记表即可。'

export function makePrintingProcedures({ slot, packs }: PrintingParts) {
  const os = implement(printingContract).$context<CallContext>()

  const sheetOf = async (
    read: Reader,
    asked: { readonly kind: SheetKind; readonly registrationId: number },
  ): Promise<SheetContent | SheetRefusal> => {
    const stored = await findRegistration(read, asked.registrationId)
    if (stored === null) return 'REGISTRATION_NOT_FOUND'
    if (stored.state === 'withdrawn') return 'WITHDRAWN'
    // Who asks has no part in what stands on paper.
    const registration = registrationFor(0, stored)
    // The materials and labels of the day that the sheet is about, not of the day it is printed.
    const day = (stored.settlement?.decision ?? stored.quotation).payDay
    const person = getDefined(await findPerson(read, stored.personId), 'registered person')
    const content = findSheetContent({
      kind: asked.kind,
      office: await getOffice(read),
      registration,
      household: person.household,
      enrolledYears: person.enrolments.map(({ coverageYear }) => coverageYear),
      pack: summaryOn(packs, { policy: stored.quotation.policy, day }, await getOverlay(read)),
    })
    if (content !== null) return content
    return registration.settlement === null ? 'NOTHING_PAID' : 'NOTHING_PAYABLE'
  }

  return os.router({
    preview: os.preview.handler(async ({ input, errors }) => {
      const content = await sheetOf(slot.get().read, input)
      if (typeof content === 'string') throw sheetErrorFrom(content, errors)
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
            today: writing.recordedOn,
          })
          return { kind: 'record', subject: `print:${printId}`, result: { printId } }
        },
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') throw sheetErrorFrom(recorded.refusal, errors)
      return getDefined(await findPrint(ledger.read, recorded.result.printId), 'print')
    }),

    get: os.get.handler(async ({ input, errors }) => {
      const print = await findPrint(slot.get().read, input.printId)
      if (print === null) throw errors.PRINT_NOT_FOUND()
      return print
    }),

    copies: os.copies.handler(({ input }) => countCopies(slot.get().read, input)),

    verify: os.verify.handler(async ({ input }) => {
      const { read } = slot.get()
      const prints = await listPrints(read, normalizeSheetText(input.sheetNumber))
      if (prints.length === 0) return { kind: 'unknown-number' as const }
      const hash = normalizeShortHash(input.shortHash)
      const matching = prints.filter(({ shortHash }) => normalizeShortHash(shortHash) === hash)
      const print = matching[0]
      // No copy has this code: the newest shows what the paper should say.
      const original = print ?? getDefined(prints.at(-1), 'newest copy')
      const { registrationId } = original
      const now = await sheetOf(read, { kind: original.content.kind, registrationId })
      const differences =
        typeof now === 'string'
          ? [{ field: '登记', printed: original.content.registrationNumber, now: '已撤回' }]
          : [...listSheetDifferences(original.content, now)]
      return {
        kind: print === undefined ? ('hash-differs' as const) : ('found' as const),
        original,
        copies: prints.length,
        copyNumbers: matching.map(({ copyNumber }) => copyNumber),
        differences,
      }
    }),
  })
}

type SheetErrors = {
  readonly REGISTRATION_NOT_FOUND: (options?: { readonly message: string }) => Error
  readonly NOTHING_PAID: (options?: { readonly message: string }) => Error
}

/** Nothing was paid: not yet, or because there is nothing to pay. */
function sheetErrorFrom(refusal: SheetRefusal, errors: SheetErrors): Error {
  if (refusal === 'REGISTRATION_NOT_FOUND') return errors.REGISTRATION_NOT_FOUND()
  if (refusal === 'WITHDRAWN') return errors.REGISTRATION_NOT_FOUND({ message: withdrawnText })
  return refusal === 'NOTHING_PAYABLE'
    ? errors.NOTHING_PAID({ message: noReceipt })
    : errors.NOTHING_PAID()
}
