/** Looking up registrations by whom they are about, or by their number. */
import type { Reader } from '../ledger/index.ts'
import { normalizeSheetText } from '../../shared/printing/typed.ts'
import { peopleAbout } from '../people/index.ts'

/** Rows of a query, for another to choose from: what was typed is read as at the counter. */
export function registrationsAbout(read: Reader, typed: string) {
  const rows = read.selectFrom('registration').select('row_id')
  const number = normalizeSheetText(typed)
  if (/^\d+-[\d-]*$/u.test(number)) {
    return rows
      .where('registration_number', '>=', number)
      .where('registration_number', '<', `${number}\u{10FFFF}`)
  }
  return rows.where('person_id', 'in', peopleAbout(read, typed))
}
