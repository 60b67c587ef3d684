/** Checks beside the core: one thread, started when something is first checked. */
import { Worker } from 'node:worker_threads'
import { findEntry } from '../kernel/find-entry.ts'
import { Trouble } from '../kernel/trouble.ts'
import type { PackPlaces, PackSet } from '../rules/index.ts'
import type {
  CheckAnswers,
  CheckKind,
  CheckQuestions,
  CheckTask,
  FromCheckThread,
  ToCheckThread,
} from './check-messages.ts'
import { packHashesOf } from './same-packs.ts'

export type Checks = {
  /** Throws Trouble where the packs' files are no longer those of the core, or the thread breaks. */
  check<Kind extends CheckKind>(
    kind: Kind,
    question: CheckQuestions[Kind],
  ): Promise<CheckAnswers[Kind]>
  close(): Promise<void>
}

const broke = '核对的程序意外中断，没有保存，账本没有改动，请再试一次；若再次出现，请告诉维护人员。'

type Waiting = {
  readonly resolve: (answer: CheckAnswers[CheckKind]) => void
  readonly reject: (reason: Error) => void
}

export function makeChecks(parts: {
  /** As they are now: the office may have brought one in since. */
  readonly places: () => PackPlaces
  readonly packs: PackSet
  /** Another entry, for tests of what goes wrong. */
  readonly entry?: string
}): Checks {
  let worker: Worker | null = null
  let lastId = 0
  /** What the thread was last told to check by. */
  let told = ''
  const waiting = new Map<number, Waiting>()

  function forget(gone: Worker, cause?: unknown): void {
    if (worker !== gone) return
    worker = null
    const left = [...waiting.values()]
    waiting.clear()
    for (const { reject } of left) reject(new Trouble('pack-broken', broke, { cause }))
  }

  const taskNow = (): CheckTask => ({
    places: parts.places(),
    packHashes: packHashesOf(parts.packs),
  })

  /** Before the question, on the same way: the thread answers in order. */
  function tellPacks(open: Worker): void {
    const task = taskNow()
    const now = JSON.stringify(task.packHashes)
    if (now === told) return
    told = now
    open.postMessage({ kind: 'packs', task } satisfies ToCheckThread, [])
  }

  function start(): Worker {
    const entry = parts.entry ?? findEntry('rehearsal/check-thread.ts', 'rehearsal-checks.js')
    const task = taskNow()
    told = JSON.stringify(task.packHashes)
    const started = new Worker(entry, { workerData: task, execArgv: [] })
    started.on('message', (message: FromCheckThread) => {
      const asked = waiting.get(message.id)
      waiting.delete(message.id)
      // A program with nothing left to wait for may end; the thread does not keep it.
      if (waiting.size === 0) started.unref()
      if (message.kind === 'answered') asked?.resolve(message.answer)
      else asked?.reject(new Trouble('pack-broken', message.sentence))
    })
    // What broke it is told to whoever waits; the next check starts another.
    started.on('error', (error) => forget(started, error))
    started.on('exit', () => forget(started))
    return started
  }

  return {
    check: (kind, question) =>
      new Promise((resolve, reject) => {
        worker ??= start()
        tellPacks(worker)
        lastId += 1
        // The thread answers each kind of question with its own kind of answer.
        waiting.set(lastId, { resolve: resolve as Waiting['resolve'], reject })
        worker.ref()
        worker.postMessage({ id: lastId, kind, question }, [])
      }),
    async close() {
      const open = worker
      if (open === null) return
      forget(open)
      await open.terminate()
    },
  }
}
