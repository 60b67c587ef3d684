/** Where somebody can be found, as a clerk was told. */
import type { Reader, Writing } from '../ledger/index.ts'
import type { Reach } from '../../shared/people/model.ts'

export type NoteRefusal =
  | { readonly code: 'PERSON_NOT_FOUND' }
  | { readonly code: 'PERSON_CHANGED'; readonly changedBy: string | null }

/** Opens the next version of the person; null, or why it does not. */
export async function noteReach(
  writing: Writing,
  noted: { readonly personId: number; readonly version: number; readonly reach: Reach },
): Promise<NoteRefusal | null> {
  const row = await writing.read
    .selectFrom('person')
    .selectAll()
    .where('person_id', '=', noted.personId)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  // Whoever was merged is written down on the record that goes on.
  if (row === undefined || row.merged_into !== null) return { code: 'PERSON_NOT_FOUND' }
  if (row.from_action !== noted.version) {
    return { code: 'PERSON_CHANGED', changedBy: await findAuthor(writing.read, row.from_action) }
  }
  const { reach } = noted
  const fields = {
    phone: reach.phone,
    village_group: reach.villageGroup,
    registered_address: reach.registeredAddress,
    residence_address: reach.residenceAddress,
    works_away: reach.worksAway === null ? null : reach.worksAway ? 'yes' : 'no',
    works_away_at: reach.worksAwayAt,
  }
  const changed = Object.entries(fields).some(
    // The fields are columns of the row.
    ([name, value]) => row[name as keyof typeof fields] !== value,
  )
  if (changed) writing.replace('person', row, fields)
  return null
}

/** Display name of whoever carried an action out; null where it was the program itself. */
async function findAuthor(read: Reader, actionId: number): Promise<string | null> {
  const author = await read
    .selectFrom('action as a')
    .innerJoin('account as c', (join) =>
      join.onRef('c.account_id', '=', 'a.account_id').on('c.to_action', 'is', null),
    )
    .select('c.display_name')
    .where('a.action_id', '=', actionId)
    .executeTakeFirst()
  return author?.display_name ?? null
}
