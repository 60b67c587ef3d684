/** Enrolments of a tax list that is still being written, or being taken back, count for nobody yet. */
import { sql } from 'kysely'
import type { Reader } from './reader.ts'

/**
 * Their ids, for a `not in`. One list is worked on at a time, so mostly there are none; whoever asks
 * whether somebody may be enrolled again does not leave them out. Asked each time somebody is looked
 * up, so the lists come first: a cross join is what keeps SQLite from beginning at all the money.
 * The words are literal: bound ones, compared with those of partial indexes, make SQLite compile the
 * statement anew each time.
 */
export function pendingEnrolments(read: Reader) {
  return read
    .selectFrom('roster_batch as b')
    .crossJoin('tax_payment as t')
    .crossJoin('enrolment as n')
    .select('n.enrolment_id')
    .where('b.to_action', 'is', null)
    .where('b.status', 'in', [sql.lit('applying'), sql.lit('undoing')])
    .whereRef('t.batch_id', '=', 'b.batch_id')
    .where('t.to_action', 'is', null)
    .where('t.outcome', '<>', sql.lit('surplus'))
    .whereRef('n.person_id', '=', 't.person_id')
    .whereRef('n.coverage_year', '=', 't.coverage_year')
    .whereRef('n.from_action', '=', 't.from_action')
    .where('n.to_action', 'is', null)
}
