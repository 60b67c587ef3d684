/** Evidence in the ledger. It counts while its batch is applied and no newer whole list overtook it. */
import { aliasesOf } from '../ledger/index.ts'
import type { NewRow, Reader, StateRow, Writing } from '../ledger/index.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import {
  authoritySchema,
  evidenceKindSchema,
  matchedBySchema,
  precisionSchema,
} from '../../shared/evidence/model.ts'
import type { Authority, EvidenceKind } from '../../shared/evidence/model.ts'
import { z } from 'zod'
import type { RankOrders, StoredEvidence } from './decide.ts'

/** Batches whose evidence counts, newest first. */
export function visibleBatches(read: Reader) {
  return read
    .selectFrom('roster_batch as b')
    .where('b.to_action', 'is', null)
    .where('b.status', '=', 'applied')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('roster_batch as newer')
            .select('newer.batch_id')
            .where('newer.to_action', 'is', null)
            .where('newer.status', '=', 'applied')
            .where('newer.full_list', '=', 1)
            .whereRef('newer.kind', '=', 'b.kind')
            .whereRef('newer.sender', '=', 'b.sender')
            .whereRef('newer.scope', '=', 'b.scope')
            .whereRef('newer.batch_id', '>', 'b.batch_id')
            .where((inner) =>
              inner.or([
                inner('newer.coverage_year', '=', inner.ref('b.coverage_year')),
                inner('b.coverage_year', 'is', null),
              ]),
            ),
        ),
      ),
    )
}

export function isVisible(read: Reader, batchId: number): Promise<boolean> {
  return visibleBatches(read)
    .select('b.batch_id')
    .where('b.batch_id', '=', batchId)
    .executeTakeFirst()
    .then((row) => row !== undefined)
}

/** Somebody in the ledger, or a number that nobody has yet. */
export type Who = { readonly personId: number | null; readonly idNumber: string }

/**
 * What stands of a person: lines that were found to mean them, and lines with their number that
 * nobody was found for when they came.
 */
export async function listOfPerson(read: Reader, person: Who): Promise<readonly StoredEvidence[]> {
  return (await listOfPeople(read, [person])).get(person.idNumber) ?? []
}

/** The same of some hundreds of people at a time, by their number. */
export async function listOfPeople(
  read: Reader,
  people: readonly Who[],
): Promise<ReadonlyMap<string, readonly StoredEvidence[]>> {
  const numberOf = new Map(
    people.flatMap(({ personId, idNumber }) =>
      personId === null ? [] : [[personId, idNumber] as const],
    ),
  )
  // What is said of a record that was merged is said of whoever goes on.
  const asNumber = new Map(people.map(({ idNumber }) => [idNumber, idNumber]))
  for (const [personId, aliases] of await aliasesOf(read, [...numberOf.keys()])) {
    const idNumber = getDefined(numberOf.get(personId), 'number of a person')
    for (const alias of aliases) {
      numberOf.set(alias.personId, idNumber)
      asNumber.set(alias.idNumber, idNumber)
    }
  }
  // The lines first, by their own indexes: a batch may have 700,000 of them.
  const lines = [
    ...(numberOf.size === 0
      ? []
      : await currentLines(read)
          .where('e.person_id', 'in', [...numberOf.keys()])
          .execute()),
    ...(await currentLines(read)
      .where('e.person_id', 'is', null)
      .where('e.id_number', 'in', [...asNumber.keys()])
      .execute()),
  ]
  const found = new Map<string, StoredEvidence[]>()
  if (lines.length === 0) return found
  const batches = await visibleBatches(read)
    .selectAll('b')
    .where('b.batch_id', 'in', [...new Set(lines.map((line) => line.batch_id))])
    .execute()
  const byId = new Map(batches.map((batch) => [batch.batch_id, batch]))
  for (const line of lines) {
    const batch = byId.get(line.batch_id)
    const number =
      line.person_id === null ? asNumber.get(line.id_number ?? '') : numberOf.get(line.person_id)
    if (batch === undefined || number === undefined) continue
    const known = found.get(number)
    if (known === undefined) found.set(number, [evidenceFrom(line, batch)])
    else known.push(evidenceFrom(line, batch))
  }
  return found
}

function currentLines(read: Reader) {
  return read.selectFrom('evidence as e').selectAll('e').where('e.to_action', 'is', null)
}

function evidenceFrom(row: StateRow<'evidence'>, batch: StateRow<'roster_batch'>): StoredEvidence {
  return {
    batchId: row.batch_id,
    kind: evidenceKindSchema.parse(batch.evidence_kind),
    authority: authoritySchema.parse(batch.authority),
    source: batch.sender,
    fileName: batch.file_name,
    rowNumber: row.row_number,
    listDay: dayOrNull(batch.list_day),
    coverageYear: batch.coverage_year,
    name: row.name,
    idNumber: row.id_number,
    eventOn: dayOrNull(row.event_on),
    precision: row.event_precision === null ? null : precisionSchema.parse(row.event_precision),
    endsOn: dayOrNull(row.ends_on),
    term: row.term,
    level: row.level,
    details: detailsFrom(row.detail),
    matchedBy: matchedBySchema.parse(row.matched_by),
  }
}

/** People lie above: what evidence needs of somebody is their number. */
export async function findWho(
  read: Reader,
  personId: number,
): Promise<{ readonly personId: number; readonly idNumber: string } | null> {
  const row = await read
    .selectFrom('person')
    .select('id_number')
    .where('person_id', '=', personId)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  return row === undefined ? null : { personId, idNumber: row.id_number }
}

const detailSchema = z.record(z.string(), z.string())

/** Stored by the field's label, so that a line can be read without the kind that it was read by. */
export function detailsFrom(detail: string | null): { label: string; text: string }[] {
  if (detail === null) return []
  const fields = detailSchema.parse(JSON.parse(detail))
  return Object.entries(fields).map(([label, text]) => ({ label, text }))
}

export async function listRankOrders(read: Reader): Promise<RankOrders> {
  const rows = await read
    .selectFrom('evidence_rank')
    .select(['evidence_kind', 'authorities'])
    .where('to_action', 'is', null)
    .execute()
  return new Map(
    rows.map((row): [EvidenceKind, readonly Authority[]] => [
      evidenceKindSchema.parse(row.evidence_kind),
      z.array(authoritySchema).parse(JSON.parse(row.authorities)),
    ]),
  )
}

export async function keepRankOrder(
  writing: Writing,
  order: { readonly kind: EvidenceKind; readonly authorities: readonly Authority[] },
): Promise<void> {
  const authorities = JSON.stringify(order.authorities)
  const current = await writing.read
    .selectFrom('evidence_rank')
    .selectAll()
    .where('evidence_kind', '=', order.kind)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  if (current !== undefined) {
    writing.replace('evidence_rank', current, { authorities })
    return
  }
  writing.open('evidence_rank', {
    evidence_rank_id: await writing.nextId('evidence_rank', 'evidence_rank_id'),
    evidence_kind: order.kind,
    authorities,
  })
}

/** A line as the ledger takes it; the batch must be one that is being applied. */
export type NewEvidence = NewRow<'evidence'>

function dayOrNull(text: string | null): Day | null {
  return text === null ? null : getDay(text)
}
