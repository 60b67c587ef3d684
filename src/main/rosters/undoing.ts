/** The action with which a batch is taken back, wholly or as a beginning. */
import type { ActingOperator } from '../kernel/call-context.ts'
import type { Decision, Writing } from '../ledger/index.ts'
import type { NotRestored } from '../../shared/rosters/model.ts'
import { findBatchRow } from './store.ts'
import { changesMore, countMade, listPartActions, restorePart, rowsAtOnce } from './undo-batch.ts'

export type UndoRefusal =
  | { readonly code: 'BATCH_NOT_FOUND' }
  | { readonly code: 'ALREADY_UNDONE' }
  | { readonly code: 'IMPORT_RUNNING' }

export type UndoResult = { readonly batchId: number }

export async function undoBatch(
  writing: Writing,
  input: { readonly batchId: number; readonly reason: string },
  parts: { readonly operator: ActingOperator; readonly isBusy: boolean },
): Promise<Decision<UndoResult, UndoRefusal>> {
  const { batchId, reason } = input
  const batch = await findBatchRow(writing.read, batchId)
  if (batch === null) return refuse({ code: 'BATCH_NOT_FOUND' })
  if (batch.status === 'undone' || batch.status === 'undoing') {
    return refuse({ code: 'ALREADY_UNDONE' })
  }
  if (parts.isBusy) return refuse({ code: 'IMPORT_RUNNING' })
  const actions = changesMore(batch) ? await listPartActions(writing.read, batchId) : []
  const isLong = (await countMade(writing.read, actions)) > rowsAtOnce
  const left: NotRestored[] = []
  if (!isLong) {
    for (const actionId of actions) left.push(...(await restorePart(writing, actionId, batchId)))
  }
  writing.replace('roster_batch', batch, {
    status: isLong ? 'undoing' : 'undone',
    undone_by: parts.operator.accountId,
    undone_reason: reason,
    not_restored: left.length === 0 ? null : JSON.stringify(left),
  })
  return { kind: 'record', subject: `roster:${batchId}`, result: { batchId } }
}

function refuse(refusal: UndoRefusal) {
  return { kind: 'refuse', refusal } as const
}
