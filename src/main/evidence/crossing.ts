/** Everybody enrolled against what stands of them, over the whole office. */
import type { BulkReader } from '../ledger/index.ts'
import { counterEffects, evidenceKindSchema } from '../../shared/evidence/model.ts'
import { visibleBatches } from './store.ts'

/** Kinds that say somebody should not be enrolled here. */
export const crossedKinds = evidenceKindSchema.options.filter(
  (kind) => counterEffects[kind] === 'reason',
)

/** Person, batch and line of each crossing, one after the other; kinds follow from the batches. */
export type Crossings = { readonly enrolled: number; readonly triples: Int32Array }

/**
 * Lines of visible batches whose person is enrolled for the year, and which hold in it: 120,000
 * lines against 713,138 enrolments, each looked up by its person. What ended before the year is
 * left out.
 */
export function findCrossings(bulk: BulkReader, coverageYear: number): Crossings {
  const { read, rows, all } = bulk
  const [counted] = all(
    read
      .selectFrom('enrolment')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('coverage_year', '=', coverageYear)
      .where('scheme', '=', 'resident')
      .where('to_action', 'is', null),
  )
  const found: number[] = []
  const batches = all(
    visibleBatches(read)
      .select(['b.batch_id'])
      .where('b.evidence_kind', 'in', crossedKinds)
      .orderBy('b.batch_id'),
  )
  for (const { batch_id: batchId } of batches) {
    for (const { line, person_id: personId } of rows(linesOf(bulk, { batchId, coverageYear }))) {
      if (personId !== null) found.push(personId, batchId, line)
    }
  }
  return { enrolled: counted?.count ?? 0, triples: Int32Array.from(found) }
}

function linesOf(
  { read }: BulkReader,
  { batchId, coverageYear }: { readonly batchId: number; readonly coverageYear: number },
) {
  return (
    read
      .selectFrom('evidence as e')
      // Somebody who came after the list is found by the number.
      .leftJoin('person as p', (join) =>
        join
          .on('e.person_id', 'is', null)
          .onRef('p.id_number', '=', 'e.id_number')
          .on('p.to_action', 'is', null),
      )
      .innerJoin('enrolment as n', (join) =>
        join
          .on((eb) => eb('n.person_id', '=', eb.fn.coalesce('e.person_id', 'p.person_id')))
          .on('n.coverage_year', '=', coverageYear)
          .on('n.scheme', '=', 'resident')
          .on('n.to_action', 'is', null),
      )
      .select((eb) => ['e.line', eb.fn.coalesce('e.person_id', 'p.person_id').as('person_id')])
      .where('e.batch_id', '=', batchId)
      .where('e.to_action', 'is', null)
      .where((eb) =>
        eb.or([eb('e.ends_on', 'is', null), eb('e.ends_on', '>=', `${coverageYear}-01-01`)]),
      )
      .where((eb) =>
        eb.or([eb('e.event_on', 'is', null), eb('e.event_on', '<=', `${coverageYear}-12-31`)]),
      )
      .orderBy('e.line')
  )
}
