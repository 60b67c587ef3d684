/** Starts what writes a batch, or takes it back, and goes on with what a crash left half done. */
import type { ActingOperator } from '../kernel/call-context.ts'
import type { Ledger, Reader, StateRow } from '../ledger/index.ts'
import type { RosterDesk } from './desk.ts'
import { keptUntilFrom } from './desk.ts'
import { clockOf } from './parts.ts'
import { findBatchRow } from './store.ts'

type Doing = Pick<ActingOperator, 'accountId' | 'role'>

/** In the thread; nothing may be running. */
export function startBatch(
  { desk, ledger }: { readonly desk: RosterDesk; readonly ledger: Ledger },
  batch: Pick<StateRow<'roster_batch'>, 'batch_id' | 'import_key' | 'status'>,
  request: { readonly requestId: string; readonly operator: Doing },
): void {
  const importId = batch.import_key
  const { folder, source } = desk.place(ledger, importId)
  const { requestId, operator } = request
  const common = {
    importId,
    source,
    folder,
    clock: clockOf(ledger),
    batchId: batch.batch_id,
    operator,
  }
  const task =
    batch.status === 'undoing'
      ? ({ ...common, kind: 'restore', undoRequestId: requestId } as const)
      : ({
          ...common,
          kind: 'apply',
          places: desk.places(),
          applyRequestId: requestId,
        } as const)
  desk.start(task, (end) => {
    const record = desk.find(ledger, importId)
    if (record === null) return
    desk.keep(ledger, {
      ...record,
      batchId: batch.batch_id,
      failure: end.kind === 'trouble' ? end.sentence : null,
      keptUntil: keptUntilFrom(ledger),
    })
  })
}

/** Who began to write a batch, or to take it back, and under which request. */
export async function findBeginning(
  read: Reader,
  batch: Pick<StateRow<'roster_batch'>, 'batch_id' | 'status'>,
): Promise<{ readonly requestId: string; readonly operator: Doing } | null> {
  const action = await read
    .selectFrom('action')
    .select(['request_id', 'account_id', 'role'])
    .where('kind', '=', batch.status === 'undoing' ? 'rosters.undo' : 'rosters.apply')
    .where('subject', '=', `roster:${batch.batch_id}`)
    .executeTakeFirst()
  if (action === undefined || action.account_id === null || action.role === null) return null
  return {
    requestId: action.request_id,
    // The gate wrote the role of an operator there.
    operator: { accountId: action.account_id, role: action.role as ActingOperator['role'] },
  }
}

/** Answers whether something was started. */
export async function goOnWith(
  desk: RosterDesk,
  ledger: Ledger,
  batchId: number,
): Promise<boolean> {
  const batch = await findBatchRow(ledger.read, batchId)
  if (batch === null || (batch.status !== 'applying' && batch.status !== 'undoing')) return false
  const request = await findBeginning(ledger.read, batch)
  if (request === null || desk.running() !== null) return false
  // What was to be written is gone with its file: only undoing is left.
  if (batch.status === 'applying' && desk.find(ledger, batch.import_key) === null) return false
  startBatch({ desk, ledger }, batch, request)
  return true
}

/** At the start of a program: the oldest that is half done. */
export async function goOnWithAny(desk: RosterDesk, ledger: Ledger): Promise<void> {
  const half = await ledger.read
    .selectFrom('roster_batch')
    .select('batch_id')
    .where('to_action', 'is', null)
    .where('status', 'in', ['applying', 'undoing'])
    .orderBy('batch_id')
    .executeTakeFirst()
  if (half !== undefined) await goOnWith(desk, ledger, half.batch_id)
}
