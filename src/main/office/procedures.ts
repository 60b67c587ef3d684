/** The calls of the office itself. */
import { implement } from '@orpc/server'
import { officeContract } from '../../shared/office/contract.ts'
import type { FoundOffice, PracticeAccount, PracticeOffice } from '../../shared/office/model.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { hashPassword, openAccount } from '../accounts/index.ts'
import { operatorOf } from '../kernel/call-context.ts'
import type { CallContext } from '../kernel/call-context.ts'
import type { Clock } from '../kernel/clock.ts'
import { canonicalJson } from '../ledger/index.ts'
import type { Ledger, LedgerSlot, Writer } from '../ledger/index.ts'
import { findFoundingRefusal, hasTwice, isReadingOption } from './decide.ts'
import { getOffice, keepReadingChoice, listVillages, openOffice, openVillages } from './store.ts'

export type OfficeParts = {
  readonly slot: LedgerSlot
  readonly clock: Clock
  readonly version: string
  readonly packs: { readonly list: readonly PackSummary[]; readonly problems: readonly string[] }
  readonly passwordCost: number
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

const foundKind = 'office.found'
export const practiseKind = 'office.practise'

export function makeOfficeProcedures(parts: OfficeParts) {
  const { slot, clock, version, packs } = parts
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
      }
    }),

    found: os.found.handler(async ({ input, errors }) => {
      const { office, requestId } = input
      if (slot.find() === null) {
        const refusal = findFoundingRefusal(office, packs.list)
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

    packs: os.packs.handler(() => ({ packs: [...packs.list], problems: [...packs.problems] })),

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

    confirmReading: os.confirmReading.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const { policies } = await getOffice(ledger.read)
      const adopted = packs.list.filter(({ policy }) => policies.includes(policy))
      if (!isReadingOption(adopted, input.choice)) throw errors.READING_NOT_FOUND()
      const recorded = await ledger.writer.record(
        {
          requestId: input.requestId,
          kind: 'office.confirmReading',
          operator: operatorOf(context),
          payload: { choice: input.choice },
        },
        async (writing) => {
          await keepReadingChoice(writing, input.choice)
          return { kind: 'record', subject: 'office:1', result: {} }
        },
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      return getOffice(ledger.read)
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
