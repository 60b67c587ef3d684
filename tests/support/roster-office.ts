/** An office that lists are brought into, step by step and without a thread. */
import { join } from 'node:path'
import type { RosterRow } from '../../src/shared/rosters/field.ts'
import type { ImportHead, RosterCounts } from '../../src/shared/rosters/model.ts'
import { openBulkReader, openSecondWriter } from '../../src/main/ledger/index.ts'
import type { Ledger, SideFile, Writing } from '../../src/main/ledger/index.ts'
import { beginBatch } from '../../src/main/rosters/applying.ts'
import type { ApplyRefusal, ApplyResult } from '../../src/main/rosters/applying.ts'
import { previewRoster } from '../../src/main/rosters/preview.ts'
import { findStaging, makeStaging, placeOf } from '../../src/main/rosters/staging.ts'
import type { ImportRecord } from '../../src/main/rosters/staging.ts'
import { readPacks } from '../../src/main/rules/index.ts'
import { undoBatch } from '../../src/main/rosters/undoing.ts'
import { writeBatch } from '../../src/main/rosters/write-lines.ts'
import { fixedClock } from './ledger-builder.ts'
import { aReading } from './rosters.ts'
import { anOpenLedger } from './test-ledger.ts'

export const clerk = { accountId: 1, displayName: '周敏', role: 'clerk' } as const
export const reviewer = { accountId: 2, displayName: '吴强', role: 'reviewer' } as const

let imports = 0

export const { packs } = readPacks(join(import.meta.dirname, '../../rules'))

export type Staged = {
  readonly record: ImportRecord
  readonly counts: RosterCounts
  readonly side: SideFile
}

/** A ledger with a clerk, a reviewer and two villages; nobody lives there yet. */
export function openRosterLedger(): ReturnType<typeof anOpenLedger> {
  return anOpenLedger({
    fill: async (writer) => {
      const draft = { requestId: 'office-0001', kind: 'office.found', operator: null, payload: {} }
      await writer.record(draft, async (writing) => {
        openOffice(writing)
        return { kind: 'record', subject: 'office:1', result: {} }
      })
    },
  })
}

function openOffice(writing: Writing): void {
  writing.open('office', {
    office_id: 1,
    name: '蒲吕街道医保窗口',
    region_code: '500151',
    practice_date: null,
  })
  for (const { accountId, displayName, role } of [clerk, reviewer]) {
    writing.open('account', {
      account_id: accountId,
      user_name: role,
      display_name: displayName,
      password_hash: 'x',
    })
    writing.open('account_role', { account_role_id: accountId, account_id: accountId, role })
  }
  for (const [index, name] of ['新联村', '石庙社区'].entries()) {
    writing.open('village', { village_id: index + 1, name, position: index + 1 })
  }
}

export async function stage(
  { folder, ledger }: { readonly folder: string; readonly ledger: Ledger },
  head: ImportHead,
  rows: readonly RosterRow[],
): Promise<Staged> {
  return stageReading({ folder, ledger }, head, { reading: aReading(rows), practice: false })
}

/** The same from a file as it was read; in practice, numbers of nobody are good. */
export async function stageReading(
  { folder, ledger }: { readonly folder: string; readonly ledger: Ledger },
  head: ImportHead,
  { reading, practice }: Pick<Parameters<typeof previewRoster>[0], 'reading' | 'practice'>,
): Promise<Staged> {
  imports += 1
  const importId = `test-import-${imports}`
  const place = placeOf(join(folder, 'office', 'rosters'), importId, ledger.source)
  const record: ImportRecord = {
    importId,
    head,
    byteCount: 1,
    receivedBytes: 1,
    fileHash: `hash-of-${importId}`,
    startedBy: clerk.displayName,
    accountId: clerk.accountId,
    startedOn: fixedClock.today(),
    startedAt: '2023-11-20T01:30:00.000Z',
    phase: 'previewed',
    failure: null,
    layout: null,
    profileName: null,
    constants: {},
    counts: null,
    previewDigest: `digest-of-${importId}`,
    standing: null,
    batchId: null,
    applyRequestId: null,
    keptUntil: null,
  }
  makeStaging(place, record)
  const side = findStaging(place, 'write')
  if (side === null) throw new Error('no staging')
  const bulk = openBulkReader(ledger.source)
  try {
    const counts = await previewRoster({
      side,
      bulk,
      packs,
      reading,
      head,
      constants: {},
      today: fixedClock.today(),
      practice,
      onProgress: () => undefined,
      isCancelled: () => false,
    })
    if (counts === null) throw new Error('cancelled')
    return { record: { ...record, counts }, counts, side }
  } finally {
    bulk.close()
  }
}

export function begin(
  ledger: Ledger,
  { record, side }: Staged,
  operator: typeof clerk | typeof reviewer = clerk,
) {
  const requestId = `apply-${record.importId}`
  return ledger.writer.record<ApplyResult, ApplyRefusal>(
    { requestId, kind: 'rosters.apply', operator, payload: { importId: record.importId } },
    async (writing) =>
      beginBatch(
        writing,
        { previewDigest: record.previewDigest ?? '' },
        { record, mayApply: true, isBusy: false, side, operator },
      ),
  )
}

/** As far as `stopAfter` stretches, or to the end. */
export async function writeOn(
  ledger: Ledger,
  staged: Staged,
  {
    batchId,
    stopAfter = Infinity,
    operator = clerk,
  }: {
    readonly batchId: number
    readonly stopAfter?: number
    readonly operator?: typeof clerk | typeof reviewer
  },
): Promise<boolean> {
  const writer = openSecondWriter(ledger.source, fixedClock)
  let stretches = 0
  try {
    return await writeBatch({
      side: staged.side,
      source: ledger.source,
      writer,
      packs,
      batchId,
      applyRequestId: `apply-${staged.record.importId}`,
      operator,
      onProgress: () => {
        stretches += 1
      },
      isCancelled: () => stretches >= stopAfter,
    })
  } finally {
    await writer.close()
  }
}

/** The batch's id. */
export async function apply(
  ledger: Ledger,
  staged: Staged,
  operator: typeof clerk | typeof reviewer = clerk,
): Promise<number> {
  const begun = await begin(ledger, staged, operator)
  if (begun.kind !== 'recorded') throw new Error(JSON.stringify(begun))
  const { batchId } = begun.result
  if (!(await writeOn(ledger, staged, { batchId, operator }))) throw new Error('was stopped')
  return batchId
}

export function undo(ledger: Ledger, batchId: number, reason = '发错了文件') {
  return ledger.writer.record(
    {
      requestId: `undo-batch-${batchId}`,
      kind: 'rosters.undo',
      operator: reviewer,
      payload: { batchId, reason },
    },
    async (writing) =>
      undoBatch(writing, { batchId, reason }, { operator: reviewer, isBusy: false }),
  )
}
