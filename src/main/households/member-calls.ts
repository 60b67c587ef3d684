/** A household and who belongs to it. */
import { operatorOf } from '../kernel/call-context.ts'
import { getOffice } from '../office/index.ts'
import { arrange, openHousehold } from './arrange.ts'
import type { ArrangeRefusal, OpenRefusal } from './arrange.ts'
import { asOfNow, getHousehold, householdsRouter } from './parts.ts'
import type { HouseholdsParts } from './parts.ts'
import { findHousehold } from './household.ts'

export function memberCalls({ slot, packs }: HouseholdsParts) {
  const os = householdsRouter()
  return {
    get: os.get.handler(async ({ input, errors }) => {
      const ledger = slot.get()
      const found = await findHousehold(ledger.read, input.householdId, asOfNow(ledger, packs))
      if (found === null) throw errors.HOUSEHOLD_NOT_FOUND()
      return found
    }),

    open: os.open.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const { requestId, ...payload } = input
      const recorded = await ledger.writer.record<{ householdId: number }, OpenRefusal>(
        { requestId, kind: 'households.open', operator: operatorOf(context), payload },
        (writing) => openHousehold(writing, payload),
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') {
        const { refusal } = recorded
        if (refusal.code === 'PERSON_NOT_FOUND') throw errors.PERSON_NOT_FOUND()
        throw errors[refusal.code]({ data: { householdId: refusal.householdId } })
      }
      return getHousehold(ledger, recorded.result.householdId, packs)
    }),

    arrange: os.arrange.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const { requestId, ...payload } = input
      const recorded = await ledger.writer.record<{ householdId: number }, ArrangeRefusal>(
        { requestId, kind: 'households.arrange', operator: operatorOf(context), payload },
        async (writing) => {
          const { practice } = await getOffice(writing.read)
          return arrange(writing, payload, { today: writing.recordedOn, packs, practice })
        },
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') throw errorFrom(recorded.refusal)
      return getHousehold(ledger, input.householdId, packs)

      function errorFrom(refusal: ArrangeRefusal): Error {
        switch (refusal.code) {
          case 'HEAD_DEAD':
            return errors.HEAD_DEAD({
              message: refusal.text,
              data: { personId: refusal.personId },
            })
          case 'IN_OTHER_HOUSEHOLD': {
            const { personId, name, householdId, householdNumber } = refusal
            return errors.IN_OTHER_HOUSEHOLD({
              message: `${name}在户号 ${householdNumber} 的一户里，一个人不能在两户；确要迁来的，请勾选从那一户迁入后再保存。`,
              data: { personId, householdId, householdNumber },
            })
          }
          case 'LEAVES_NO_HEAD': {
            const { personId, householdId } = refusal
            return errors.LEAVES_NO_HEAD({ data: { personId, householdId } })
          }
          case 'ID_NUMBER_REFUSED':
            return errors.ID_NUMBER_REFUSED({
              message: refusal.text,
              data: { refusal: refusal.refusal },
            })
          case 'ALREADY_KNOWN':
            return errors.ALREADY_KNOWN({
              data: { personId: refusal.personId, name: refusal.name },
            })
          default:
            return errors[refusal.code]()
        }
      }
    }),
  }
}
