/** The calls about evidence. */
import { implement } from '@orpc/server'
import { evidenceContract } from '../../shared/evidence/contract.ts'
import { evidenceKindSchema } from '../../shared/evidence/model.ts'
import { normalizeIdNumber } from '../../shared/kernel/id-number.ts'
import { operatorOf } from '../kernel/call-context.ts'
import type { CallContext } from '../kernel/call-context.ts'
import type { LedgerSlot, Reader } from '../ledger/index.ts'
import { getOffice } from '../office/index.ts'
import { evidenceRanksOf } from '../rules/index.ts'
import type { PackSet } from '../rules/index.ts'
import { makeCrossChecks, pageOf } from './cross-check.ts'
import { rankOrderOf } from './decide.ts'
import type { RankOrders } from './decide.ts'
import { evidenceOf } from './of-person.ts'
import { findWho, keepRankOrder, listRankOrders } from './store.ts'

export type EvidenceParts = { readonly slot: LedgerSlot; readonly packs: PackSet }

export function makeEvidenceProcedures({ slot, packs }: EvidenceParts) {
  const os = implement(evidenceContract).$context<CallContext>()
  const crossChecks = makeCrossChecks()
  const ofPacks = async (read: Reader) => evidenceRanksOf(packs, (await getOffice(read)).policies)
  const weighed = async ({ read, clock }: ReturnType<LedgerSlot['get']>, who: Who) => [
    ...(await evidenceOf(read, who, { on: clock.today(), ofPacks: await ofPacks(read) })),
  ]
  return os.router({
    ofPerson: os.ofPerson.handler(async ({ input, errors }) => {
      const ledger = slot.get()
      const person = await findWho(ledger.read, input.personId)
      if (person === null) throw errors.PERSON_NOT_FOUND()
      return weighed(ledger, person)
    }),
    ofNumber: os.ofNumber.handler(async ({ input }) => {
      const who = { personId: null, idNumber: normalizeIdNumber(input.idNumber) }
      return weighed(slot.get(), who)
    }),
    crossCheck: os.crossCheck.handler(async ({ input }) => {
      const ledger = slot.get()
      const crossings = await crossChecks.find(ledger, input.coverageYear)
      return { enrolled: crossings.enrolled, ...(await pageOf(ledger.read, crossings, input)) }
    }),
    ranks: os.ranks.handler(async () => {
      const { read } = slot.get()
      return ranks(read, await ofPacks(read))
    }),
    setRanks: os.setRanks.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const { requestId, ...payload } = input
      const recorded = await ledger.writer.record(
        { requestId, kind: 'evidence.setRanks', operator: operatorOf(context), payload },
        async (writing) => {
          await keepRankOrder(writing, input.order)
          return { kind: 'record', result: {} }
        },
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      return ranks(ledger.read, await ofPacks(ledger.read))
    }),
  })
}

type Who = Parameters<typeof evidenceOf>[1]

async function ranks(read: Reader, ofPacks: RankOrders) {
  const own = await listRankOrders(read)
  return evidenceKindSchema.options.map((kind) => ({
    kind,
    authorities: [...rankOrderOf(kind, { own, ofPacks })],
    own: own.has(kind),
  }))
}
