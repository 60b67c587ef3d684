/** The calls of the office itself. */
import { implement } from '@orpc/server'
import { getDay } from '../../shared/kernel/day.ts'
import { officeContract } from '../../shared/office/contract.ts'
import type { FoundOffice, PracticeAccount, PracticeOffice } from '../../shared/office/model.ts'
import { hashPassword, openAccount } from '../accounts/index.ts'
import { operatorOf } from '../kernel/call-context.ts'
import type { CallContext } from '../kernel/call-context.ts'
import type { Clock } from '../kernel/clock.ts'
import { canonicalJson, confirmClockKind, findClockBehind } from '../ledger/index.ts'
import type { Ledger, Writer } from '../ledger/index.ts'
import { summaryOn } from '../rules/index.ts'
import {
  closePolicy,
  countAmendments,
  findAbandonRefusal,
  findAdoptRefusal,
  openPolicy,
} from './adoption.ts'
import type { AbandonRefusal, AdoptRefusal } from './adoption.ts'
import { findFoundingRefusal, hasTwice, isReadingOption } from './decide.ts'
import { getOverlay } from './overlay.ts'
import { packCalls } from './pack-calls.ts'
import type { PackCallsParts } from './pack-calls.ts'
import { listReadingStates } from './reading-states.ts'
import { getStanding } from './standing.ts'
import { getOffice, keepReadingChoice, listVillages, openOffice, openVillages } from './store.ts'

export type OfficeParts = PackCallsParts & {
  readonly clock: Clock
  readonly version: string
  readonly passwordCost: number
  /** What is wrong with a pack's files, its examples too; empty where nothing is. */
  readonly problemsOf: (policy: string) => Promise<readonly string[]>
  /** Where keys are kept, for the person who founds an office. */
  readonly keyPlace: string
  /** Makes an encrypted ledger, fills it and opens it. */
  readonly makeOfficeLedger: (fill: (writer: Writer) => Promise<void>) => Promise<Ledger>
  /** Makes a practice office under the request id and opens it. */
  readonly makePracticeLedger: (request: {
    readonly office: PracticeOffice
    readonly requestId: string
  }) => Promise<{ readonly ledger: Ledger; readonly accounts: readonly PracticeAccount[] }>
}

/** After every amendment that anybody will enter. */
const farDay = getDay('2199-12-31')

const foundKind = 'office.found'
export const practiseKind = 'office.practise'

