/** Numbers that people had before 信息变更 gave them others. */
import type { Reader } from '../ledger/index.ts'
import { comparableName } from './name-matching/comparable-name.ts'

/** Ids of whoever had a number, for another query to choose from. */
export function formerHolders(read: Reader, idNumber: string) {
  return read
    .selectFrom('person_change')
    .select('person_id')
    .where('former_number', '=', idNumber)
    .where('state', '=', 'applied')
    .where('to_action', 'is', null)
}

/**
 * Whoever had a number and is, or was then, called so: the number alone may have been a slip, and
 * its true holder may come one day. The caller has looked for a present holder before.
 */
export async function findPersonIdByFormerNumber(
  read: Reader,
  { idNumber, name }: { readonly idNumber: string; readonly name: string },
): Promise<number | null> {
  const rows = await read
    .selectFrom('person_change as c')
    .innerJoin('person as p', (join) =>
      join.onRef('p.person_id', '=', 'c.person_id').on('p.to_action', 'is', null),
    )
    .select(['c.person_id', 'c.former_name', 'p.name'])
    .where('c.former_number', '=', idNumber)
    .where('c.state', '=', 'applied')
    .where('c.to_action', 'is', null)
    .execute()
  const wanted = comparableName(name)
  const same = rows.find((row) =>
    [row.name, row.former_name].some((known) => comparableName(known) === wanted),
  )
  return same?.person_id ?? null
}
