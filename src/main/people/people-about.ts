/** Whom a typed text may mean, for another query to choose from. */
import { phoneDigits } from '../ledger/index.ts'
import type { Reader } from '../ledger/index.ts'
import { decideSearch } from './decide.ts'
import { formerHolders } from './former-numbers.ts'

/** Ids of people: what was typed is read as at the counter, without villages and households. */
export function peopleAbout(read: Reader, typed: string) {
  const steps = decideSearch(typed)
  const people = read
    .selectFrom('person')
    .select('person_id')
    .where('to_action', 'is', null)
    .where((row) =>
      row.or(
        steps.flatMap(({ column, text, whole }) => {
          // Surnames come first at the counter; here, where nothing is put in order, the beginning
          // of the pinyin has them already. Villages have a filter of their own.
          if (column === 'surname' || column === 'village') return []
          if (column === 'household' || column === 'head' || column === 'former_number') return []
          if (column === 'phone') {
            const digits = phoneDigits('person.phone')
            return [row.and([row(digits, '>=', text), row(digits, '<', `${text}\u{10FFFF}`)])]
          }
          if (whole) return [row(column, '=', text)]
          return [row.and([row(column, '>=', text), row(column, '<', `${text}\u{10FFFF}`)])]
        }),
      ),
    )
  const former = steps.find(({ column }) => column === 'former_number')
  // Beside the others and not among them: each is then read along its own index.
  return former === undefined ? people : people.unionAll(formerHolders(read, former.text))
}
