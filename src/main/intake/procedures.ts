/** The calls of intake. */
import { implement } from '@orpc/server'
import { intakeContract } from '../../shared/intake/contract.ts'
import { Bug, getDefined } from '../../shared/kernel/assert.ts'
import { withdrawalSentence } from '../../shared/intake/lifecycle.ts'
import type { RegistrationState } from '../../shared/intake/lifecycle.ts'
import type { Registration } from '../../shared/intake/model.ts'
import { operatorOf } from '../kernel/call-context.ts'
import type { CallContext } from '../kernel/call-context.ts'
import type { Ledger, LedgerSlot, Writing } from '../ledger/index.ts'
import { getOffice, getOverlay } from '../office/index.ts'
import type { PackSet } from '../rules/index.ts'
import { findNewbornHint } from './newborn-hint.ts'
import { assess, settleFree } from './assess.ts'
import { explain } from './explain.ts'
import type { MoveDecision, MoveParts, MoveRefusal, MoveResult } from './moves.ts'
import { sayEvidence } from './say-evidence.ts'
import { quote } from './quote.ts'
import { register } from './register.ts'
import type { RegisterRefusal, RegisterResult } from './register.ts'
import { findRegistration, listQueue, listRegistrations, registrationFor } from './registrations.ts'
import { findRevisions } from './revisions.ts'
import { resubmit, review, withdraw } from './review.ts'

export type IntakeParts = { readonly slot: LedgerSlot; readonly packs: PackSet }

const pageSize = 100
/** What a quotation for a past day says: it explains, nothing can be saved on it. */
const pastPayDay = '缴费日期早于今天，试算只供查看，不能按过去的日期登记。'

