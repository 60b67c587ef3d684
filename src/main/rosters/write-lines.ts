/**
 * A batch on its way into the ledger: short actions one after the other, each a stretch of the file,
 * and one that makes it count. A crash resumes after the last stretch that was written.
 */
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { assert, getDefined } from '../../shared/kernel/assert.ts'
import { getRosterKind } from '../../shared/rosters/kinds.ts'
import type { RosterKind } from '../../shared/rosters/kinds.ts'
import { rosterKindSchema } from '../../shared/rosters/model.ts'
import type { ActingOperator } from '../kernel/call-context.ts'
import { bookTaxLines, keepTaxRules } from '../collections/index.ts'
import type { TaxRules } from '../collections/index.ts'
import type { NewEvidence } from '../evidence/index.ts'
import { openBulkReader } from '../ledger/index.ts'
import type { PackSet } from '../rules/index.ts'
import type { LedgerSource, Reader, SideFile, StateRow, Writer, Writing } from '../ledger/index.ts'
import { carryOver } from './carry-over.ts'
import { keepTwins } from './keep-twins.ts'
import { listAppliedLines } from './staged-lines.ts'
import type { StagedLine } from './staged-lines.ts'
import { findBatchRow, lastWrittenLine } from './store.ts'
import { readOrdinals, taxLinesFrom } from './tax-lines.ts'
import { preparePeople, writePeople } from './write-people.ts'

/** What one action writes; people are dearer than evidence. The counter waits for one at most. */
const linesAtATime = { nothing: 1500, people: 400, enrolments: 600, payments: 100 } as const
/** In which the counter, which looks every 5 ms, gets its turn. */
const pauseMs = 8

export type WriteParts = {
  readonly side: SideFile
  readonly source: LedgerSource
  readonly writer: Writer
  /** What payments are decided by. */
  readonly packs: PackSet
  readonly batchId: number
  /** The request that applied it. */
  readonly applyRequestId: string
  readonly operator: Pick<ActingOperator, 'accountId' | 'role'>
  readonly onProgress: (written: number) => void
  readonly isCancelled: () => boolean
}

/** Answers whether the batch counts now; false where it was stopped or is no longer being applied. */
export async function writeBatch(parts: WriteParts): Promise<boolean> {
  const { side, isCancelled } = parts
  const start = findStart(parts)
  if (start === null) return false
  const { kind } = start
  let { after, written } = start
  const taxRules = keepTaxRules(parts.packs)
  for (;;) {
    if (isCancelled()) return false
    const lines = listAppliedLines(side, { after, limit: linesAtATime[kind.changes] })
    const last = lines.at(-1)
    if (last === undefined) break
    if (!(await writeStretch({ ...parts, kind, taxRules }, { after, lines }))) return false
    after = last.line
    written += lines.length
    parts.onProgress(written)
    await sleep(pauseMs)
  }
  return finish(parts)
}

/** The ids of a batch's parts follow from the request that began it: written twice, they are one. */
export function partRequestId(applyRequestId: string, part: string): string {
  const digest = createHash('sha256').update(applyRequestId).digest('hex').slice(0, 32)
  return `roster-${digest}-${part}`
}

/** After which line to go on; null where the batch is no longer being applied. */
function findStart({ source, batchId }: WriteParts) {
  const bulk = openBulkReader(source)
  try {
    const { read, all } = bulk
    const [batch] = all(
      read
        .selectFrom('roster_batch')
        .select(['kind', 'status'])
        .where('batch_id', '=', batchId)
        .where('to_action', 'is', null),
    )
    if (batch?.status !== 'applying') return null
    const [there] = all(
      read
        .selectFrom('evidence')
        .select(({ fn }) => [
          fn.countAll<number>().as('written'),
          fn.max<number | null>('line').as('after'),
        ])
        .where('batch_id', '=', batchId)
        .where('to_action', 'is', null),
    )
    const kind = getRosterKind(rosterKindSchema.parse(batch.kind))
    return { kind, after: there?.after ?? 0, written: there?.written ?? 0 }
  } finally {
    bulk.close()
  }
}

