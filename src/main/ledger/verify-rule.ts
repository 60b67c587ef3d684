/** A rule of the program as a query for the rows that break it. */

/** What every query answers: the place, and a number that the sentence may need. */
export type Found = { readonly place: string | number; readonly number: number }

export type Rule = {
  /** Rows that break the rule, with `place` and `number`. */
  readonly query: string
  /** A table that came after review and payment; without it there is nothing to look at. */
  readonly needs?: string
  /** A table that took the rule's place with another of its own. */
  readonly until?: string
  readonly sentence: (found: Found) => string
}

/** The number of a registration that a row belongs to, as SQL. */
export const numberOf = (row: string) => `coalesce((select n.registration_number from registration n
  where n.registration_id = ${row}.registration_id limit 1), '（没有这份登记）')`

/** Which review stood right before or in an action, as SQL. */
export const approvalOf = (row: string, when: '<' | '<=') => `left join review v
  on v.registration_id = ${row}.registration_id and v.verdict = 'approved'
  and v.from_action ${when} ${row}.from_action
  and (v.to_action is null or v.to_action > ${row}.from_action)`
