/** The office's imports: where they lie, how each stands, and the one that is being worked on. */
import { join } from 'node:path'
import { addDays } from '../../shared/kernel/day.ts'
import type { ImportPhase } from '../../shared/rosters/lifecycle.ts'
import { getRosterKind } from '../../shared/rosters/kinds.ts'
import type { Guard, ImportState, Progress } from '../../shared/rosters/model.ts'
import { getDay } from '../../shared/kernel/day.ts'
import { batchStatusSchema } from '../../shared/rosters/lifecycle.ts'
import type { Ledger, LedgerSource, Reader, StateRow } from '../ledger/index.ts'
import type { PackPlaces } from '../rules/index.ts'
import { listGuards } from './decide.ts'
import type { NewTask } from './messages.ts'
import {
  findStaging,
  listStagingFolders,
  placeOf,
  readRecord,
  removeStaging,
  writeRecord,
} from './staging.ts'
import type { ImportRecord, StagingPlace } from './staging.ts'
import { standingOf } from './standing.ts'
import { startThread } from './start-thread.ts'
import type { RosterThread, ThreadEnd } from './start-thread.ts'
import { findBatchOf, findSameFile, listConfirmations, nameOf } from './store.ts'

/** Days that a raw file is kept: after it was applied, and where it never was, after it came. */
export const keptDays = 30

export type Run = {
  readonly importId: string
  readonly kind: NewTask['kind']
  readonly thread: RosterThread
  readonly ended: Promise<ThreadEnd>
  progress: Progress
}

export type RosterDesk = {
  /** Where the thread reads the packs, as they are now. */
  readonly places: () => PackPlaces
  readonly rostersFolder: string
  place(ledger: Ledger, importId: string): StagingPlace
  find(ledger: Ledger, importId: string): ImportRecord | null
  keep(ledger: Ledger, record: ImportRecord): void
  list(ledger: Ledger): readonly ImportRecord[]
  /** What is being worked on; a finished one is none. */
  running(): Run | null
  /** Never called while one runs. `atEnd` has the record as it stands then. */
  start(task: NewTask & { readonly importId: string }, atEnd: AtEnd): Run
  discard(ledger: Ledger, importId: string): void
  /** Throws away what was applied more than thirty days ago. */
  purge(ledger: Ledger): void
  close(): Promise<void>
}

export type AtEnd = (end: ThreadEnd) => void | Promise<void>

export function makeRosterDesk({
  dataFolder,
  places,
}: {
  readonly dataFolder: string
  readonly places: () => PackPlaces
}): RosterDesk {
  const rostersFolder = join(dataFolder, 'rosters')
  let current: Run | null = null
  const place = (ledger: Ledger, importId: string) =>
    placeOf(rostersFolder, importId, ledger.source)
  return {
    places,
    rostersFolder,
    place,
    find: (ledger, importId) => readAt(place(ledger, importId)),
    keep(ledger, record) {
      const side = findStaging(place(ledger, record.importId), 'write')
      if (side === null) return
      try {
        writeRecord(side, record)
      } finally {
        side.close()
      }
    },
    list(ledger) {
      const records = listStagingFolders(rostersFolder).flatMap(
        (folder) => readAt({ folder, source: ledger.source }) ?? [],
      )
      return records.toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1))
    },
    running: () => current,
    start(task, atEnd) {
      const run = startRun(task, async (end) => {
        await atEnd(end)
        if (current === run) current = null
      })
      current = run
      return run
    },
    discard(ledger, importId) {
      removeStaging(place(ledger, importId))
    },
    purge(ledger) {
      for (const record of this.list(ledger)) {
        const { keptUntil, importId } = record
        if (keptUntil !== null && keptUntil < ledger.clock.today()) this.discard(ledger, importId)
      }
    },
    async close() {
      if (current === null) return
      current.thread.cancel()
      await current.ended
    },
  }
}

function readAt(place: { readonly folder: string; readonly source: LedgerSource }) {
  const side = findStaging(place, 'read')
  if (side === null) return null
  try {
    return readRecord(side)
  } finally {
    side.close()
  }
}

