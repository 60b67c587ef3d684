/** Undoing a large batch, part after part, the last first; a crash goes on where it stopped. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ActingOperator } from '../kernel/call-context.ts'
import { openBulkReader } from '../ledger/index.ts'
import type { LedgerSource, Writer } from '../ledger/index.ts'
import { findBatchRow } from './store.ts'
import { addLeft, listPartActions, restorePart } from './undo-batch.ts'
import { partRequestId } from './write-lines.ts'

const pauseMs = 8

export type RestoreParts = {
  readonly source: LedgerSource
  readonly writer: Writer
  readonly batchId: number
  /** The request that began to undo it. */
  readonly undoRequestId: string
  readonly operator: Pick<ActingOperator, 'accountId' | 'role'>
  readonly onProgress: (done: number, total: number) => void
}

/** Answers whether the batch is undone now. */
export async function restoreBatch(parts: RestoreParts): Promise<boolean> {
  const actions = await readParts(parts)
  for (const [index, actionId] of actions.entries()) {
    if (!(await restoreOne(parts, actionId))) return false
    parts.onProgress(index + 1, actions.length)
    await sleep(pauseMs)
  }
  return finish(parts)
}

async function readParts({ source, batchId }: RestoreParts): Promise<readonly number[]> {
  const bulk = openBulkReader(source)
  try {
    return await listPartActions(bulk.read, batchId)
  } finally {
    bulk.close()
  }
}

async function restoreOne(parts: RestoreParts, actionId: number): Promise<boolean> {
  const { writer, batchId, undoRequestId, operator } = parts
  const recorded = await writer.record<object, 'stopped'>(
    {
      requestId: partRequestId(undoRequestId, `restore-${actionId}`),
      kind: 'rosters.restoreLines',
      operator,
      payload: { batchId, actionId },
    },
    async (writing) => {
      const batch = await findBatchRow(writing.read, batchId)
      if (batch?.status !== 'undoing') return { kind: 'refuse', refusal: 'stopped' }
      const left = await restorePart(writing, actionId, batchId)
      if (left.length > 0) {
        writing.replace('roster_batch', batch, { not_restored: addLeft(batch, left) })
      }
      return { kind: 'record', subject: `roster:${batchId}`, result: { left: left.length } }
    },
  )
  return recorded.kind === 'recorded' || recorded.kind === 'repeated'
}

async function finish(parts: RestoreParts): Promise<boolean> {
  const { writer, batchId, undoRequestId, operator } = parts
  const recorded = await writer.record<object, 'stopped'>(
    {
      requestId: partRequestId(undoRequestId, 'undone'),
      kind: 'rosters.finish',
      operator,
      payload: { batchId },
    },
    async (writing) => {
      const batch = await findBatchRow(writing.read, batchId)
      if (batch?.status !== 'undoing') return { kind: 'refuse', refusal: 'stopped' }
      writing.replace('roster_batch', batch, { status: 'undone' })
      return { kind: 'record', subject: `roster:${batchId}`, result: {} }
    },
  )
  return recorded.kind === 'recorded' || recorded.kind === 'repeated'
}
