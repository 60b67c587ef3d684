/** A telephone as its digits, whatever stands between them, for comparing. */
import { sql } from 'kysely'
import type { Expression } from 'kysely'

/** The text that the index of migration 0100 is on, letter for letter: another would read everybody. */
export function phoneDigits(column: string): Expression<string> {
  return sql<string>`replace(replace(replace(${sql.ref(column)}, '+86', ''), ' ', ''), '-', '')`
}
