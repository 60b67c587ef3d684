/** Looking up registrations by whom they are about, or by their number. */
import { phoneDigits } from '../ledger/index.ts'
import type { Reader } from '../ledger/index.ts'
import { normalizeSheetText } from '../../shared/printing/typed.ts'
import { decideSearch } from '../people/index.ts'

/** Rows of a query, for another to choose from: what was typed is read as at the counter. */
export function registrationsAbout(read: Reader, typed: string) {
  const rows = read.selectFrom('registration').select('row_id')
  const number = normalizeSheetText(typed)
  if (/^\d+-[\d-]*$/u.test(number)) {
    return rows
      .where('registration_number', '>=', number)
      .where('registration_number', '<', `${number}\u{10FFFF}`)
  }
  const people = read
    .selectFrom('person')
    .select('person_id')
    .where('to_action', 'is', null)
    .where((row) =>
      row.or(
        decideSearch(typed).flatMap(({ column, text, whole }) => {
          // Surnames come first at the counter; here, where nothing is put in order, the beginning
          // of the pinyin has them already. Villages have a filter of their own.
          if (column === 'surname' || column === 'village') return []
          if (column === 'household' || column === 'head') return []
          if (column === 'phone') {
            const digits = phoneDigits('person.phone')
            return [row.and([row(digits, '>=', text), row(digits, '<', `${text}\u{10FFFF}`)])]
          }
          if (whole) return [row(column, '=', text)]
          return [row.and([row(column, '>=', text), row(column, '<', `${text}\u{10FFFF}`)])]
        }),
      ),
    )
  return rows.where('person_id', 'in', people)
}
