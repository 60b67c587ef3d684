/** The calls of collections. */
import { implement } from '@orpc/server'
import { collectionsContract } from '../../shared/collections/contract.ts'
import { Bug, getDefined } from '../../shared/kernel/assert.ts'
import { operatorOf } from '../kernel/call-context.ts'
import type { CallContext } from '../kernel/call-context.ts'
import { findRegistration, registrationFor } from '../intake/index.ts'
import type { Ledger, LedgerSlot } from '../ledger/index.ts'
import { getOffice, overlayFrom } from '../office/index.ts'
import type { PackSet } from '../rules/index.ts'
import { pay, previewPayment } from './pay.ts'
import type { PayRefusal } from './pay.ts'

export type CollectionsParts = { readonly slot: LedgerSlot; readonly packs: PackSet }

export function makeCollectionsProcedures({ slot, packs }: CollectionsParts) {
  const os = implement(collectionsContract).$context<CallContext>()

  const partsFor = async (ledger: Ledger) => ({
    packs,
    overlay: overlayFrom(await getOffice(ledger.read)),
    today: ledger.clock.today(),
  })

  return os.router({
    channels: os.channels.handler(({ input }) => [
      ...(packs.find(input.policy)?.summary.channels ?? []),
    ]),

    preview: os.preview.handler(async ({ input, errors }) => {
      const ledger = slot.get()
      const previewed = await previewPayment(ledger.read, input, await partsFor(ledger))
      if (previewed.kind === 'refuse') throw accessErrorFrom(previewed.refusal, errors)
      return previewed.preview
    }),

    pay: os.pay.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const operator = operatorOf(context)
      const parts = await partsFor(ledger)
      const { requestId, ...payload } = input
      const recorded = await ledger.writer.record<{ registrationId: number }, PayRefusal>(
        { requestId, kind: 'collections.pay', operator, payload },
        (writing) => pay(writing, input, { ...parts, operator }),
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
  })
}

type AccessErrors = {
  readonly REGISTRATION_NOT_FOUND: () => Error
  readonly PAY_DAY_FUTURE: () => Error
  readonly PAY_DAY_BEFORE_REGISTRATION: () => Error
  readonly NOT_APPROVED: (options: {
    data: Omit<Extract<PayRefusal, { code: 'NOT_APPROVED' }>, 'code'>
  }) => Error
  readonly ALREADY_PAID: (options: { data: { receiptNumber: string | null } }) => Error
}

/** Refusals that stand before any look at the amount: the same for preview and payment. */
function accessErrorFrom(refusal: PayRefusal, errors: AccessErrors): Error {
  switch (refusal.code) {
    case 'REGISTRATION_NOT_FOUND':
    case 'PAY_DAY_FUTURE':
    case 'PAY_DAY_BEFORE_REGISTRATION':
      return errors[refusal.code]()
    case 'NOT_APPROVED':
      return errors.NOT_APPROVED({ data: { state: refusal.state } })
    case 'ALREADY_PAID':
      return errors.ALREADY_PAID({ data: { receiptNumber: refusal.receiptNumber } })
    default:
      throw new Bug(`no access error for ${refusal.code}`)
  }
}
