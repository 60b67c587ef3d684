/** The calls of intake. */
import { implement } from '@orpc/server'
import { intakeContract } from '../../shared/intake/contract.ts'
import { Bug, getDefined } from '../../shared/kernel/assert.ts'
import type { RegistrationState } from '../../shared/intake/lifecycle.ts'
import type { Registration } from '../../shared/intake/model.ts'
import { operatorOf } from '../kernel/call-context.ts'
import type { CallContext } from '../kernel/call-context.ts'
import type { Decision, Ledger, LedgerSlot, Writing } from '../ledger/index.ts'
import { getOffice, overlayFrom } from '../office/index.ts'
import type { PackSet } from '../rules/index.ts'
import { quote } from './quote.ts'
import { register } from './register.ts'
import type { RegisterRefusal, RegisterResult } from './register.ts'
import { findRegistration, listQueue, listRegistrations, registrationFor } from './registrations.ts'
import { resubmit, review, withdraw } from './review.ts'
import type { ReviewParts, ReviewRefusal, ReviewResult } from './review.ts'

export type IntakeParts = { readonly slot: LedgerSlot; readonly packs: PackSet }

const pageSize = 100
/** What a quotation for a past day says: it explains, nothing can be saved on it. */
const pastPayDay = '缴费日期早于今天，只供查看，不能按过去的日期登记，请改为今天或以后的日期。'

export function makeIntakeProcedures({ slot, packs }: IntakeParts) {
  const os = implement(intakeContract).$context<CallContext>()

  const quotePartsFor = async (ledger: Ledger) => {
    const office = await getOffice(ledger.read)
    return { office, packs, overlay: overlayFrom(office), today: ledger.clock.today() }
  }

  type Move = {
    readonly requestId: string
    readonly kind: string
    readonly payload: unknown
    readonly context: CallContext
  }
  /** Records what a reviewer or the counter does with a registration that is there. */
  const move = async (
    { context, ...draft }: Move,
    carryOut: (
      parts: ReviewParts & { readonly writing: Writing },
    ) => Promise<Decision<ReviewResult, ReviewRefusal>>,
  ) => {
    const ledger = slot.get()
    const operator = operatorOf(context)
    const parts = await quotePartsFor(ledger)
    return ledger.writer.record<ReviewResult, ReviewRefusal>({ ...draft, operator }, (writing) =>
      carryOut({ ...parts, operator, writing }),
    )
  }

  return os.router({
    quote: os.quote.handler(async ({ input, errors }) => {
      const parts = await quotePartsFor(slot.get())
      if (!isUsable(parts, input.policy)) throw errors.POLICY_NOT_ADOPTED(whyUnusable(parts, input))
      const quotation = quote(input, { ...parts, registeredOn: parts.today })
      if (input.payDay >= parts.today) return quotation
      return { ...quotation, refusal: pastPayDay }
    }),

    register: os.register.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const operator = operatorOf(context)
      const parts = await quotePartsFor(ledger)
      if (!isUsable(parts, input.policy)) throw errors.POLICY_NOT_ADOPTED(whyUnusable(parts, input))
      const { requestId, ...payload } = input
      const recorded = await ledger.writer.record<RegisterResult, RegisterRefusal>(
        { requestId, kind: 'intake.register', operator, payload },
        (writing) =>
          register(writing, input, { ...parts, operator, practice: parts.office.practice }),
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') throw errorFrom(recorded.refusal)
      return registrationAfter(ledger, recorded, operator.accountId)

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
      const { listed, count } = await listRegistrations(slot.get().read, {
        ...input,
        limit: pageSize + 1,
      })
      return {
        registrations: listed.slice(0, pageSize).map(({ line }) => line),
        count,
        more: listed.length > pageSize,
      }
    }),

    get: os.get.handler(async ({ input, context, errors }) => {
      const registration = await findRegistration(slot.get().read, input.registrationId)
      if (registration === null) throw errors.REGISTRATION_NOT_FOUND()
      return registrationFor(operatorOf(context).accountId, registration)
    }),

    queue: os.queue.handler(async ({ input, context }) => {
      const { accountId } = operatorOf(context)
      const { listed, count } = await listQueue(slot.get().read, {
        ...input,
        limit: pageSize + 1,
      })
      return {
        registrations: listed.slice(0, pageSize).map(({ line, takenByAccountId }) => ({
          ...line,
          takenByMe: takenByAccountId === accountId,
        })),
        count,
        more: listed.length > pageSize,
      }
    }),

    review: os.review.handler(async ({ input, context, errors }) => {
      const { requestId, ...payload } = input
      const recorded = await move({ requestId, kind: 'intake.review', payload, context }, (parts) =>
        review(parts.writing, payload, parts),
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') {
        const { refusal } = recorded
        switch (refusal.code) {
          case 'OWN_REGISTRATION':
          case 'REASON_NEEDED':
          case 'GROUND_NEEDED':
            throw errors[refusal.code]()
          default:
            throw moveErrorFrom(refusal, errors)
        }
      }
      return registrationAfter(slot.get(), recorded, operatorOf(context).accountId)
    }),

    resubmit: os.resubmit.handler(async ({ input, context, errors }) => {
      const { requestId, ...payload } = input
      const recorded = await move(
        { requestId, kind: 'intake.resubmit', payload, context },
        (parts) => resubmit(parts.writing, payload, parts),
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') {
        const { refusal } = recorded
        switch (refusal.code) {
          case 'NOT_REGISTRABLE':
            throw errors.NOT_REGISTRABLE({
              ...(refusal.quotation.refusal === null ? {} : { message: refusal.quotation.refusal }),
              data: { quotation: refusal.quotation },
            })
          case 'PAY_DAY_PAST':
          case 'IDENTITY_REFUSED':
            throw errors[refusal.code]()
          default:
            throw moveErrorFrom(refusal, errors)
        }
      }
      return registrationAfter(slot.get(), recorded, operatorOf(context).accountId)
    }),

    withdraw: os.withdraw.handler(async ({ input, context, errors }) => {
      const { requestId, ...payload } = input
      const recorded = await move(
        { requestId, kind: 'intake.withdraw', payload, context },
        (parts) => withdraw(parts.writing, payload, parts),
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') throw moveErrorFrom(recorded.refusal, errors)
      return {}
    }),
  })
}

