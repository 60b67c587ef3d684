/** Readings as the office confirmed them: which option, by whom, when. */
import { getDay } from '../../shared/kernel/day.ts'
import type { ReadingState } from '../../shared/amendments/model.ts'
import type { Reader } from '../ledger/index.ts'

type Confirmed = NonNullable<ReadingState['confirmed']>

/** The current choices by `policy/reading`. */
export async function listReadingStates(read: Reader): Promise<ReadonlyMap<string, Confirmed>> {
  const rows = await read
    .selectFrom('reading_choice as c')
    .innerJoin('action as a', 'a.action_id', 'c.from_action')
    .leftJoin('account as o', (join) =>
      join.onRef('o.account_id', '=', 'a.account_id').on('o.to_action', 'is', null),
    )
    .select([
      'c.policy',
      'c.reading',
      'c.chosen_option',
      'c.from_action',
      'a.recorded_on',
      'o.display_name',
    ])
    .where('c.to_action', 'is', null)
    .execute()
  return new Map(
    rows.map((row) => [
      `${row.policy}/${row.reading}`,
      {
        option: row.chosen_option,
        // What an office is founded with is nobody's action: no account was there yet.
        by: row.display_name ?? '建立单位时',
        on: getDay(row.recorded_on),
        actionId: row.from_action,
      },
    ]),
  )
}
