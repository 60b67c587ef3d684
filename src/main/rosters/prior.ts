/** What the same sender said last of the same matter: what a new list is compared with. */
import type { ImportHead } from '../../shared/rosters/model.ts'
import { detailsFrom, visibleBatches } from '../evidence/index.ts'
import type { BulkReader, StateRow } from '../ledger/index.ts'
import type { Saying } from './decide.ts'

export type PriorLine = Saying & {
  readonly batchId: number
  readonly line: number
  readonly personId: number | null
}

export type Prior = {
  /** Nothing was applied before that still counts. */
  readonly isEmpty: boolean
  /** Lines of the sender's last list; of an adding one, of all that still count. */
  readonly lineCount: number
  /** By number and by person; the newest first. */
  find(who: {
    readonly idNumbers: readonly string[]
    readonly personIds: readonly number[]
  }): PriorFinding
  /** Every line of it, in the order of the file. */
  everyLine(): IterableIterator<StateRow<'evidence'> & { readonly file_name: string }>
}

export type PriorFinding = {
  readonly byNumber: ReadonlyMap<string, readonly PriorLine[]>
  readonly byPerson: ReadonlyMap<number, readonly PriorLine[]>
}

/** As many at a time as one statement is kept for. */
const atATime = 500

export function readPrior(bulk: BulkReader, head: ImportHead): Prior {
  const { read, all, rows } = bulk
  const batches = all(
    visibleBatches(read)
      .select('b.batch_id')
      .where('b.kind', '=', head.kind)
      .where('b.sender', '=', head.sender)
      .where('b.scope', '=', head.scope)
      .where('b.coverage_year', head.coverageYear === null ? 'is' : '=', head.coverageYear)
      .orderBy('b.batch_id', 'desc'),
  ).map((row) => row.batch_id)
  const lines = () =>
    read.selectFrom('evidence').where('to_action', 'is', null).where('batch_id', 'in', batches)
  return {
    isEmpty: batches.length === 0,
    lineCount:
      batches.length === 0
        ? 0
        : (all(lines().select(({ fn }) => fn.countAll<number>().as('count')))[0]?.count ?? 0),
    find({ idNumbers, personIds }) {
      const byNumber = new Map<string, PriorLine[]>()
      const byPerson = new Map<number, PriorLine[]>()
      if (batches.length === 0) return { byNumber, byPerson }
      const inBatches = new Set(batches)
      for (const some of slices(idNumbers)) {
        const query = read
          .selectFrom('evidence')
          .selectAll()
          .where('to_action', 'is', null)
          .where('id_number', 'in', some)
          .orderBy('batch_id', 'desc')
        for (const row of all(query)) {
          if (row.id_number !== null && inBatches.has(row.batch_id)) {
            push(byNumber, row.id_number, priorFrom(row))
          }
        }
      }
      for (const some of slices(personIds)) {
        const query = read
          .selectFrom('evidence')
          .selectAll()
          .where('to_action', 'is', null)
          .where('person_id', 'in', some)
          .orderBy('batch_id', 'desc')
        for (const row of all(query)) {
          if (row.person_id !== null && inBatches.has(row.batch_id)) {
            push(byPerson, row.person_id, priorFrom(row))
          }
        }
      }
      return { byNumber, byPerson }
    },
    everyLine: () =>
      rows(
        read
          .selectFrom('evidence')
          .innerJoin('roster_batch', (join) =>
            join
              .onRef('roster_batch.batch_id', '=', 'evidence.batch_id')
              .on('roster_batch.to_action', 'is', null),
          )
          .selectAll('evidence')
          .select('roster_batch.file_name')
          .where('evidence.to_action', 'is', null)
          .where('evidence.batch_id', 'in', batches)
          .orderBy('evidence.batch_id')
          .orderBy('evidence.line'),
      ),
  }
}

function priorFrom(row: StateRow<'evidence'>): PriorLine {
  return {
    batchId: row.batch_id,
    line: row.line,
    personId: row.person_id,
    eventOn: row.event_on,
    precision: row.event_precision,
    endsOn: row.ends_on,
    term: row.term,
    level: row.level,
    detail: Object.fromEntries(detailsFrom(row.detail).map(({ label, text }) => [label, text])),
  }
}

function push<Key>(map: Map<Key, PriorLine[]>, key: Key, line: PriorLine): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [line])
  else known.push(line)
}

function* slices<Value>(values: readonly Value[]): Generator<Value[]> {
  for (let at = 0; at < values.length; at += atATime) yield values.slice(at, at + atATime)
}