type MoveErrors = {
  readonly REGISTRATION_NOT_FOUND: () => Error
  readonly WRONG_STATE: (options: { data: { state: RegistrationState } }) => Error
}

/** Refusals that every move on a registration shares. */
function moveErrorFrom(refusal: ReviewRefusal, errors: MoveErrors): Error {
  if (refusal.code === 'REGISTRATION_NOT_FOUND') return errors.REGISTRATION_NOT_FOUND()
  if (refusal.code === 'WRONG_STATE') return errors.WRONG_STATE({ data: { state: refusal.state } })
  throw new Bug(`a move refused with ${refusal.code}`)
}

/** The answer of a move: the registration as it stood right after it. */
async function registrationAfter(
  ledger: Ledger,
  recorded: { readonly actionId: number; readonly result: { readonly registrationId: number } },
  accountId: number,
): Promise<Registration> {
  const { registrationId } = recorded.result
  const stored = await findRegistration(ledger.read, registrationId, recorded.actionId)
  return registrationFor(accountId, getDefined(stored, 'registration of an action'))
}

/** An adopted pack that cannot be read is another matter than one that was never adopted. */
function whyUnusable(
  { office }: { readonly office: { readonly policies: readonly string[] } },
  { policy }: { readonly policy: string },
): { readonly message?: string } {
  if (!office.policies.includes(policy)) return {}
  return {
    message: `本单位的政策包 ${policy} 无法读取，暂时不能试算和登记，请管理人员按启动时的提示修好政策包后重新打开。`,
  }
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
