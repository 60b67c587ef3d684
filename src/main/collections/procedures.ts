/** The calls of collections. */
import { implement } from '@orpc/server'
import { collectionsContract } from '../../shared/collections/contract.ts'
import { Bug, getDefined } from '../../shared/kernel/assert.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { operatorOf } from '../kernel/call-context.ts'
import type { CallContext } from '../kernel/call-context.ts'
import { findRegistration, registrationFor } from '../intake/index.ts'
import type { LedgerSlot, Reader } from '../ledger/index.ts'
import { getOverlay } from '../office/index.ts'
import { summaryOn } from '../rules/index.ts'
import type { PackSet } from '../rules/index.ts'
import { pay, previewPayment } from './pay.ts'
import { explainTax } from './explain-tax.ts'
import { acceptTaxLine } from './tax-accept.ts'
import type { AcceptRefusal } from './tax-accept.ts'
import { readTaxRules } from './tax-facts.ts'
import { countTaxLines, findTaxLine, listTaxLines } from './tax-list.ts'
import type { PayRefusal } from './pay.ts'

export type CollectionsParts = { readonly slot: LedgerSlot; readonly packs: PackSet }

export function makeCollectionsProcedures({ slot, packs }: CollectionsParts) {
  const os = implement(collectionsContract).$context<CallContext>()

  const partsFor = async (read: Reader, today: Day) => ({
    packs,
    overlay: await getOverlay(read),
    today,
  })

  return os.router({
    channels: os.channels.handler(async ({ input: { policy } }) => {
      if (packs.find(policy) === undefined) return []
      const { read, clock } = slot.get()
      const overlay = await getOverlay(read)
      return [...summaryOn(packs, { policy, day: clock.today() }, overlay).channels]
    }),

    preview: os.preview.handler(async ({ input, errors }) => {
      const ledger = slot.get()
      const previewed = await previewPayment(
        ledger.read,
        input,
        await partsFor(ledger.read, ledger.clock.today()),
      )
      if (previewed.kind === 'refuse') throw accessErrorFrom(previewed.refusal, errors)
      return previewed.preview
    }),

    pay: os.pay.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const operator = operatorOf(context)
      const { requestId, ...payload } = input
      const recorded = await ledger.writer.record<{ registrationId: number }, PayRefusal>(
        { requestId, kind: 'collections.pay', operator, payload },
        // Read inside the action: nothing that was recorded while it waited is missed.
        async (writing) =>
          pay(writing, input, {
            ...(await partsFor(writing.read, writing.recordedOn)),
            operator,
          }),
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') {
        const { refusal } = recorded
        switch (refusal.code) {
          case 'CHANNEL_UNKNOWN':
          case 'NOTHING_PAYABLE':
            throw errors[refusal.code]()
          case 'NOT_PAYABLE': {
            const { decision } = refusal
            const why = decision.refusal ?? decision.answer.findings[0]?.text
            throw errors.NOT_PAYABLE({
              ...(why === undefined ? {} : { message: why }),
              data: { decision },
            })
          }
          case 'DECISION_CHANGED':
            throw errors.DECISION_CHANGED({ data: refusal.preview })
          case 'AMOUNT_DIFFERS':
            throw errors.AMOUNT_DIFFERS({ data: { payableFen: refusal.payableFen } })
          default:
            throw accessErrorFrom(refusal, errors)
        }
      }
      const { registrationId } = recorded.result
      const stored = await findRegistration(ledger.read, registrationId, recorded.actionId)
      return registrationFor(operator.accountId, getDefined(stored, 'registration that was paid'))
    }),

    taxLines: os.taxLines.handler(async ({ input, context }) => {
      const { read } = slot.get()
      const { accountId } = operatorOf(context)
      return {
        ...(await listTaxLines(read, input, accountId)),
        totals: await countTaxLines(read, input),
      }
    }),

    explainTax: os.explainTax.handler(async ({ input, errors }) => {
      const explanation = await explainTax(slot.get().read, input.idNumber, packs)
      if (explanation === null) throw errors.TAX_LINE_NOT_FOUND()
      return explanation
    }),

    acceptTaxLine: os.acceptTaxLine.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const operator = operatorOf(context)
      const { requestId, ...payload } = input
      const recorded = await ledger.writer.record<{ taxPaymentId: number }, AcceptRefusal>(
        { requestId, kind: 'collections.acceptTaxLine', operator, payload },
        async (writing) =>
          acceptTaxLine(writing, input, {
            rules: await readTaxRules(writing.read, packs),
            operator,
            today: writing.recordedOn,
          }),
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') {
        const { refusal } = recorded
        if (refusal.code !== 'CANNOT_ENROL') throw errors[refusal.code]()
        throw errors.CANNOT_ENROL({ message: refusal.why, data: { why: refusal.why } })
      }
      const { taxPaymentId } = recorded.result
      const line = await findTaxLine(ledger.read, taxPaymentId, operator.accountId)
      return getDefined(line ?? undefined, 'tax line that was accepted')
    }),
  })
}

type AccessErrors = {
  readonly REGISTRATION_NOT_FOUND: () => Error
  readonly PAY_DAY_FUTURE: () => Error
  readonly PAY_DAY_BEFORE_REGISTRATION: () => Error
  readonly NOT_APPROVED: (options: {
    readonly message?: string
    data: Omit<Extract<PayRefusal, { code: 'NOT_APPROVED' }>, 'code'>
  }) => Error
  readonly ALREADY_PAID: (options: { data: { receiptNumber: string | null } }) => Error
}

const amountMissing =
  '这份登记已经批准，金额还没有核定，暂不能收款，请等审核人员录入核定金额后再收。'

/** Refusals that stand before any look at the amount: the same for preview and payment. */
function accessErrorFrom(refusal: PayRefusal, errors: AccessErrors): Error {
  switch (refusal.code) {
    case 'REGISTRATION_NOT_FOUND':
    case 'PAY_DAY_FUTURE':
    case 'PAY_DAY_BEFORE_REGISTRATION':
      return errors[refusal.code]()
    case 'NOT_APPROVED':
      return errors.NOT_APPROVED({
        ...(refusal.state === 'awaiting-amount' ? { message: amountMissing } : {}),
        data: { state: refusal.state },
      })
    case 'ALREADY_PAID':
      return errors.ALREADY_PAID({ data: { receiptNumber: refusal.receiptNumber } })
    default:
      throw new Bug(`no access error for ${refusal.code}`)
  }
}
