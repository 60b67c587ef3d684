/** Everybody, or every registration, out of the ledger, one after the other. */
import type { BulkReader } from '../ledger/index.ts'
import { everyListedIdentity } from '../evidence/index.ts'
import { residentScheme } from '../intake/index.ts'

/** One row a person. */
export function personRows({ rows, read }: BulkReader) {
  return rows(
    read
      .selectFrom('person')
      .select(['person_id', 'birth_date', 'village_id'])
      .where('to_action', 'is', null)
      .where('merged_into', 'is', null)
      .orderBy('person_id'),
  )
}

/** Those taken down here in the order in which they were entered, then those that departments list. */
export function* identityRows(bulk: BulkReader) {
  const { rows, read } = bulk
  yield* rows(
    read
      .selectFrom('identity')
      .select(['person_id', 'term', 'valid_from', 'valid_to'])
      .where('to_action', 'is', null)
      .orderBy('person_id')
      .orderBy('identity_id'),
  )
  for (const { person_id: personId, term, ...days } of everyListedIdentity(bulk)) {
    if (personId !== null && term !== null) yield { person_id: personId, term, ...days }
  }
}

/** Those whose last enrolment was in another tier than the first. */
export function higherTierRows({ rows, read }: BulkReader) {
  return rows(
    read
      .selectFrom('enrolment as e')
      .select(['e.person_id', 'e.tier'])
      .where('e.to_action', 'is', null)
      .where('e.scheme', '=', residentScheme)
      .where('e.tier', '<>', 1)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('enrolment as later')
              .select('later.row_id')
              .whereRef('later.person_id', '=', 'e.person_id')
              .whereRef('later.coverage_year', '>', 'e.coverage_year')
              .where('later.scheme', '=', residentScheme)
              .where('later.to_action', 'is', null),
          ),
        ),
      ),
  )
}

/** From a coverage year on, in whatever scheme: what the counter, too, takes for cover. */
export function enrolledYearRows({ rows, read }: BulkReader, from: number) {
  return rows(
    read
      .selectFrom('enrolment')
      .select(['person_id', 'coverage_year'])
      .where('to_action', 'is', null)
      .where('coverage_year', '>=', from)
      .orderBy('person_id'),
  )
}

/** Of a coverage year, with the day of the settlement where there is one. */
export function registrationRows({ rows, read }: BulkReader, coverageYear: number) {
  return rows(
    read
      .selectFrom('registration as r')
      .leftJoin('settlement as s', (join) =>
        join.onRef('s.registration_id', '=', 'r.registration_id').on('s.to_action', 'is', null),
      )
      .select([
        'r.registration_id',
        'r.person_id',
        'r.village_id',
        'r.policy',
        'r.tier',
        'r.pay_day',
        'r.registered_on',
        'r.snapshot',
        's.settled_on',
      ])
      .where('r.to_action', 'is', null)
      .where('r.scheme', '=', residentScheme)
      .where('r.coverage_year', '=', coverageYear)
      .orderBy('r.registration_id'),
  )
}

/** How many rows there are to look at. */
export function countRows(
  { rows, read }: BulkReader,
  over: { readonly kind: 'people' } | { readonly kind: 'registrations'; coverageYear: number },
): number {
  const count =
    over.kind === 'people'
      ? read
          .selectFrom('person')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('to_action', 'is', null)
          .where('merged_into', 'is', null)
      : read
          .selectFrom('registration')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('to_action', 'is', null)
          .where('scheme', '=', residentScheme)
          .where('coverage_year', '=', over.coverageYear)
  for (const row of rows(count)) return row.count
  return 0
}

export function villageNames({ rows, read }: BulkReader): ReadonlyMap<number, string> {
  const villages = rows(
    read
      .selectFrom('village')
      .select(['village_id', 'name'])
      .where('to_action', 'is', null)
      .orderBy('position'),
  )
  return new Map([...villages].map((row) => [row.village_id, row.name]))
}

/** Whom the numbers of a rehearsal stand for. */
export function nameRows({ rows, read }: BulkReader) {
  return rows(
    read
      .selectFrom('person')
      .select(['person_id', 'name', 'id_number'])
      .where('to_action', 'is', null),
  )
}

export function registrationNumberRows({ rows, read }: BulkReader) {
  return rows(
    read
      .selectFrom('registration')
      .select(['registration_id', 'registration_number'])
      .where('to_action', 'is', null),
  )
}
