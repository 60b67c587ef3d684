/** The calls of 疑似重复. */
import { implement } from '@orpc/server'
import { duplicatesContract } from '../../shared/duplicates/contract.ts'
import { likenessKinds } from '../../shared/duplicates/model.ts'
import { Bug, getDefined } from '../../shared/kernel/assert.ts'
import { operatorOf } from '../kernel/call-context.ts'
import type { CallContext } from '../kernel/call-context.ts'
import type { Ledger, LedgerSlot, Writing } from '../ledger/index.ts'
import { findCandidates } from './candidates.ts'
import { decideMerge, decideNotSame, proposeMerge, undoMerge } from './merge.ts'
import type {
  DuplicateDecision,
  DuplicateParts,
  DuplicateRefusal,
  DuplicateResult,
} from './merge.ts'
import { findPair, listMergedInto, listMergePairs, listOpenPairs } from './pairs.ts'
import { listRecords } from './records.ts'

export type DuplicatesParts = {
  readonly slot: LedgerSlot
  /** The coverage year in which the office is enrolling now. */
  readonly coverageYearOf: (ledger: Ledger) => Promise<number>
}

const pageSize = 50

export function makeDuplicatesProcedures({ slot, coverageYearOf }: DuplicatesParts) {
  const os = implement(duplicatesContract).$context<CallContext>()

  const askingOf = async (ledger: Ledger, context: CallContext) => ({
    accountId: operatorOf(context).accountId,
    coverageYear: await coverageYearOf(ledger),
  })

  type Write = {
    readonly requestId: string
    readonly kind: string
    readonly payload: unknown
    readonly context: CallContext
  }
  const record = async (
    { context, ...draft }: Write,
    carryOut: (writing: Writing, parts: DuplicateParts) => Promise<DuplicateDecision>,
  ) => {
    const ledger = slot.get()
    const parts = await askingOf(ledger, context)
    return ledger.writer.record<DuplicateResult, DuplicateRefusal>(
      { ...draft, operator: operatorOf(context) },
      (writing) => carryOut(writing, parts),
    )
  }
  /** The pair as it stands after a write. */
  const pairAfter = async (result: DuplicateResult, context: CallContext) => {
    const ledger = slot.get()
    const pair = await findPair(ledger.read, result, await askingOf(ledger, context))
    return getDefined(pair, 'pair that was written')
  }

  return os.router({
    list: os.list.handler(async ({ input, context }) => {
      const ledger = slot.get()
      const { view, ...filter } = input
      const asking = await askingOf(ledger, context)
      const page = { ...filter, limit: pageSize }
      const open = await listOpenPairs(ledger.read, page, asking)
      const counts = likenessKinds.map((kind) => ({ kind, count: open.counts.get(kind) ?? 0 }))
      if (view === 'open') {
        const count = counts
          .filter(({ kind }) => input.kind === undefined || kind === input.kind)
          .reduce((sum, one) => sum + one.count, 0)
        return { pairs: [...open.pairs], count, counts }
      }
      const found = await listMergePairs(ledger.read, { ...page, status: view }, asking)
      return { pairs: [...found.pairs], count: found.count, counts }
    }),

    pair: os.pair.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const pair = await findPair(ledger.read, input, await askingOf(ledger, context))
      if (pair === null) throw errors.PERSON_NOT_FOUND()
      return pair
    }),

    ofPerson: os.ofPerson.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const { read } = ledger
      const asking = await askingOf(ledger, context)
      const { personId } = input
      const known = (await listRecords(read, [personId], asking.coverageYear)).get(personId)
      if (known === undefined) throw errors.PERSON_NOT_FOUND()
      const { mergedInto } = known
      const kept =
        mergedInto === null
          ? undefined
          : (await listRecords(read, [mergedInto], asking.coverageYear)).get(mergedInto)
      const candidates =
        mergedInto === null ? await findCandidates(read, known.facts, { ...asking, personId }) : []
      return {
        candidates: [...candidates],
        merged: [...(await listMergedInto(read, personId, asking))],
        mergedInto:
          kept === undefined ? null : { personId: kept.record.personId, name: kept.record.name },
      }
    }),

    notSame: os.notSame.handler(async ({ input, context, errors }) => {
      const { requestId, ...payload } = input
      const recorded = await record(
        { requestId, kind: 'duplicates.notSame', payload, context },
        (writing, parts) => decideNotSame(writing, payload, parts),
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') {
        const { refusal } = recorded
        if (refusal.code === 'PERSON_NOT_FOUND') throw errors.PERSON_NOT_FOUND()
        if (refusal.code === 'MERGE_REFUSED') throw errors.MERGE_REFUSED(said(refusal))
        throw unexpected(refusal)
      }
      return pairAfter(recorded.result, context)
    }),

    proposeMerge: os.proposeMerge.handler(async ({ input, context, errors }) => {
      const { requestId, ...payload } = input
      const recorded = await record(
        { requestId, kind: 'duplicates.proposeMerge', payload, context },
        (writing, parts) => proposeMerge(writing, payload, parts),
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') {
        const { refusal } = recorded
        if (refusal.code === 'PERSON_NOT_FOUND') throw errors.PERSON_NOT_FOUND()
        if (refusal.code === 'MERGE_REFUSED') throw errors.MERGE_REFUSED(said(refusal))
        if (refusal.code !== 'ALREADY_PROPOSED') throw unexpected(refusal)
        const proposedBy = await nameOf(refusal.proposedBy)
        throw errors.ALREADY_PROPOSED({
          message: `${proposedBy}已经提议合并这两份档案，请刷新后由另一名审核人员办理。`,
          data: { proposedBy },
        })
      }
      return pairAfter(recorded.result, context)
    }),

    decideMerge: os.decideMerge.handler(async ({ input, context, errors }) => {
      const { requestId, ...payload } = input
      const recorded = await record(
        { requestId, kind: 'duplicates.decideMerge', payload, context },
        (writing, parts) => decideMerge(writing, payload, parts),
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') {
        const { refusal } = recorded
        switch (refusal.code) {
          case 'MERGE_NOT_FOUND':
          case 'OWN_PROPOSAL':
          case 'REASON_NEEDED':
            throw errors[refusal.code]()
          case 'WRONG_STATE':
            throw errors.WRONG_STATE({ data: { status: refusal.status } })
          case 'MERGE_REFUSED':
            throw errors.MERGE_REFUSED(said(refusal))
          default:
            throw unexpected(refusal)
        }
      }
      return pairAfter(recorded.result, context)
    }),

    undoMerge: os.undoMerge.handler(async ({ input, context, errors }) => {
      const { requestId, ...payload } = input
      const recorded = await record(
        { requestId, kind: 'duplicates.undoMerge', payload, context },
        (writing, parts) => undoMerge(writing, payload, parts),
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') {
        const { refusal } = recorded
        switch (refusal.code) {
          case 'MERGE_NOT_FOUND':
            throw errors.MERGE_NOT_FOUND()
          case 'WRONG_STATE':
            throw errors.WRONG_STATE({ data: { status: refusal.status } })
          case 'MERGE_REFUSED':
            throw errors.MERGE_REFUSED(said(refusal))
          default:
            throw unexpected(refusal)
        }
      }
      return pairAfter(recorded.result, context)
    }),
  })

  async function nameOf(accountId: number): Promise<string> {
    const row = await slot
      .get()
      .read.selectFrom('account')
      .select('display_name')
      .where('account_id', '=', accountId)
      .where('to_action', 'is', null)
      .executeTakeFirst()
    return row?.display_name ?? '别人'
  }
}

function said({ text }: Extract<DuplicateRefusal, { readonly code: 'MERGE_REFUSED' }>) {
  return { message: text, data: { text } }
}

function unexpected(refusal: DuplicateRefusal): Bug {
  return new Bug(`a call of duplicates refused with ${refusal.code}`)
}
