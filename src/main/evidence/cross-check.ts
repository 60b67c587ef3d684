/** 比对, page by page: found beside the core, kept until the ledger goes on. */
import { Worker } from 'node:worker_threads'
import { getDay } from '../../shared/kernel/day.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import { evidenceKindSchema } from '../../shared/evidence/model.ts'
import type { EvidenceKind } from '../../shared/evidence/model.ts'
import type { Crossing } from '../../shared/evidence/contract.ts'
import { findEntry } from '../kernel/find-entry.ts'
import type { Ledger, Reader } from '../ledger/index.ts'
import { crossedKinds } from './crossing.ts'
import type { Crossings } from './crossing.ts'
import type { CrossCheckTask } from './cross-check-thread.ts'

const pageSize = 100

type Kept = {
  readonly ledger: Ledger
  readonly coverageYear: number
  readonly head: number
  readonly crossings: Promise<Crossings>
}

export type CrossChecks = {
  find(ledger: Ledger, coverageYear: number): Promise<Crossings>
}

export function makeCrossChecks(): CrossChecks {
  let kept: Kept | null = null
  return {
    async find(ledger, coverageYear) {
      const head = await headOf(ledger.read)
      const same =
        kept?.ledger === ledger && kept.coverageYear === coverageYear && kept.head === head
      if (!same) {
        const task = { source: ledger.source, coverageYear }
        const crossings = runThread(task)
        kept = { ledger, coverageYear, head, crossings }
        crossings.catch(() => {
          kept = null
        })
      }
      return getDefined(kept, 'cross-check').crossings
    },
  }
}

async function headOf(read: Reader): Promise<number> {
  const row = await read
    .selectFrom('action')
    .select('action_id')
    .orderBy('action_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.action_id ?? 0
}

function runThread(task: CrossCheckTask): Promise<Crossings> {
  const entry = findEntry('evidence/cross-check-thread.ts', 'cross-check.js')
  const worker = new Worker(entry, { workerData: task, execArgv: [] })
  return new Promise((resolve, reject) => {
    worker.on('message', (crossings: Crossings) => resolve(crossings))
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`the thread of a cross-check ended with ${code}`)))
  })
}

/** Counts of every kind, and one page of one kind or of all. */
export async function pageOf(
  read: Reader,
  { triples }: Crossings,
  wanted: { readonly kind?: EvidenceKind | undefined; readonly offset: number },
): Promise<{
  readonly counts: { kind: EvidenceKind; count: number }[]
  readonly crossings: Crossing[]
  readonly count: number
}> {
  const batches = await batchesOf(read, triples)
  const counts = new Map<EvidenceKind, number>(crossedKinds.map((kind) => [kind, 0]))
  const page: { personId: number; batchId: number; line: number }[] = []
  let count = 0
  for (let at = 0; at < triples.length; at += 3) {
    const [personId = 0, batchId = 0, line = 0] = triples.subarray(at, at + 3)
    const kind = getDefined(batches.get(batchId), 'batch of a crossing').kind
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
    if (wanted.kind !== undefined && kind !== wanted.kind) continue
    if (count >= wanted.offset && page.length < pageSize) page.push({ personId, batchId, line })
    count += 1
  }
  const crossings: Crossing[] = []
  for (const { personId, batchId, line } of page) {
    const batch = getDefined(batches.get(batchId), 'batch of a crossing')
    crossings.push({ ...(await describe(read, { personId, batchId, line })), ...batch })
  }
  return {
    counts: [...counts].map(([kind, number]) => ({ kind, count: number })),
    crossings,
    count,
  }
}

async function batchesOf(read: Reader, triples: Int32Array) {
  const ids = new Set<number>()
  for (let at = 1; at < triples.length; at += 3) ids.add(triples[at] ?? 0)
  const rows = await read
    .selectFrom('roster_batch')
    .select(['batch_id', 'evidence_kind', 'sender', 'file_name'])
    .where('batch_id', 'in', [...ids])
    .where('to_action', 'is', null)
    .execute()
  return new Map(
    rows.map((row) => [
      row.batch_id,
      {
        kind: evidenceKindSchema.parse(row.evidence_kind),
        source: row.sender,
        fileName: row.file_name,
      },
    ]),
  )
}

async function describe(
  read: Reader,
  at: { readonly personId: number; readonly batchId: number; readonly line: number },
): Promise<Omit<Crossing, 'kind' | 'source' | 'fileName'>> {
  const person = await read
    .selectFrom('person')
    .innerJoin('village', (join) =>
      join
        .onRef('village.village_id', '=', 'person.village_id')
        .on('village.to_action', 'is', null),
    )
    .select(['person.name', 'person.id_number', 'village.name as village_name'])
    .where('person.person_id', '=', at.personId)
    .where('person.to_action', 'is', null)
    .executeTakeFirstOrThrow()
  const line = await read
    .selectFrom('evidence')
    .select(['row_number', 'event_on'])
    .where('batch_id', '=', at.batchId)
    .where('line', '=', at.line)
    .where('to_action', 'is', null)
    .executeTakeFirstOrThrow()
  return {
    personId: at.personId,
    name: person.name,
    idNumber: person.id_number,
    villageName: person.village_name,
    rowNumber: line.row_number,
    eventOn: line.event_on === null ? null : getDay(line.event_on),
  }
}
