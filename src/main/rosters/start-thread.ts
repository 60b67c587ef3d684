/** Starts the thread of a roster, tells how far it is, and ends it. */
import { Worker } from 'node:worker_threads'
import { findEntry } from '../kernel/find-entry.ts'
import type { FromThread, NewTask, RosterTask, TaskEnd } from './messages.ts'

export type ThreadEnd = TaskEnd | { readonly kind: 'cancelled' }

export type RosterThread = {
  /** Never rejects: a thread that breaks is a trouble. */
  readonly ended: Promise<ThreadEnd>
  cancel(): void
}

const broke =
  '处理名册的程序意外中断。还没有应用的，账本没有改动，请重新预览；正在写入的，已写的不生效，请继续写入或撤销。'
/** A thread looks at its flag between stretches; one that does not is stuck in a file. */
const patienceMs = 5000

export function startThread(
  task: NewTask,
  options: {
    readonly onProgress: (stage: string, done: number, total: number | null) => void
    /** Another entry, for tests of what goes wrong. */
    readonly entry?: string
  },
): RosterThread {
  const cancelled = new Int32Array(new SharedArrayBuffer(4))
  const worker = new Worker(options.entry ?? findEntry('rosters/thread.ts', 'rosters.js'), {
    workerData: { ...task, cancelled } satisfies RosterTask,
    // Options of the program that started us are not the thread's.
    execArgv: [],
  })
  let late: NodeJS.Timeout | undefined
  const ended = new Promise<ThreadEnd>((resolve) => {
    let end: TaskEnd | null = null
    worker.on('message', (message: FromThread) => {
      if (message.kind !== 'progress') end = message
      else options.onProgress(message.stage, message.done, message.total)
    })
    worker.on('error', () => {
      end = null
    })
    worker.on('exit', () => {
      clearTimeout(late)
      const asked = Atomics.load(cancelled, 0) === 1
      // What was whole before the wish to stop arrived, is whole.
      if (end?.kind === 'written' && end.whole) resolve(end)
      else resolve(asked ? { kind: 'cancelled' } : (end ?? { kind: 'trouble', sentence: broke }))
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
