/** Households with everything that the family's screen needs of each member. */
import { createHash } from 'node:crypto'
import { guardianRelationSchema } from '../../shared/households/model.ts'
import type { Guardian, Household, HouseholdMember } from '../../shared/households/model.ts'
import { isHead, relationCodeOf } from '../../shared/households/relations.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { evidenceOf, standingAgainst } from '../evidence/index.ts'
import type { Reader } from '../ledger/index.ts'
import { getOffice } from '../office/index.ts'
import { findPerson } from '../people/index.ts'
import { evidenceRanksOf } from '../rules/index.ts'
import type { PackSet } from '../rules/index.ts'
import { findTrouble, isMinor } from './decide.ts'

export type AsOf = { readonly today: Day; readonly packs: PackSet }

/** Who is in it now, by id: the rows to be replaced. */
export function memberRows(read: Reader, householdId: number) {
  return read
    .selectFrom('person')
    .selectAll()
    .where('household_id', '=', householdId)
    .where('to_action', 'is', null)
    .orderBy('person_id')
    .execute()
}

function findRow(read: Reader, householdId: number) {
  return read
    .selectFrom('household')
    .innerJoin('village', (join) =>
      join
        .onRef('village.village_id', '=', 'household.village_id')
        .on('village.to_action', 'is', null),
    )
    .selectAll('household')
    .select('village.name as village_name')
    .where('household.household_id', '=', householdId)
    .where('household.to_action', 'is', null)
    .executeTakeFirst()
}

export async function findHousehold(
  read: Reader,
  householdId: number,
  asOf: AsOf,
): Promise<Household | null> {
  const row = await findRow(read, householdId)
  if (row === undefined) return null
  const rows = await memberRows(read, householdId)
  const { policies } = await getOffice(read)
  const members: HouseholdMember[] = []
  for (const { person_id: personId } of rows) {
    members.push(await getMember(read, personId, { ...asOf, policies }))
  }
  const headFirst = [
    ...members.filter(({ relation }) => isHead(relation)),
    ...members.filter(({ relation }) => !isHead(relation)),
  ]
  return {
    householdId,
    householdNumber: row.household_number,
    village: { villageId: row.village_id, name: row.village_name },
    version: versionOf([row.row_id, ...rows.map(({ row_id }) => row_id)]),
    trouble: findTrouble(headFirst),
    members: headFirst,
  }
}

/** Names the versions of the rows that somebody was shown. */
function versionOf(rowIds: readonly number[]): string {
  return createHash('sha256').update(JSON.stringify(rowIds)).digest('hex').slice(0, 32)
}

async function getMember(
  read: Reader,
  personId: number,
  { today, packs, policies }: AsOf & { readonly policies: readonly string[] },
): Promise<HouseholdMember> {
  const person = getDefined(await findPerson(read, personId), 'member of a household')
  const ofPacks = evidenceRanksOf(packs, policies)
  const against = standingAgainst(await evidenceOf(read, person, { on: today, ofPacks }))
  const relation = person.household?.relationToHead ?? ''
  return {
    person,
    relation,
    relationCode: relationCodeOf(relation),
    minor: isMinor(person.birthDate, today),
    death: against.find(({ kind }) => kind === 'death')?.text ?? null,
    against: [...against],
    guardian: await findGuardian(read, personId),
  }
}

export async function findGuardian(read: Reader, personId: number): Promise<Guardian | null> {
  const row = await findGuardianRow(read, personId)
  if (row === undefined) return null
  return {
    personId: row.guardian_person_id,
    name: row.name,
    idNumber: row.id_number,
    relation: guardianRelationSchema.parse(row.relation),
    phone: row.phone,
  }
}

export function findGuardianRow(read: Reader, personId: number) {
  return read
    .selectFrom('guardian')
    .selectAll()
    .where('person_id', '=', personId)
    .where('to_action', 'is', null)
    .executeTakeFirst()
}

/** Id of the household with the number; null where none has it. */
export async function findIdByNumber(read: Reader, householdNumber: string) {
  const row = await read
    .selectFrom('household')
    .select('household_id')
    .where('household_number', '=', householdNumber)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  return row?.household_id ?? null
}