type StretchParts = WriteParts & {
  readonly kind: RosterKind
  readonly taxRules: (read: Reader) => Promise<TaxRules>
}

async function writeStretch(
  parts: StretchParts,
  stretch: { readonly after: number; readonly lines: readonly StagedLine[] },
): Promise<boolean> {
  const { writer, batchId, applyRequestId, operator, kind } = parts
  const { after, lines } = stretch
  const prepared = kind.changes === 'people' ? preparePeople(lines, kind) : null
  const recorded = await writer.record<{ lines: number }, 'stopped'>(
    {
      requestId: partRequestId(applyRequestId, `lines-${after}`),
      kind: 'rosters.writeLines',
      operator,
      payload: { batchId, after, count: lines.length },
    },
    async (writing) => {
      const batch = await findBatchRow(writing.read, batchId)
      if (batch?.status !== 'applying') return { kind: 'refuse', refusal: 'stopped' }
      const people =
        prepared === null ? new Map<number, number>() : await writePeople(writing, prepared)
      await keepTwins(writing, lines, people)
      writing.openMany('evidence', evidenceRows(lines, { batchId, people }))
      if (kind.changes === 'enrolments') await carryOver(writing, lines, batch)
      if (kind.changes === 'payments') {
        await bookTaxLines(
          writing,
          taxLinesFrom(lines, {
            coverageYear: getDefined(batch.coverage_year ?? undefined, 'year of payments'),
            ordinalOf: readOrdinals(parts.side, { after, limit: lines.length }),
          }),
          {
            batchId,
            rules: await parts.taxRules(writing.read),
            today: writing.recordedOn,
          },
        )
      }
      return {
        kind: 'record',
        subject: `roster:${batchId}`,
        result: { lines: lines.length },
      }
    },
  )
  return recorded.kind === 'recorded' || recorded.kind === 'repeated'
}

/** `people` has the ids of those whom this stretch recorded, by line. */
function* evidenceRows(
  lines: readonly StagedLine[],
  { batchId, people }: { readonly batchId: number; readonly people: ReadonlyMap<number, number> },
): Generator<NewEvidence> {
  for (const line of lines) {
    const brought = people.get(line.line)
    const personId = brought ?? (line.outcome === 'ambiguous' ? null : line.person_id)
    yield {
      batch_id: batchId,
      line: line.line,
      row_number: line.row_number,
      person_id: personId,
      matched_by: personId === null ? 'none' : brought === undefined ? line.matched_by : 'number',
      id_number: line.id_number,
      name: line.name,
      birth_date: line.birth_date,
      village: line.village,
      event_on: line.event_on,
      event_precision: line.event_precision,
      ends_on: line.ends_on,
      term: line.term,
      level: line.level,
      detail: line.detail,
    }
  }
}

/** The one small step with which everything counts, and an older list of everybody no longer does. */
async function finish(parts: WriteParts): Promise<boolean> {
  const { writer, batchId, applyRequestId, operator } = parts
  const recorded = await writer.record<object, 'stopped'>(
    {
      requestId: partRequestId(applyRequestId, 'end'),
      kind: 'rosters.finish',
      operator,
      payload: { batchId },
    },
    async (writing) => {
      const batch = await findBatchRow(writing.read, batchId)
      if (batch?.status !== 'applying') return { kind: 'refuse', refusal: 'stopped' }
      await assertWhole(writing, batch)
      writing.replace('roster_batch', batch, { status: 'applied' })
      return { kind: 'record', subject: `roster:${batchId}`, result: {} }
    },
  )
  return recorded.kind === 'recorded' || recorded.kind === 'repeated'
}

async function assertWhole(writing: Writing, batch: StateRow<'roster_batch'>): Promise<void> {
  const last = await lastWrittenLine(writing.read, batch.batch_id)
  assert(last > 0, `batch ${batch.batch_id} would count without a line`)
}
