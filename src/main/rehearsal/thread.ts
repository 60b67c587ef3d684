/** The thread of one rehearsal, an entry of its own: the counter goes on in the core meanwhile. */
import { parentPort, workerData } from 'node:worker_threads'
import { Trouble } from '../kernel/trouble.ts'
import { openBulkReader } from '../ledger/index.ts'
import { readPackPlaces } from '../rules/index.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import { readCandidate } from './candidate.ts'
import type { FromThread, RehearsalTask } from './messages.ts'
import { rehearse } from './rehearse.ts'
import { packsChangedText, readSamePacks } from './same-packs.ts'

function tell(message: FromThread): void {
  getDefined(parentPort, 'port to the core').postMessage(message, [])
}

function run(task: RehearsalTask): FromThread {
  const packs = readSamePacks(readPackPlaces(task.places).packs, task.packHashes)
  if (packs === null) return { kind: 'trouble', sentence: packsChangedText }
  const standing = { packs, overlay: task.overlay }
  const proposed = getDefined(readCandidate(task.candidate, standing).proposed, 'checked candidate')
  const bulk = openBulkReader(task.source)
  try {
    const rehearsed = rehearse({
      bulk,
      standing,
      proposed,
      over: task.over,
      onProgress: (done, total) => tell({ kind: 'progress', done, total }),
      isCancelled: () => Atomics.load(task.cancelled, 0) === 1,
    })
    return { kind: 'ended', rehearsed }
  } finally {
    bulk.close()
  }
}

try {
  // Written by the core: `startThread`.
  tell(run(workerData as RehearsalTask))
} catch (error) {
  if (!(error instanceof Trouble)) throw error
  tell({ kind: 'trouble', sentence: error.message })
}
