/** The calls of intake. */
import { implement } from '@orpc/server'
import { intakeContract } from '../../shared/intake/contract.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import { operatorOf } from '../kernel/call-context.ts'
import type { CallContext } from '../kernel/call-context.ts'
import type { Ledger, LedgerSlot } from '../ledger/index.ts'
import { getOffice, overlayFrom } from '../office/index.ts'
import type { PackSet } from '../rules/index.ts'
import { quote } from './quote.ts'
import { register } from './register.ts'
import type { RegisterRefusal, RegisterResult } from './register.ts'
import { findRegistration, listRegistrations } from './store.ts'

export type IntakeParts = { readonly slot: LedgerSlot; readonly packs: PackSet }

const pageSize = 100

export function makeIntakeProcedures({ slot, packs }: IntakeParts) {
  const os = implement(intakeContract).$context<CallContext>()

  const quotePartsFor = async (ledger: Ledger) => {
    const office = await getOffice(ledger.read)
    return { office, packs, overlay: overlayFrom(office), today: ledger.clock.today() }
  }

  return os.router({
    quote: os.quote.handler(async ({ input, errors }) => {
      const parts = await quotePartsFor(slot.get())
      if (!isUsable(parts, input.policy)) throw errors.POLICY_NOT_ADOPTED()
      return quote(input, parts)
    }),

    register: os.register.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const operator = operatorOf(context)
      const parts = await quotePartsFor(ledger)
      if (!isUsable(parts, input.policy)) throw errors.POLICY_NOT_ADOPTED()
      const { requestId, ...payload } = input
      const recorded = await ledger.writer.record<RegisterResult, RegisterRefusal>(
        { requestId, kind: 'intake.register', operator, payload },
        (writing) =>
          register(writing, input, { ...parts, operator, practice: parts.office.practice }),
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') throw errorFrom(recorded.refusal)
      const { registrationId } = recorded.result
      return getDefined(await findRegistration(ledger.read, registrationId), 'saved registration')

      function errorFrom(refusal: RegisterRefusal): Error {
        switch (refusal.code) {
          case 'ID_NUMBER_REFUSED':
            return errors.ID_NUMBER_REFUSED({
              message: refusal.text,
              data: { refusal: refusal.refusal },
            })
          case 'ALREADY_KNOWN':
            return errors.ALREADY_KNOWN({
              data: { personId: refusal.personId, name: refusal.name },
            })
          case 'ALREADY_REGISTERED':
            return errors.ALREADY_REGISTERED({
              message: `此人该待遇年度已经登记，登记号 ${refusal.registrationNumber}，不能重复登记。`,
              data: { registrationNumber: refusal.registrationNumber },
            })
          case 'NOT_REGISTRABLE':
            return errors.NOT_REGISTRABLE({
              ...(refusal.quotation.refusal === null ? {} : { message: refusal.quotation.refusal }),
              data: { quotation: refusal.quotation },
            })
          case 'POLICY_NOT_ADOPTED':
          case 'PAY_DAY_PAST':
          case 'IDENTITY_REFUSED':
          case 'PERSON_NOT_FOUND':
          case 'VILLAGE_NOT_FOUND':
          case 'ALREADY_ENROLLED':
            return errors[refusal.code]()
        }
      }
    }),

    list: os.list.handler(async ({ input }) => {
      const { registrations, count } = await listRegistrations(slot.get().read, {
        ...input,
        limit: pageSize + 1,
      })
      return {
        registrations: registrations.slice(0, pageSize),
        count,
        more: registrations.length > pageSize,
      }
    }),

    get: os.get.handler(async ({ input, errors }) => {
      const registration = await findRegistration(slot.get().read, input.registrationId)
      if (registration === null) throw errors.REGISTRATION_NOT_FOUND()
      return registration
    }),
  })
}

function isUsable(
  {
    office,
    packs,
  }: { readonly office: { readonly policies: readonly string[] }; readonly packs: PackSet },
  policy: string,
): boolean {
  return office.policies.includes(policy) && packs.find(policy) !== undefined
}
