/** The thread of one roster, an entry of its own: the counter goes on in the core meanwhile. */
import { parentPort, workerData } from 'node:worker_threads'
import { getDefined } from '../../shared/kernel/assert.ts'
import { getRosterKind } from '../../shared/rosters/kinds.ts'
import { chinaDayAt } from '../kernel/clock.ts'
import type { Clock } from '../kernel/clock.ts'
import { Trouble } from '../kernel/trouble.ts'
import { openBulkReader, openSecondWriter } from '../ledger/index.ts'
import type { SideFile } from '../ledger/index.ts'
import { readPackPlaces } from '../rules/index.ts'
import { FileRefused, readRoster } from '../spreadsheets/index.ts'
import { answer } from './answer.ts'
import type {
  ApplyTask,
  ClockSetting,
  FromThread,
  PreviewTask,
  RestoreTask,
  RosterTask,
  TaskEnd,
} from './messages.ts'
import { previewRoster } from './preview.ts'
import { restoreBatch } from './restore-batch.ts'
import { standingOf } from './standing.ts'
import { sourceOf } from './sent-file.ts'
import { countAppliedLines } from './staged-lines.ts'
import { findStaging } from './staging.ts'
import { writeBatch } from './write-lines.ts'

function tell(message: FromThread): void {
  getDefined(parentPort, 'port to the core').postMessage(message, [])
}

/** Told often enough to see it move, seldom enough to cost nothing. */
const tellEveryMs = 100

function progressOf(stage: string, total: number | null) {
  let last = -Infinity
  return (done: number, of = total) => {
    const now = performance.now()
    if (now - last < tellEveryMs && done !== of) return
    last = now
    tell({ kind: 'progress', stage, done, total: of })
  }
}

function clockFrom({ offsetMs, practiceDate }: ClockSetting): Clock {
  const now = () => Date.now() + offsetMs
  return { now, today: () => practiceDate ?? chinaDayAt(now()) }
}

async function withStaging<Result>(
  task: RosterTask,
  mode: 'write' | 'read',
  work: (side: SideFile) => Promise<Result>,
): Promise<Result> {
  const side = getDefined(findStaging(task, mode), 'staging of an import')
  try {
    return await work(side)
  } finally {
    side.close()
  }
}

const isCancelled = (task: RosterTask) => () => Atomics.load(task.cancelled, 0) === 1

function preview(task: PreviewTask): Promise<TaskEnd> {
  return withStaging(task, 'write', async (side) => {
    const clock = clockFrom(task.clock)
    const bulk = openBulkReader(task.source)
    try {
      // What the clerk says of every row needs no column of its own.
      const fields = getRosterKind(task.head.kind).fields.map((spec) =>
        task.constants[spec.field] === undefined ? spec : { ...spec, required: false },
      )
      const counts = await previewRoster({
        side,
        bulk,
        packs: readPackPlaces(task.places).packs,
        reading: readRoster(sourceOf(task), task.layout, fields),
        head: task.head,
        constants: task.constants,
        today: clock.today(),
        practice: task.clock.practiceDate !== null,
        onProgress: progressOf('读取、比对', null),
        isCancelled: isCancelled(task),
      })
      return { kind: 'previewed', counts, standing: await standingOf(bulk.read, task.head) }
    } finally {
      bulk.close()
    }
  })
}

function apply(task: ApplyTask): Promise<TaskEnd> {
  return withStaging(task, 'read', async (side) => {
    const writer = openSecondWriter(task.source, clockFrom(task.clock))
    try {
      const onProgress = progressOf('写入', countAppliedLines(side))
      const { source, batchId, applyRequestId, operator } = task
      const whole = await writeBatch({
        side,
        source,
        writer,
        packs: readPackPlaces(task.places).packs,
        batchId,
        applyRequestId,
        operator,
        onProgress,
        isCancelled: isCancelled(task),
      })
      return { kind: 'written', whole }
    } finally {
      await writer.close()
    }
  })
}

async function restore(task: RestoreTask): Promise<TaskEnd> {
  const writer = openSecondWriter(task.source, clockFrom(task.clock))
  try {
    const onProgress = progressOf('撤销', null)
    const { source, batchId, undoRequestId, operator } = task
    const whole = await restoreBatch({
      source,
      writer,
      batchId,
      undoRequestId,
      operator,
      onProgress,
    })
    return { kind: 'written', whole }
  } finally {
    await writer.close()
  }
}

function run(task: RosterTask): Promise<TaskEnd> {
  switch (task.kind) {
    case 'preview':
      return preview(task)
    case 'apply':
      return apply(task)
    case 'restore':
      return restore(task)
    case 'answer':
      return withStaging(task, 'read', async (side) => ({
        kind: 'answered',
        ...(await answer(task, side)),
      }))
  }
}

try {
  // Written by the core: `startThread`.
  tell(await run(workerData as RosterTask))
} catch (error) {
  if (error instanceof FileRefused || error instanceof Trouble) {
    tell({ kind: 'trouble', sentence: error.message })
  } else {
    throw error
  }
}
