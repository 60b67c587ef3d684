/** The calls of 演练. */
import { implement } from '@orpc/server'
import { rehearsalContract } from '../../shared/rehearsal/contract.ts'
import { sayOver } from '../../shared/rehearsal/words.ts'
import type { Candidate } from '../../shared/rehearsal/model.ts'
import { operatorOf } from '../kernel/call-context.ts'
import type { CallContext } from '../kernel/call-context.ts'
import type { LedgerSlot } from '../ledger/index.ts'
import { getOffice, getOverlay } from '../office/index.ts'
import type { PackPlaces, PackSet } from '../rules/index.ts'
import type { Checks } from './checks.ts'
import { listChanged } from './listing.ts'
import { askedOf, stateOf } from './running.ts'
import type { Rehearsals, Run } from './running.ts'
import { packHashesOf } from './same-packs.ts'
import { startWorkbook } from './start-workbook.ts'
import type { Rehearsed } from './tally.ts'

export type RehearsalParts = {
  readonly slot: LedgerSlot
  readonly packs: PackSet
  readonly places: () => PackPlaces
  readonly rehearsals: Rehearsals
  readonly checks: Checks
}

/** Bytes of a workbook handed over at a time. */
const sliceBytes = 3 * 1024 * 1024

export function makeRehearsalProcedures(parts: RehearsalParts) {
  const { slot, packs, places, rehearsals, checks } = parts
  const os = implement(rehearsalContract).$context<CallContext>()

  const read = async (candidate: Candidate) => {
    const overlay = await getOverlay(slot.get().read)
    return { overlay, ...(await checks.check('candidate', { candidate, overlay })) }
  }

  const find = (rehearsalId: string): Run | null => {
    const run = rehearsals.find()
    return run?.rehearsalId === rehearsalId ? run : null
  }

  return os.router({
    check: os.check.handler(async ({ input }) => {
      const { title, problems } = await read(input.candidate)
      return { title, problems: [...problems] }
    }),

    start: os.start.handler(async ({ input, context, errors }) => {
      const { rehearsalId, candidate, over } = input
      const ledger = slot.get()
      const { policies } = await getOffice(ledger.read)
      const { overlay, title, problems } = await read(candidate)
      // From here on nothing waits, so that two at once do not meet.
      const last = rehearsals.find()
      if (last?.rehearsalId === rehearsalId) {
        if (last.asked !== askedOf({ candidate, over })) throw errors.REQUEST_ID_REUSED()
        return stateOf(last)
      }
      if (over.kind === 'people' && !policies.includes(over.policy)) {
        throw errors.POLICY_NOT_ADOPTED()
      }
      if (title === null) {
        throw errors.CANDIDATE_BROKEN({ data: { problems: [...problems] } })
      }
      if (last?.phase === 'running') throw errors.REHEARSAL_RUNNING()
      const packHashes = packHashesOf(packs)
      const run = rehearsals.begin({
        rehearsalId,
        title,
        startedBy: operatorOf(context).displayName,
        task: { source: ledger.source, places: places(), packHashes, overlay, candidate, over },
      })
      return stateOf(run)
    }),

    cancel: os.cancel.handler(async ({ input, errors }) => {
      const run = find(input.rehearsalId)
      if (run === null) throw errors.REHEARSAL_NOT_FOUND()
      if (run.phase === 'running') {
        run.thread.cancel()
        await run.thread.ended
      }
      return stateOf(run)
    }),

    state: os.state.handler(async () => {
      const run = rehearsals.find()
      return run === null ? null : stateOf(run)
    }),

    result: os.result.handler(async ({ input, errors }) => {
      const run = find(input.rehearsalId)
      if (run === null) throw errors.REHEARSAL_NOT_FOUND()
      if (run.rehearsed === null) throw errors.REHEARSAL_NOT_FINISHED()
      return run.rehearsed.result
    }),

    people: os.people.handler(async ({ input, errors }) => {
      const { rehearsalId, ...wanted } = input
      const run = find(rehearsalId)
      if (run === null) throw errors.REHEARSAL_NOT_FOUND()
      if (run.rehearsed === null) throw errors.REHEARSAL_NOT_FINISHED()
      return listChanged(slot.get().read, run.rehearsed, wanted)
    }),

    workbook: os.workbook.handler(async ({ input, errors }) => {
      const run = find(input.rehearsalId)
      if (run === null) throw errors.REHEARSAL_NOT_FOUND()
      if (run.rehearsed === null) throw errors.REHEARSAL_NOT_FINISHED()
      const madeOn = slot.get().clock.today()
      const file = await workbookOf(run, run.rehearsed, {
        ...(await getOffice(slot.get().read)),
        madeOn,
      })
      const from = input.slice * sliceBytes
      return {
        fileName: `演练-${madeOn}.xlsx`,
        base64: file.subarray(from, from + sliceBytes).toString('base64'),
        more: from + sliceBytes < file.length,
      }
    }),
  })
}

/** Made once; one that broke is made anew by the next call. */
function workbookOf(
  run: Run,
  rehearsed: Rehearsed,
  office: { readonly name: string; readonly practice: boolean; readonly madeOn: string },
): Promise<Buffer> {
  const { name: officeName, practice, madeOn } = office
  run.workbook ??= startWorkbook({
    source: run.source,
    rehearsed,
    head: { title: run.title, compared: sayOver(run.over), officeName, practice, madeOn },
  }).then((pieces) => Buffer.concat(pieces))
  run.workbook.catch(() => {
    run.workbook = null
  })
  return run.workbook
}
