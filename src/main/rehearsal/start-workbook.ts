/** The workbook of a rehearsal, written beside the core; it is kept in memory, never on the disk. */
import { Worker } from 'node:worker_threads'
import { findEntry } from '../kernel/find-entry.ts'
import type { WorkbookTask } from './messages.ts'

/** Its bytes in pieces; rejects where the thread breaks. */
export function startWorkbook(task: WorkbookTask): Promise<readonly Buffer[]> {
  const entry = findEntry('rehearsal/workbook-thread.ts', 'rehearsal-workbook.js')
  const worker = new Worker(entry, { workerData: task, execArgv: [] })
  const pieces: Buffer[] = []
  return new Promise((resolve, reject) => {
    worker.on('message', (piece: Uint8Array) => pieces.push(Buffer.from(piece)))
    worker.on('error', reject)
    worker.on('exit', (code) => {
      if (code === 0) resolve(pieces)
      else reject(new Error(`the thread of the workbook ended with ${code}`))
    })
  })
}