export function makeOfficeProcedures(parts: OfficeParts) {
  const { slot, clock, version, live } = parts
  const packs = live.set
  const os = implement(officeContract).$context<CallContext>()

  return os.router({
    status: os.status.handler(async ({ context }) => {
      const ledger = slot.find()
      return {
        office: ledger === null ? null : await getOffice(ledger.read),
        today: (ledger?.clock ?? clock).today(),
        door: context.channel.door,
        version,
        keyPlace: parts.keyPlace,
        clockBehind: ledger === null ? null : await findClockBehind(ledger.read, ledger.clock),
      }
    }),

    found: os.found.handler(async ({ input, errors }) => {
      const { office, requestId } = input
      if (slot.find() === null) {
        const refusal = findFoundingRefusal(office, packs.list())
        if (refusal !== null) throw errors[refusal]()
        const fill = await makeFoundingFill(office, { requestId, cost: parts.passwordCost })
        await slot.fill(() => parts.makeOfficeLedger(fill))
      }
      const ledger = slot.get()
      const action = await wasMadeBy(ledger, { requestId, kind: foundKind })
      if (action === null) throw errors.OFFICE_EXISTS()
      const same = action.payload === canonicalJson(foundingPayloadOf(office))
      if (!same) throw errors.REQUEST_ID_REUSED()
      return getOffice(ledger.read)
    }),

    practise: os.practise.handler(async ({ input, errors }) => {
      const { office, requestId } = input
      let accounts: readonly PracticeAccount[] = []
      await slot.fill(async () => {
        const made = await parts.makePracticeLedger({ office, requestId })
        accounts = made.accounts
        return made.ledger
      })
      const ledger = slot.get()
      const action = await wasMadeBy(ledger, { requestId, kind: practiseKind })
      if (action === null) throw errors.OFFICE_EXISTS()
      if (accounts.length === 0) accounts = practiceAccountsFrom(action.result)
      return { office: await getOffice(ledger.read), accounts: [...accounts] }
    }),

    practiceAccounts: os.practiceAccounts.handler(async () => {
      const ledger = slot.find()
      if (ledger === null || ledger.practiceDate === null) return []
      const action = await ledger.read
        .selectFrom('action')
        .select('result')
        .where('kind', '=', practiseKind)
        .executeTakeFirst()
      return action === undefined ? [] : [...practiceAccountsFrom(action.result)]
    }),

    packs: os.packs.handler(async () => {
      const ledger = slot.find()
      if (ledger !== null) await live.refresh(ledger.read)
      const problems = [...live.problems()]
      if (ledger === null) return { packs: [...packs.list()], problems }
      const overlay = await getOverlay(ledger.read)
      // What begins later stands on the forms already: for an earlier day the rules say so.
      const told = packs
        .list()
        .map(({ policy }) => summaryOn(packs, { policy, day: farDay }, overlay))
      return { packs: told, problems }
    }),

    villages: os.villages.handler(async () => [...(await listVillages(slot.get().read))]),

    addVillages: os.addVillages.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const recorded = await ledger.writer.record<object, 'twice'>(
        {
          requestId: input.requestId,
          kind: 'office.addVillages',
          operator: operatorOf(context),
          payload: { names: input.names },
        },
        async (writing) => {
          const known = (await listVillages(writing.read)).map(({ name }) => name)
          if (hasTwice([...known, ...input.names])) return { kind: 'refuse', refusal: 'twice' }
          await openVillages(writing, input.names)
          return { kind: 'record', subject: 'office:1', result: {} }
        },
      )
      if (recorded.kind === 'refused') throw errors.VILLAGE_TWICE()
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      return [...(await listVillages(ledger.read))]
    }),

    adopt: os.adopt.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const { requestId, ...payload } = input
      const { adoption, standingDigest } = payload
      const { policy, draftConfirmed } = adoption
      await live.refresh(ledger.read)
      const pack = packs.list().find((each) => each.policy === policy)
      const problems = await parts.problemsOf(policy)
      const recorded = await ledger.writer.record<object, AdoptRefusal>(
        { requestId, kind: 'office.adopt', operator: operatorOf(context), payload },
        async (writing) => {
          const standing = await getStanding(writing.read, packs)
          const { policies: adopted } = standing
          const refusal = findAdoptRefusal({ policy, draftConfirmed, adopted, pack, problems })
          if (refusal !== null) return { kind: 'refuse', refusal }
          if (standing.standingDigest !== standingDigest) {
            return { kind: 'refuse', refusal: { code: 'STANDING_CHANGED' } }
          }
          await openPolicy(writing, policy)
          return { kind: 'record', subject: 'office:1', result: {} }
        },
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') {
        const { refusal } = recorded
        if (refusal.code === 'POLICY_BROKEN') {
          throw errors.POLICY_BROKEN({ data: { problems: [...refusal.problems] } })
        }
        throw errors[refusal.code]()
      }
      return getOffice(ledger.read)
    }),

    abandon: os.abandon.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const { requestId, ...payload } = input
      const { policy } = payload
      const recorded = await ledger.writer.record<object, AbandonRefusal>(
        { requestId, kind: 'office.abandon', operator: operatorOf(context), payload },
        async (writing) => {
          const { policies: adopted } = await getOffice(writing.read)
          const registrationCount = await parts.countRegistrations(writing.read, policy)
          const amendmentCount = await countAmendments(writing.read, policy)
          const refusal = findAbandonRefusal({
            policy,
            adopted,
            registrationCount,
            amendmentCount,
          })
          if (refusal !== null) return { kind: 'refuse', refusal }
          await closePolicy(writing, policy)
          return { kind: 'record', subject: 'office:1', result: {} }
        },
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') throw errors[recorded.refusal]()
      return getOffice(ledger.read)
    }),

    ...packCalls(parts),

    confirmReading: os.confirmReading.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const { policies } = await getOffice(ledger.read)
      const adopted = packs.list().filter(({ policy }) => policies.includes(policy))
      if (!isReadingOption(adopted, input.choice)) throw errors.READING_NOT_FOUND()
      const { requestId, ...payload } = input
      const { choice, shownActionId } = payload
      const recorded = await ledger.writer.record<object, 'changed'>(
        { requestId, kind: 'office.confirmReading', operator: operatorOf(context), payload },
        async (writing) => {
          const states = await listReadingStates(writing.read)
          const stands = states.get(`${choice.policy}/${choice.reading}`)?.actionId ?? null
          if (stands !== shownActionId) return { kind: 'refuse', refusal: 'changed' }
          await keepReadingChoice(writing, choice)
          return { kind: 'record', subject: 'office:1', result: {} }
        },
      )
      if (recorded.kind === 'refused') throw errors.READING_CHANGED()
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      return getOffice(ledger.read)
    }),

    confirmClock: os.confirmClock.handler(async ({ input, context, errors }) => {
      const { requestId, ...payload } = input
      const recorded = await slot
        .get()
        .writer.record<object, 'moved'>(
          { requestId, kind: confirmClockKind, operator: operatorOf(context), payload },
          async ({ recordedOn }) =>
            recordedOn === input.today
              ? { kind: 'record', subject: 'office:1', result: {} }
              : { kind: 'refuse', refusal: 'moved' },
        )
      if (recorded.kind === 'refused') throw errors.CLOCK_MOVED()
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      return {}
    }),
  })
}

/** Hashes the passwords before the ledger is made, so that the file is open only for the writing. */
async function makeFoundingFill(
  office: FoundOffice,
  { requestId, cost }: { readonly requestId: string; readonly cost: number },
): Promise<(writer: Writer) => Promise<void>> {
  const accounts = await Promise.all(
    office.operators.map(async ({ password, ...operator }) => ({
      ...operator,
      passwordHash: await hashPassword(password, cost),
    })),
  )
  const payload = foundingPayloadOf(office)
  return async (writer) => {
    await writer.record(
      { requestId, kind: foundKind, operator: null, payload },
      async (writing) => {
        await openOffice(writing, { ...office, practiceDate: null })
        for (const account of accounts) await openAccount(writing, account)
        return { kind: 'record', subject: 'office:1', result: {} }
      },
    )
  }
}

/** What the founding action keeps: everything but the passwords. */
function foundingPayloadOf(office: FoundOffice) {
  const operators = office.operators.map(({ userName, displayName, roles }) => ({
    userName,
    displayName,
    roles,
  }))
  return { ...office, operators }
}

/** The action that made the ledger, where it was this request. */
async function wasMadeBy(
  ledger: Ledger,
  request: { readonly requestId: string; readonly kind: string },
): Promise<{ readonly result: string; readonly payload: string } | null> {
  const action = await ledger.read
    .selectFrom('action')
    .select(['result', 'payload'])
    .where('request_id', '=', request.requestId)
    .where('kind', '=', request.kind)
    .executeTakeFirst()
  return action ?? null
}

function practiceAccountsFrom(result: string): readonly PracticeAccount[] {
  // Written by the practice office itself; its passwords are no secret.
  return (JSON.parse(result) as { readonly accounts: readonly PracticeAccount[] }).accounts
}
