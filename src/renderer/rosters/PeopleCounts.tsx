/** Whom applying would record or change; nothing where the list only says something of people. */
import type { RosterCounts } from '../../shared/rosters/model.ts'
import { words } from './words.ts'

export function PeopleCounts({ counts }: { readonly counts: RosterCounts }) {
  const { peopleNew, peopleChanged } = counts
  if (peopleNew + peopleChanged === 0) return null
  return <p>{words.people(peopleNew, peopleChanged)}</p>
}
