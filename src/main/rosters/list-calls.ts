/** The calls that only look: imports, their lines, batches, profiles, what is due. */
import { getDay } from '../../shared/kernel/day.ts'
import { authoritySchema } from '../../shared/evidence/model.ts'
import { rosterKindSchema, rosterPageSize } from '../../shared/rosters/model.ts'
import { visibleBatches } from '../evidence/index.ts'
import type { Reader, SideFile } from '../ledger/index.ts'
import { getOffice } from '../office/index.ts'
import { batchFrom, notRestoredOf } from './batches.ts'
import { stateOf } from './desk.ts'
import { download, sampleOf } from './downloads.ts'
import { listDueSteps } from './due.ts'
import { mayMove } from './import-calls.ts'
import { findImport, rostersRouter } from './parts.ts'
import type { Found, RostersParts } from './parts.ts'
import { listEndedLines, listLines } from './staged-lines.ts'
import { findStaging } from './staging.ts'
import { findBatchRow, listBatchRows, listProfiles } from './store.ts'

export function listCalls(parts: RostersParts) {
  const os = rostersRouter()
  const { slot, packs, desk } = parts

  const withLines = <Result>(found: Found, work: (side: SideFile) => Result): Result | null => {
    if (found.record.counts === null) return null
    const side = findStaging(desk.place(found.ledger, found.record.importId), 'read')
    if (side === null) return null
    try {
      return work(side)
    } finally {
      side.close()
    }
  }

  return {
    imports: os.imports.handler(async () => {
      const ledger = slot.get()
      desk.purge(ledger)
      return Promise.all(desk.list(ledger).map((record) => stateOf(desk, ledger, record)))
    }),

    state: os.state.handler(async ({ input, errors }) => {
      const found = await findImport(parts, input.importId)
      if (found === null) throw errors.IMPORT_NOT_FOUND()
      return found.state
    }),

    rows: os.rows.handler(async ({ input, errors }) => {
      const found = await findImport(parts, input.importId)
      if (found === null) throw errors.IMPORT_NOT_FOUND()
      const { kind } = found.record.head
      const listed = withLines(found, (side) => listLines(side, { ...input, kind }))
      if (listed === null) throw errors.WRONG_PHASE({ data: found.state })
      return listed
    }),

    ended: os.ended.handler(async ({ input, errors }) => {
      const found = await findImport(parts, input.importId)
      if (found === null) throw errors.IMPORT_NOT_FOUND()
      const listed = withLines(found, (side) => listEndedLines(side, input.offset))
      if (listed === null) throw errors.WRONG_PHASE({ data: found.state })
      return listed
    }),

    cancel: os.cancel.handler(async ({ input, errors }) => {
      const found = await findImport(parts, input.importId)
      if (found === null) throw errors.IMPORT_NOT_FOUND()
      const { ledger, record, state } = found
      const running = desk.running()
      if (running?.importId === record.importId && running.kind !== 'restore') {
        running.thread.cancel()
        await running.ended
      } else if (!mayMove('cancel', found)) {
        throw errors.WRONG_PHASE({ data: state })
      }
      return stateOf(desk, ledger, desk.find(ledger, record.importId) ?? record)
    }),

    discard: os.discard.handler(async ({ input, errors }) => {
      const found = await findImport(parts, input.importId)
      if (found === null) throw errors.IMPORT_NOT_FOUND()
      if (!mayMove('discard', found)) throw errors.WRONG_PHASE({ data: found.state })
      desk.discard(found.ledger, input.importId)
      return {}
    }),

    batches: os.batches.handler(async ({ input }) => {
      const { read } = slot.get()
      const rows = await listBatchRows(read, { ...input, limit: rosterPageSize + 1 })
      const page = rows.slice(0, rosterPageSize)
      return {
        batches: await Promise.all(page.map((row) => batchFrom(read, row))),
        more: rows.length > rosterPageSize,
      }
    }),

    batch: os.batch.handler(async ({ input, errors }) => {
      const { read } = slot.get()
      const row = await findBatchRow(read, input.batchId)
      if (row === null) throw errors.BATCH_NOT_FOUND()
      return { batch: await batchFrom(read, row), notRestored: notRestoredOf(row) }
    }),

    profiles: os.profiles.handler(({ input }) => listProfiles(slot.get().read, input.kind)),

    due: os.due.handler(async ({ input, errors }) => {
      const { read } = slot.get()
      const { policies } = await getOffice(read)
      const pack = packs.find(input.policy)
      if (pack === undefined || !policies.includes(input.policy)) throw errors.POLICY_NOT_ADOPTED()
      const { pick, rows } = pack.source.document.categories
      return listDueSteps({
        inOrder: pick === 'last-in-order',
        categories: rows,
        batches: await listCounting(read),
      })
    }),

    download: os.download.handler(async ({ input, errors }) => {
      const found = await findImport(parts, input.importId)
      if (found === null) throw errors.IMPORT_NOT_FOUND()
      if (found.record.counts === null) throw errors.WRONG_PHASE({ data: found.state })
      return download(found, desk, input)
    }),

    sample: os.sample.handler(({ input }) => sampleOf(input)),
  }
}

/** Batches whose evidence counts, newest first. */
async function listCounting(read: Reader) {
  const rows = await visibleBatches(read).selectAll('b').orderBy('b.batch_id', 'desc').execute()
  return rows.map((row) => ({
    batchId: row.batch_id,
    kind: rosterKindSchema.parse(row.kind),
    authority: authoritySchema.parse(row.authority),
    sender: row.sender,
    scope: row.scope,
    appliedOn: getDay(row.applied_on),
    lines: row.line_count,
  }))
}
