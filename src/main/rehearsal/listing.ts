/** Those changed, page by page: numbers of the rehearsal with the names of the ledger. */
import type { Reader } from '../ledger/index.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import { changedPageSize } from '../../shared/rehearsal/model.ts'
import type { ChangedFilter, ChangedPerson } from '../../shared/rehearsal/model.ts'
import type { ChangedRows, Rehearsed } from './tally.ts'

export type PersonName = {
  readonly name: string
  readonly id_number: string
}
export type Names = {
  readonly people: ReadonlyMap<number, PersonName>
  readonly registrations: ReadonlyMap<number, string>
  readonly villages: ReadonlyMap<number, string>
}

/** How many there are, and those of one page, in the order of the ledger. */
export async function listChanged(
  read: Reader,
  rehearsed: Rehearsed,
  { offset, ...filter }: ChangedFilter & { readonly offset: number },
): Promise<{ readonly people: ChangedPerson[]; readonly count: number }> {
  const matching = indexesOf(rehearsed, filter)
  const page = matching.slice(offset, offset + changedPageSize)
  const names = await readNames(read, rehearsed.rows, page)
  return {
    people: page.map((index) => changedPerson(rehearsed, index, names)),
    count: matching.length,
  }
}

function indexesOf({ rows, cases }: Rehearsed, filter: ChangedFilter): readonly number[] {
  const { villageId, kind, groupId } = filter
  const wanted = cases.map(
    (one) =>
      (kind === undefined || one.kinds.includes(kind)) &&
      (groupId === undefined || one.groupId === groupId),
  )
  const found: number[] = []
  for (let index = 0; index < rows.personIds.length; index += 1) {
    if (villageId !== undefined && rows.villageIds[index] !== villageId) continue
    if (wanted[rows.caseIndexes[index] ?? -1] === true) found.push(index)
  }
  return found
}

export function changedPerson(
  { rows, cases }: Rehearsed,
  index: number,
  names: Names,
): ChangedPerson {
  const personId = getDefined(rows.personIds[index], 'changed person')
  const compared = getDefined(cases[rows.caseIndexes[index] ?? -1], 'case')
  const person = names.people.get(personId)
  return {
    personId,
    registrationNumber: names.registrations.get(rows.registrationIds[index] ?? 0) ?? null,
    name: person?.name ?? '',
    idNumber: person?.id_number ?? '',
    villageName: names.villages.get(rows.villageIds[index] ?? 0) ?? '',
    settled: rows.settled[index] === 1,
    kinds: [...compared.kinds],
    before: compared.before,
    after: compared.after,
  }
}

async function readNames(read: Reader, rows: ChangedRows, page: readonly number[]): Promise<Names> {
  const idsOf = (column: Int32Array) => page.map((index) => column[index] ?? 0)
  const people = await read
    .selectFrom('person')
    .select(['person_id', 'name', 'id_number'])
    .where('person_id', 'in', idsOf(rows.personIds))
    .where('to_action', 'is', null)
    .execute()
  const registrations = await read
    .selectFrom('registration')
    .select(['registration_id', 'registration_number'])
    .where('registration_id', 'in', idsOf(rows.registrationIds))
    .where('to_action', 'is', null)
    .execute()
  const villages = await read
    .selectFrom('village')
    .select(['village_id', 'name'])
    .where('to_action', 'is', null)
    .execute()
  return {
    people: new Map(people.map((row) => [row.person_id, row])),
    registrations: new Map(
      registrations.map((row) => [row.registration_id, row.registration_number]),
    ),
    villages: new Map(villages.map((row) => [row.village_id, row.name])),
  }
}
