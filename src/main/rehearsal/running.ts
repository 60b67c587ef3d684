/** The office's one rehearsal: while it runs, and what came of it until the next one. */
import type { LedgerSource } from '../ledger/index.ts'
import type { Over, Phase, RehearsalState } from '../../shared/rehearsal/model.ts'
import type { RehearsalTask } from './messages.ts'
import { startThread } from './start-thread.ts'
import type { RehearsalThread } from './start-thread.ts'
import type { Rehearsed } from './tally.ts'

export type Begin = {
  readonly rehearsalId: string
  readonly title: string
  /** Display name. */
  readonly startedBy: string
  readonly task: Omit<RehearsalTask, 'cancelled'>
}

export type Run = {
  readonly rehearsalId: string
  /** What was asked for, to tell a repeated request from another one under the same id. */
  readonly asked: string
  readonly title: string
  readonly over: Over
  readonly startedBy: string
  readonly source: LedgerSource
  readonly thread: RehearsalThread
  phase: Phase
  done: number
  total: number | null
  /** Milliseconds of this program, from the first row on. */
  firstMs: number | null
  lastMs: number
  failure: string | null
  rehearsed: Rehearsed | null
  /** Made when it is asked for. */
  workbook: Promise<Buffer> | null
}

export type Rehearsals = {
  find(): Run | null
  /** Replaces what came of the one before; never called while that one runs. */
  begin(begin: Begin): Run
  /** Ends what is running, for good: the program ends. */
  close(): Promise<void>
}

export function askedOf({ candidate, over }: Pick<RehearsalTask, 'candidate' | 'over'>): string {
  return JSON.stringify({ candidate, over })
}

export function makeRehearsals(): Rehearsals {
  let current: Run | null = null
  return {
    find: () => current,
    begin(begin) {
      current = startRun(begin)
      return current
    },
    async close() {
      if (current?.phase !== 'running') return
      current.thread.cancel()
      await current.thread.ended
    },
  }
}

function startRun({ rehearsalId, title, startedBy, task }: Begin): Run {
  const thread = startThread(task, {
    onProgress(done, total) {
      run.done = done
      run.total = total
      run.lastMs = performance.now()
      run.firstMs ??= run.lastMs
    },
  })
  const run: Run = {
    rehearsalId,
    asked: askedOf(task),
    title,
    over: task.over,
    startedBy,
    source: task.source,
    thread,
    phase: 'running',
    done: 0,
    total: null,
    firstMs: null,
    lastMs: 0,
    failure: null,
    rehearsed: null,
    workbook: null,
  }
  void keepEnd(run)
  return run
}

async function keepEnd(run: Run): Promise<void> {
  const end = await run.thread.ended
  run.phase = end.kind
  if (end.kind === 'finished') run.rehearsed = end.rehearsed
  if (end.kind === 'failed') run.failure = end.sentence
}

export function stateOf(run: Run): RehearsalState {
  const { rehearsalId, title, over, startedBy, phase, done, total, failure } = run
  const seconds = run.firstMs === null ? 0 : (run.lastMs - run.firstMs) / 1000
  const perSecond = seconds > 0 ? Math.round(done / seconds) : 0
  const known = phase === 'running' && total !== null && perSecond > 0
  const secondsLeft = known ? Math.ceil((total - done) / perSecond) : null
  return {
    rehearsalId,
    title,
    over,
    startedBy,
    phase,
    done,
    total,
    perSecond,
    secondsLeft,
    failure,
  }
}
