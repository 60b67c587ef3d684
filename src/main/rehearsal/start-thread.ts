/** Starts the thread of a rehearsal, tells how far it is, and ends it. */
import { Worker } from 'node:worker_threads'
import { findEntry } from '../kernel/find-entry.ts'
import type { FromThread, RehearsalTask } from './messages.ts'
import type { Rehearsed } from './tally.ts'

export type ThreadEnd =
  | { readonly kind: 'finished'; readonly rehearsed: Rehearsed }
  | { readonly kind: 'cancelled' }
  /** One sentence for the operator. */
  | { readonly kind: 'failed'; readonly sentence: string }

export type RehearsalThread = {
  /** Never rejects: a thread that breaks is a failed rehearsal. */
  readonly ended: Promise<ThreadEnd>
  cancel(): void
}

const broke = '演练的程序意外中断，没有结果，账本没有改动，请重新开始；若再次出现，请告诉维护人员。'
/** A thread looks at its flag every few milliseconds; one that does not is stuck. */
const patienceMs = 2000

export function startThread(
  task: Omit<RehearsalTask, 'cancelled'>,
  options: {
    readonly onProgress: (done: number, total: number) => void
    /** Another entry, for tests of what goes wrong. */
    readonly entry?: string
  },
): RehearsalThread {
  const cancelled = new Int32Array(new SharedArrayBuffer(4))
  const worker = new Worker(options.entry ?? findEntry('rehearsal/thread.ts', 'rehearsal.js'), {
    workerData: { ...task, cancelled } satisfies RehearsalTask,
    // Options of the program that started us are not the thread's.
    execArgv: [],
  })
  let late: NodeJS.Timeout | undefined
  const ended = new Promise<ThreadEnd>((resolve) => {
    let end: ThreadEnd | null = null
    worker.on('message', (message: FromThread) => {
      if (message.kind === 'progress') options.onProgress(message.done, message.total)
      else end = endFrom(message)
    })
    worker.on('error', () => {
      end = null
    })
    worker.on('exit', () => {
      clearTimeout(late)
      const asked = Atomics.load(cancelled, 0) === 1
      resolve(asked ? { kind: 'cancelled' } : (end ?? { kind: 'failed', sentence: broke }))
    })
  })
  return {
    ended,
    cancel() {
      if (Atomics.exchange(cancelled, 0, 1) === 1) return
      late = setTimeout(() => void worker.terminate(), patienceMs)
    },
  }
}

function endFrom(message: Exclude<FromThread, { readonly kind: 'progress' }>): ThreadEnd {
  if (message.kind === 'trouble') return { kind: 'failed', sentence: message.sentence }
  const { rehearsed } = message
  return rehearsed === null ? { kind: 'cancelled' } : { kind: 'finished', rehearsed }
}
