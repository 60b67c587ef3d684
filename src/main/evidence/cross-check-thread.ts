/** The thread of one cross-check, an entry of its own: a county takes some seconds. */
import { parentPort, workerData } from 'node:worker_threads'
import { getDefined } from '../../shared/kernel/assert.ts'
import { openBulkReader } from '../ledger/index.ts'
import type { LedgerSource } from '../ledger/index.ts'
import { findCrossings } from './crossing.ts'

export type CrossCheckTask = { readonly source: LedgerSource; readonly coverageYear: number }

// Written by the core: `cross-check.ts`.
const { source, coverageYear } = workerData as CrossCheckTask
const bulk = openBulkReader(source)
try {
  const crossings = findCrossings(bulk, coverageYear)
  getDefined(parentPort, 'port to the core').postMessage(crossings, [])
} finally {
  bulk.close()
}
