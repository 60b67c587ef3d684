/** What identities somebody holds: taken down here, and listed by the departments. */
import type { Reader, Writing } from '../ledger/index.ts'
import type { HeldIdentity, Identity, Person, PersonLine } from '../../shared/people/model.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { listListedIdentities } from '../evidence/index.ts'
import type { ListedIdentity } from '../evidence/index.ts'
import type { SearchStep } from './decide.ts'
import { searchColumn } from './search-columns.ts'
import type { SearchOptions } from './search-columns.ts'
import { findStoredPerson, listOwnIdentities, replaceIdentities } from './store.ts'

export async function findPerson(read: Reader, personId: number): Promise<Person | null> {
  const person = await findStoredPerson(read, personId)
  if (person === null) return null
  const listed = await listListedIdentities(read, [personId])
  return { ...person, identities: withListed(person.identities, listed) }
}

/** Of many people at a time, by person: what is asked of the rules for a line of a tax list. */
export async function listHeldIdentities(
  read: Reader,
  personIds: readonly number[],
): Promise<ReadonlyMap<number, readonly Identity[]>> {
  const own = await listOwnIdentities(read, personIds)
  const listed = new Map<number, ListedIdentity[]>()
  for (const one of await listListedIdentities(read, personIds)) {
    const known = listed.get(one.personId)
    if (known === undefined) listed.set(one.personId, [one])
    else known.push(one)
  }
  return new Map(
    personIds.map((personId) => {
      const held = withListed(own.get(personId) ?? [], listed.get(personId) ?? [])
      return [personId, held.map(({ term, from, to }) => ({ term, from, to }))]
    }),
  )
}

/** One a term: what the department says stands before what was taken down here. */
function withListed(
  own: readonly HeldIdentity[],
  listed: readonly ListedIdentity[],
): HeldIdentity[] {
  const terms = new Set(listed.map(({ term }) => term))
  return [
    ...own.filter(({ term }) => !terms.has(term)),
    ...listed.map(({ term, from, to, source }) => ({ term, from, to, source })),
  ]
}

/** The same for lines of a search: terms that hold today. */
export async function searchPeople(
  read: Reader,
  by: SearchStep,
  options: SearchOptions,
): Promise<readonly PersonLine[]> {
  const lines = await searchColumn(read, by, options)
  const listed = await listListedIdentities(
    read,
    lines.map(({ personId }) => personId),
  )
  if (listed.length === 0) return lines
  return lines.map((line) => {
    const own = listed.filter(({ personId }) => personId === line.personId)
    const not = new Set(own.map(({ term }) => term))
    const now = own.filter((one) => holdsOn(one, options.today)).map(({ term }) => term)
    return { ...line, identities: [...line.identities.filter((term) => !not.has(term)), ...now] }
  })
}

function holdsOn({ from, to }: Identity, day: Day): boolean {
  return (from === null || from <= day) && (to === null || to >= day)
}

/**
 * Makes the identities on record those of the form. What a department lists is not written down a
 * second time, and what was taken down of the same term before stays as it was.
 */
export async function keepIdentities(
  writing: Writing,
  personId: number,
  identities: readonly Identity[],
): Promise<void> {
  const listed = await listListedIdentities(writing.read, [personId])
  const keys = new Set(listed.map(keyOf))
  const own = identities.filter((identity) => !keys.has(keyOf(identity)))
  const kept = new Set(identities.filter((one) => keys.has(keyOf(one))).map(({ term }) => term))
  await replaceIdentities(writing, personId, { identities: own, keptTerms: kept })
}

function keyOf({ term, from, to }: Identity): string {
  return JSON.stringify([term, from, to])
}
