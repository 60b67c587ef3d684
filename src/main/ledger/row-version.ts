/** What every row of a state table has. */
import type { Generated } from 'kysely'

/** Columns that every state table has: a row is opened by one action and closed by a later one. */
export type Version = {
  readonly row_id: Generated<number>
  readonly from_action: number
  readonly to_action: number | null
}
