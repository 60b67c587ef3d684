/**
 * Merged people. Whoever was merged keeps row, number and papers, and points at the one whose record
 * goes on; nobody stands behind somebody who was merged themselves, so one step is enough.
 */
import type { Reader } from './reader.ts'

/** By id of whoever goes on: the ids that were merged into them. Mostly empty. */
export async function aliasesOf(
  read: Reader,
  personIds: readonly number[],
): Promise<
  ReadonlyMap<number, readonly { readonly personId: number; readonly idNumber: string }[]>
> {
  const found = new Map<number, { personId: number; idNumber: string }[]>()
  if (personIds.length === 0) return found
  const rows = await read
    .selectFrom('person')
    .select(['person_id', 'id_number', 'merged_into'])
    .where('merged_into', 'in', [...personIds])
    .where('merged_into', 'is not', null)
    .where('to_action', 'is', null)
    .orderBy('person_id')
    .execute()
  for (const row of rows) {
    if (row.merged_into === null) continue
    const one = { personId: row.person_id, idNumber: row.id_number }
    const known = found.get(row.merged_into)
    if (known === undefined) found.set(row.merged_into, [one])
    else known.push(one)
  }
  return found
}

export type Groups = {
  /** Everybody who is one person with one of those asked about, they themselves too. */
  readonly members: readonly number[]
  /** Whose record goes on, of any member. */
  readonly rootOf: (personId: number) => number
}

/** Of some hundreds of people at a time; whoever was merged is asked about like the one who goes on. */
export async function groupsOf(read: Reader, personIds: readonly number[]): Promise<Groups> {
  if (personIds.length === 0) return { members: [], rootOf: (personId) => personId }
  const merged = await read
    .selectFrom('person')
    .select(['person_id', 'merged_into'])
    .where('person_id', 'in', [...personIds])
    .where('merged_into', 'is not', null)
    .where('to_action', 'is', null)
    .execute()
  const roots = new Map(merged.map((row) => [row.person_id, row.merged_into ?? row.person_id]))
  const rootIds = [...new Set(personIds.map((id) => roots.get(id) ?? id))]
  const members = [...rootIds]
  for (const [root, aliases] of await aliasesOf(read, rootIds)) {
    for (const { personId } of aliases) {
      roots.set(personId, root)
      members.push(personId)
    }
  }
  return { members, rootOf: (personId) => roots.get(personId) ?? personId }
}

/** Everybody who is one person with `personId`, whoever goes on first; only themself mostly. */
export async function sameAs(read: Reader, personId: number): Promise<readonly number[]> {
  return (await groupsOf(read, [personId])).members
}
