/** The action with which a batch begins. */
import { getRosterKind } from '../../shared/rosters/kinds.ts'
import type { ActingOperator } from '../kernel/call-context.ts'
import { findAccount } from '../accounts/index.ts'
import type { Decision, SideFile, Writing } from '../ledger/index.ts'
import { listGuards } from './decide.ts'
import { isOutdated } from './desk.ts'
import type { ImportRecord } from './staging.ts'
import { countAppliedLines } from './staged-lines.ts'
import { findSameFile, keepProfile, listConfirmations } from './store.ts'

/** Refusals in the order in which they are checked; the first that applies is the answer. */
export type ApplyRefusal =
  | { readonly code: 'WRONG_PHASE' }
  | { readonly code: 'IMPORT_RUNNING' }
  | { readonly code: 'KIND_NOT_ALLOWED' }
  | { readonly code: 'PREVIEW_CHANGED' }
  | { readonly code: 'PREVIEW_OUTDATED' }
  | { readonly code: 'ALREADY_APPLIED'; readonly batchId: number }
  | { readonly code: 'NOTHING_TO_APPLY' }
  | { readonly code: 'GUARD_STOPS' }

export type ApplyResult = { readonly batchId: number }

export async function beginBatch(
  writing: Writing,
  input: { readonly previewDigest: string },
  parts: {
    readonly record: ImportRecord
    readonly mayApply: boolean
    readonly isBusy: boolean
    readonly side: SideFile
    readonly operator: ActingOperator
  },
): Promise<Decision<ApplyResult, ApplyRefusal>> {
  const { record, operator, side } = parts
  const { head, counts, fileHash, previewDigest } = record
  if (!parts.mayApply || counts === null || fileHash === null || previewDigest === null) {
    return refuse({ code: 'WRONG_PHASE' })
  }
  if (parts.isBusy) return refuse({ code: 'IMPORT_RUNNING' })
  const kind = getRosterKind(head.kind)
  const account = await findAccount(writing.read, operator.accountId)
  const allowed = account?.roles.some((role) => kind.appliedBy.includes(role)) ?? false
  if (!allowed) return refuse({ code: 'KIND_NOT_ALLOWED' })
  if (previewDigest !== input.previewDigest) return refuse({ code: 'PREVIEW_CHANGED' })
  // Previewed by a version that did not say what the money would be booked as.
  const isUntold = kind.changes === 'payments' && counts.payments.length === 0
  if (isUntold && countAppliedLines(side) > 0) return refuse({ code: 'PREVIEW_CHANGED' })
  const same = await findSameFile(writing.read, { fileHash, head })
  if (same !== null) return refuse({ code: 'ALREADY_APPLIED', batchId: same.batch_id })
  if (await isOutdated(writing.read, record)) return refuse({ code: 'PREVIEW_OUTDATED' })
  const lineCount = countAppliedLines(side)
  if (lineCount === 0) return refuse({ code: 'NOTHING_TO_APPLY' })
  const confirmed = await findConfirmed(writing, record, operator)
  if (confirmed === 'stops') return refuse({ code: 'GUARD_STOPS' })

  const batchId = await writing.nextId('roster_batch', 'batch_id')
  writing.open('roster_batch', {
    batch_id: batchId,
    import_key: record.importId,
    kind: head.kind,
    evidence_kind: kind.evidence.kind,
    sender: head.sender,
    authority: head.authority,
    scope: head.scope,
    coverage_year: head.coverageYear,
    list_day: head.listDay,
    full_list: head.fullList ? 1 : 0,
    file_name: head.fileName,
    file_hash: fileHash,
    preview_digest: previewDigest,
    line_count: lineCount,
    counts: JSON.stringify(counts),
    status: 'applying',
    applied_by: operator.accountId,
    applied_on: writing.recordedOn,
    confirmed_by: confirmed,
    undone_by: null,
    undone_reason: null,
    not_restored: null,
  })
  if (record.profileName !== null && record.layout !== null) {
    await keepProfile(writing, {
      kind: head.kind,
      sender: head.sender,
      name: record.profileName,
      layout: record.layout,
      constants: record.constants,
      today: writing.recordedOn,
    })
  }
  return { kind: 'record', subject: `roster:${batchId}`, result: { batchId } }
}

/** Whoever let it past; null where nothing stops it. Nobody confirms what they apply themselves. */
async function findConfirmed(
  writing: Writing,
  record: ImportRecord,
  operator: ActingOperator,
): Promise<number | null | 'stops'> {
  const { counts, head, previewDigest } = record
  if (counts === null || previewDigest === null) return 'stops'
  const guards = listGuards(counts, { kind: getRosterKind(head.kind), fullList: head.fullList })
  if (guards.length === 0) return null
  const confirmations = await listConfirmations(writing.read, previewDigest)
  const found = guards.map(({ guard, number }) =>
    confirmations.find(
      (one) => one.guard === guard && one.number === number && one.accountId !== operator.accountId,
    ),
  )
  return found.every((one) => one !== undefined) ? (found[0]?.accountId ?? 'stops') : 'stops'
}

function refuse(refusal: ApplyRefusal) {
  return { kind: 'refuse', refusal } as const
}