export function makeIntakeProcedures({ slot, packs }: IntakeParts) {
  const os = implement(intakeContract).$context<CallContext>()

  const partsFor = async (ledger: Ledger) => {
    const office = await getOffice(ledger.read)
    return { office, packs, today: ledger.clock.today() }
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
    carryOut: (parts: MoveParts & { readonly writing: Writing }) => Promise<MoveDecision>,
  ) => {
    const ledger = slot.get()
    const operator = operatorOf(context)
    return ledger.writer.record<MoveResult, MoveRefusal>(
      { ...draft, operator },
      // Overlay and day are the action's own: what is pinned is what stood at that action.
      async (writing) =>
        carryOut({
          packs,
          overlay: await getOverlay(writing.read),
          today: writing.recordedOn,
          operator,
          writing,
        }),
    )
  }

  return os.router({
    quote: os.quote.handler(async ({ input, errors }) => {
      const ledger = slot.get()
      const parts = await partsFor(ledger)
      if (!isUsable(parts, input.policy)) throw errors.POLICY_NOT_ADOPTED(whyUnusable(parts, input))
      const overlay = await getOverlay(ledger.read)
      const asOf = { packs, overlay, registeredOn: parts.today }
      const quotation = quote(input, asOf)
      const newbornHint = findNewbornHint(input, quotation, asOf)
      if (input.payDay >= parts.today) return { ...quotation, newbornHint }
      return { ...quotation, newbornHint, refusal: pastPayDay }
    }),

    register: os.register.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const operator = operatorOf(context)
      const parts = await partsFor(ledger)
      if (!isUsable(parts, input.policy)) throw errors.POLICY_NOT_ADOPTED(whyUnusable(parts, input))
      const { requestId, ...payload } = input
      const recorded = await ledger.writer.record<RegisterResult, RegisterRefusal>(
        { requestId, kind: 'intake.register', operator, payload },
        async (writing) =>
          register(writing, input, {
            packs,
            overlay: await getOverlay(writing.read),
            today: writing.recordedOn,
            operator,
            practice: parts.office.practice,
          }),
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
          case 'LIKELY_DUPLICATES':
            return errors.LIKELY_DUPLICATES({ data: { candidates: [...refusal.candidates] } })
          case 'EVIDENCE_STANDS':
            return errors.EVIDENCE_STANDS({
              message: sayEvidence(refusal.evidence),
              data: { evidence: [...refusal.evidence] },
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
      const { lines, count } = await listRegistrations(slot.get().read, {
        ...input,
        limit: pageSize + 1,
      })
      return {
        registrations: lines.slice(0, pageSize),
        count,
        more: lines.length > pageSize,
      }
    }),

    get: os.get.handler(async ({ input, context, errors }) => {
      const registration = await findRegistration(slot.get().read, input.registrationId)
      if (registration === null) throw errors.REGISTRATION_NOT_FOUND()
      return registrationFor(operatorOf(context).accountId, registration)
    }),

    revisions: os.revisions.handler(async ({ input, errors }) => {
      const revisions = await findRevisions(slot.get().read, input.registrationId, packs)
      if (revisions === null) throw errors.REGISTRATION_NOT_FOUND()
      return { revisions }
    }),

    queue: os.queue.handler(async ({ input, context }) => {
      const { accountId } = operatorOf(context)
      const { listed, count } = await listQueue(slot.get().read, {
        ...input,
        limit: pageSize + 1,
      })
      return {
        registrations: listed.slice(0, pageSize).map(({ line, takerIds }) => ({
          ...line,
          takenByMe: takerIds.includes(accountId),
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
          case 'REGISTRATION_CHANGED':
            throw errors.REGISTRATION_CHANGED(changed(refusal, context))
          default:
            throw moveErrorFrom(refusal, errors)
        }
      }
      return registrationAfter(slot.get(), recorded, operatorOf(context).accountId)
    }),

    assess: os.assess.handler(async ({ input, context, errors }) => {
      const { requestId, ...payload } = input
      const recorded = await move({ requestId, kind: 'intake.assess', payload, context }, (parts) =>
        assess(parts.writing, payload, parts),
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') {
        const { refusal } = recorded
        if (refusal.code === 'OWN_REGISTRATION') throw errors.OWN_REGISTRATION()
        if (refusal.code === 'REGISTRATION_CHANGED') {
          throw errors.REGISTRATION_CHANGED(changed(refusal, context))
        }
        throw moveErrorFrom(refusal, errors)
      }
      return registrationAfter(slot.get(), recorded, operatorOf(context).accountId)
    }),

    settle: os.settle.handler(async ({ input, context, errors }) => {
      const { requestId, ...payload } = input
      const recorded = await move({ requestId, kind: 'intake.settle', payload, context }, (parts) =>
        settleFree(parts.writing, payload, parts),
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') {
        const { refusal } = recorded
        switch (refusal.code) {
          case 'OWN_REGISTRATION':
            throw errors.OWN_REGISTRATION()
          case 'REGISTRATION_CHANGED':
            throw errors.REGISTRATION_CHANGED(changed(refusal, context))
          case 'STILL_PAYABLE':
            throw errors.STILL_PAYABLE({ data: { decision: refusal.decision } })
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
          case 'LIKELY_DUPLICATES':
            throw errors.LIKELY_DUPLICATES({ data: { candidates: [...refusal.candidates] } })
          case 'EVIDENCE_STANDS':
            throw errors.EVIDENCE_STANDS({
              message: sayEvidence(refusal.evidence),
              data: { evidence: [...refusal.evidence] },
            })
          case 'REGISTRATION_CHANGED':
            throw errors.REGISTRATION_CHANGED(changed(refusal, context))
          case 'NOT_REGISTRABLE':
            throw errors.NOT_REGISTRABLE({
              ...(refusal.quotation.refusal === null ? {} : { message: refusal.quotation.refusal }),
              data: { quotation: refusal.quotation },
            })
          case 'ID_NUMBER_REFUSED':
            throw errors.ID_NUMBER_REFUSED({
              message: refusal.text,
              data: { refusal: refusal.refusal },
            })
          case 'ALREADY_KNOWN':
            throw errors.ALREADY_KNOWN({
              message: `这个身份证号是${refusal.name}的，已有档案，请核对号码；确是此人的，请撤回后改选此人登记。`,
              data: { personId: refusal.personId, name: refusal.name },
            })
          case 'PAY_DAY_PAST':
          case 'IDENTITY_REFUSED':
          case 'VILLAGE_NOT_FOUND':
          case 'PERSON_FIXED':
            throw errors[refusal.code]()
          default:
            throw moveErrorFrom(refusal, errors)
        }
      }
      return registrationAfter(slot.get(), recorded, operatorOf(context).accountId)
    }),

    explain: os.explain.handler(async ({ input, errors }) => {
      const explanation = await explain(slot.get().read, input.registrationNumber, packs)
      if (explanation === null) throw errors.REGISTRATION_NOT_FOUND()
      return explanation
    }),

    withdraw: os.withdraw.handler(async ({ input, context, errors }) => {
      const { requestId, ...payload } = input
      const recorded = await move(
        { requestId, kind: 'intake.withdraw', payload, context },
        (parts) => withdraw(parts.writing, payload, parts),
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') {
        const { refusal } = recorded
        if (refusal.code === 'REGISTRATION_CHANGED') {
          throw errors.REGISTRATION_CHANGED(changed(refusal, context))
        }
        throw moveErrorFrom(refusal, errors)
      }
      return {}
    }),
  })
}

/** What a stale screen is answered with: the registration as it stands now. */
function changed(
  { registration }: Extract<MoveRefusal, { readonly code: 'REGISTRATION_CHANGED' }>,
  context: CallContext,
): { readonly data: { readonly registration: Registration } } {
  return { data: { registration: registrationFor(operatorOf(context).accountId, registration) } }
}

type MoveErrors = {
  readonly REGISTRATION_NOT_FOUND: () => Error
  readonly WRONG_STATE: (options: {
    readonly message?: string
    readonly data: { state: RegistrationState }
  }) => Error
}

/** Refusals that every move on a registration shares. */
function moveErrorFrom(refusal: MoveRefusal, errors: MoveErrors): Error {
  if (refusal.code === 'REGISTRATION_NOT_FOUND') return errors.REGISTRATION_NOT_FOUND()
  if (refusal.code === 'WRONG_STATE') {
    const { state, withdrawal } = refusal
    return errors.WRONG_STATE({
      ...(withdrawal === null ? {} : { message: withdrawalSentence(withdrawal) }),
      data: { state },
    })
  }
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