function startRun(task: NewTask & { readonly importId: string }, atEnd: AtEnd): Run {
  let firstMs: number | null = null
  let firstDone = 0
  const { importId, ...given } = task
  const thread = startThread(given, {
    onProgress(stage, done, total) {
      const now = performance.now()
      if (firstMs === null) {
        firstMs = now
        firstDone = done
      }
      const seconds = (now - firstMs) / 1000
      const perSecond = seconds > 0 ? Math.round((done - firstDone) / seconds) : 0
      const known = total !== null && perSecond > 0
      run.progress = {
        stage,
        done,
        total,
        perSecond,
        secondsLeft: known ? Math.ceil((total - done) / perSecond) : null,
      }
    },
  })
  const run: Run = {
    importId,
    kind: task.kind,
    thread,
    ended: thread.ended.then(async (end) => {
      await atEnd(end)
      return end
    }),
    progress: { stage: '准备', done: 0, total: null, perSecond: 0, secondsLeft: null },
  }
  return run
}

/** How an import stands: what runs and what the ledger says come before what was noted down. */
export async function stateOf(
  desk: RosterDesk,
  { read }: { readonly read: Reader },
  record: ImportRecord,
): Promise<ImportState> {
  const run = desk.running()
  const isRunning = run?.importId === record.importId
  // By the import's own id: a crash may have come before the batch's was noted down.
  const batch = await findBatchOf(read, record.importId)
  const { head, accountId, startedAt: _at, applyRequestId: _request, ...kept } = record
  const { standing: _standing, ...shown } = kept
  const phase = phaseOf(record, { isRunning, batch })
  return {
    ...head,
    ...shown,
    startedById: accountId,
    outdated: phase === 'previewed' && (await isOutdated(read, record)),
    batchId: batch?.batch_id ?? null,
    phase,
    progress: isRunning ? run.progress : null,
    failure:
      record.phase === 'previewing' && !isRunning
        ? '上次预览没有做完程序就结束了，请重新预览。'
        : record.failure,
    guards: await guardsOf(read, record),
    sameFile: await sameFileOf(read, record, batch),
  }
}

function phaseOf(
  record: ImportRecord,
  now: { readonly isRunning: boolean; readonly batch: StateRow<'roster_batch'> | null },
): ImportPhase {
  if (now.batch !== null) return batchStatusSchema.parse(now.batch.status)
  if (record.phase === 'previewing' && !now.isRunning) return 'failed'
  return record.phase
}

/** Whether lists that the preview was compared with came or went since. */
export async function isOutdated(
  read: Reader,
  { standing, head }: Pick<ImportRecord, 'standing' | 'head'>,
): Promise<boolean> {
  return standing !== null && standing !== (await standingOf(read, head))
}

export async function guardsOf(read: Reader, record: ImportRecord): Promise<Guard[]> {
  const { counts, head, previewDigest } = record
  if (counts === null || previewDigest === null) return []
  const kind = getRosterKind(head.kind)
  const confirmations = await listConfirmations(read, previewDigest)
  return listGuards(counts, { kind, fullList: head.fullList }).map((guard) => {
    const confirmed = confirmations.find(
      (one) => one.guard === guard.guard && one.number === guard.number,
    )
    return {
      ...guard,
      confirmedBy: confirmed?.confirmedBy ?? null,
      confirmedById: confirmed?.accountId ?? null,
    }
  })
}

async function sameFileOf(
  read: Reader,
  { fileHash, head }: ImportRecord,
  own: StateRow<'roster_batch'> | null,
) {
  if (fileHash === null) return null
  const same = await findSameFile(read, { fileHash, head })
  if (same === null || same.batch_id === own?.batch_id) return null
  return {
    batchId: same.batch_id,
    status: batchStatusSchema.parse(same.status),
    appliedBy: await nameOf(read, same.applied_by),
    appliedOn: getDay(same.applied_on),
  }
}

export function keptUntilFrom(ledger: Ledger) {
  return addDays(ledger.clock.today(), keptDays)
}
