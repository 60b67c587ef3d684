/** The calls that write: decisions, confirmations, applying and undoing. */
import { Bug, getDefined } from '../../shared/kernel/assert.ts'
import { operatorOf } from '../kernel/call-context.ts'
import { findPerson } from '../people/index.ts'
import { beginBatch } from './applying.ts'
import type { ApplyRefusal, ApplyResult } from './applying.ts'
import { isOutdated, stateOf } from './desk.ts'
import { goOnWith, startBatch } from './going-on.ts'
import { mayMove } from './import-calls.ts'
import { findImport, rostersRouter } from './parts.ts'
import type { RostersParts } from './parts.ts'
import { findLine } from './staged-lines.ts'
import { findStaging } from './staging.ts'
import { findBatchRow } from './store.ts'
import { undoBatch } from './undoing.ts'
import type { UndoRefusal, UndoResult } from './undoing.ts'
import { keepDecision } from './match-decisions.ts'

export function batchCalls(parts: RostersParts) {
  const os = rostersRouter()
  const { slot, desk } = parts

  return {
    decideMatch: os.decideMatch.handler(async ({ input, context, errors }) => {
      const found = await findImport(parts, input.importId)
      if (found === null) throw errors.IMPORT_NOT_FOUND()
      if (found.record.counts === null) throw errors.WRONG_PHASE({ data: found.state })
      const { ledger, record } = found
      const side = getDefined(findStaging(desk.place(ledger, record.importId), 'read'), 'staging')
      try {
        const line = findLine(side, input.line, record.head.kind)
        if (line === null) throw errors.LINE_NOT_FOUND()
        if ((await findPerson(ledger.read, input.personId)) === null)
          throw errors.PERSON_NOT_FOUND()
        const { requestId, ...payload } = input
        const operator = operatorOf(context)
        const recorded = await ledger.writer.record(
          { requestId, kind: 'rosters.decideMatch', operator, payload },
          async (writing) => {
            await keepDecision(writing, { ...input, matchKey: line.matchKey, operator })
            return { kind: 'record', subject: `person:${input.personId}`, result: {} }
          },
        )
        if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
        return line.row
      } finally {
        side.close()
      }
    }),

    confirm: os.confirm.handler(async ({ input, context, errors }) => {
      const { requestId, importId, previewDigest, guard, number } = input
      const found = await findImport(parts, importId)
      if (found === null) throw errors.IMPORT_NOT_FOUND()
      const { ledger, record, state } = found
      const operator = operatorOf(context)
      type Refusal =
        | 'WRONG_PHASE'
        | 'PREVIEW_CHANGED'
        | 'PREVIEW_OUTDATED'
        | 'NOTHING_STOPS'
        | 'OWN_IMPORT'
        | 'NUMBER_WRONG'
      const recorded = await ledger.writer.record<object, Refusal>(
        {
          requestId,
          kind: 'rosters.confirm',
          operator,
          payload: { importId, previewDigest, guard, number },
        },
        async (writing) => {
          const refuse = (refusal: Refusal) => ({ kind: 'refuse', refusal }) as const
          if (state.phase !== 'previewed') return refuse('WRONG_PHASE')
          if (record.previewDigest !== previewDigest) return refuse('PREVIEW_CHANGED')
          if (await isOutdated(writing.read, record)) return refuse('PREVIEW_OUTDATED')
          const stops = state.guards.find((one) => one.guard === guard && one.confirmedBy === null)
          if (stops === undefined) return refuse('NOTHING_STOPS')
          if (record.accountId === operator.accountId) return refuse('OWN_IMPORT')
          if (stops.number !== number) return refuse('NUMBER_WRONG')
          writing.open('roster_confirmation', {
            confirmation_id: await writing.nextId('roster_confirmation', 'confirmation_id'),
            import_key: importId,
            preview_digest: previewDigest,
            guard,
            number,
            confirmed_by: operator.accountId,
            confirmed_on: writing.recordedOn,
          })
          return { kind: 'record', result: {} }
        },
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') {
        const { refusal } = recorded
        if (refusal === 'WRONG_PHASE') throw errors.WRONG_PHASE({ data: state })
        if (refusal === 'PREVIEW_CHANGED' || refusal === 'PREVIEW_OUTDATED') {
          throw errors[refusal]({ data: state })
        }
        throw errors[refusal]()
      }
      return stateOf(desk, ledger, record)
    }),

    apply: os.apply.handler(async ({ input, context, errors }) => {
      const { requestId, importId, previewDigest } = input
      const found = await findImport(parts, importId)
      if (found === null) throw errors.IMPORT_NOT_FOUND()
      const { ledger, record, state } = found
      const operator = operatorOf(context)
      const side = getDefined(findStaging(desk.place(ledger, importId), 'read'), 'staging')
      const recorded = await ledger.writer
        .record<ApplyResult, ApplyRefusal>(
          { requestId, kind: 'rosters.apply', operator, payload: { importId, previewDigest } },
          async (writing) =>
            beginBatch(writing, input, {
              record,
              mayApply: mayMove('apply', found),
              isBusy: desk.running() !== null,
              side,
              operator,
            }),
        )
        .finally(() => side.close())
      switch (recorded.kind) {
        case 'request-id-reused':
          throw errors.REQUEST_ID_REUSED()
        case 'repeated':
          return recorded.result
        case 'recorded': {
          const { batchId } = recorded.result
          desk.keep(ledger, { ...record, batchId, phase: 'applying', applyRequestId: requestId })
          const batch = getDefined(await findBatchRow(ledger.read, batchId), 'batch just begun')
          startBatch({ desk, ledger }, batch, { requestId, operator })
          return recorded.result
        }
        case 'refused': {
          const { refusal } = recorded
          switch (refusal.code) {
            case 'WRONG_PHASE':
              throw errors.WRONG_PHASE({ data: state })
            case 'PREVIEW_CHANGED':
            case 'PREVIEW_OUTDATED':
            case 'GUARD_STOPS':
              throw errors[refusal.code]({ data: state })
            case 'ALREADY_APPLIED':
              throw errors.ALREADY_APPLIED({ data: { batchId: refusal.batchId } })
            default:
              throw errors[refusal.code]()
          }
        }
      }
    }),

    undo: os.undo.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const { requestId, ...payload } = input
      const operator = operatorOf(context)
      const running = desk.running()
      const before = await findBatchRow(ledger.read, input.batchId)
      // What is being written is stopped first: what came of it so far is taken back too.
      if (running?.kind === 'apply' && before?.import_key === running.importId) {
        running.thread.cancel()
        await running.ended
      }
      const recorded = await ledger.writer.record<UndoResult, UndoRefusal>(
        { requestId, kind: 'rosters.undo', operator, payload },
        async (writing) => undoBatch(writing, input, { operator, isBusy: desk.running() !== null }),
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') throw errors[recorded.refusal.code]()
      if (recorded.kind === 'recorded') await goOnWith(desk, ledger, input.batchId)
      return recorded.result
    }),

    resume: os.resume.handler(async ({ input, errors }) => {
      const found = await findImport(parts, input.importId)
      if (found === null) throw errors.IMPORT_NOT_FOUND()
      const { ledger, record, state } = found
      const running = desk.running()
      if (running !== null && running.importId !== record.importId) throw errors.IMPORT_RUNNING()
      if (running !== null) return state
      const isHalf = mayMove('resume', found) && state.batchId !== null
      if (!isHalf) throw errors.WRONG_PHASE({ data: state })
      if (state.batchId === null) throw new Bug('a batch without an id')
      await goOnWith(desk, ledger, state.batchId)
      return stateOf(desk, ledger, record)
    }),
  }
}
