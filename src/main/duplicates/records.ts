/** Records of people as they are shown side by side. */
import { pendingEnrolments } from '../ledger/index.ts'
import type { Reader } from '../ledger/index.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { PersonRecord, Standing } from '../../shared/duplicates/model.ts'
import { sexSchema } from '../../shared/people/model.ts'
import { documentTypeOf } from '../people/index.ts'
import type { Facts } from './likeness.ts'

export type KnownRecord = {
  readonly record: PersonRecord
  readonly facts: Facts
  readonly mergedInto: number | null
}

/** Of people as they are recorded now, merged ones too; whoever is not there is left out. */
export async function listRecords(
  read: Reader,
  personIds: readonly number[],
  coverageYear: number,
): Promise<ReadonlyMap<number, KnownRecord>> {
  if (personIds.length === 0) return new Map()
  const rows = await read
    .selectFrom('person')
    .innerJoin('village', (join) =>
      join
        .onRef('village.village_id', '=', 'person.village_id')
        .on('village.to_action', 'is', null),
    )
    .leftJoin('household', (join) =>
      join
        .onRef('household.household_id', '=', 'person.household_id')
        .on('household.to_action', 'is', null),
    )
    .selectAll('person')
    .select(['village.name as village_name', 'household.household_number'])
    .where('person.person_id', 'in', [...personIds])
    .where('person.to_action', 'is', null)
    .execute()
  const standings = await standingsOf(read, personIds, coverageYear)
  return new Map(
    rows.map((row) => {
      const facts: Facts = {
        name: row.name,
        documentType: documentTypeOf(row),
        idNumber: row.id_number,
        country: row.document_country,
        sex: sexSchema.parse(row.sex),
        birthDate: getDay(row.birth_date),
        villageId: row.village_id,
        villageName: row.village_name,
        householdNumber: row.household_number,
        phone: row.phone,
      }
      const { country: _, ...shown } = facts
      const standing = standings.get(row.person_id) ?? 'none'
      const record = { personId: row.person_id, ...shown, standing }
      return [row.person_id, { record, facts, mergedInto: row.merged_into }]
    }),
  )
}

/** How people stand in a coverage year; whoever is not named stands nowhere. */
async function standingsOf(
  read: Reader,
  personIds: readonly number[],
  coverageYear: number,
): Promise<ReadonlyMap<number, Standing>> {
  const found = new Map<number, Standing>()
  const registrations = await read
    .selectFrom('registration')
    .select('person_id')
    .where('person_id', 'in', [...personIds])
    .where('coverage_year', '=', coverageYear)
    .where('to_action', 'is', null)
    .execute()
  for (const row of registrations) found.set(row.person_id, 'registered')
  const enrolments = await read
    .selectFrom('enrolment')
    .select('person_id')
    .where('person_id', 'in', [...personIds])
    .where('coverage_year', '=', coverageYear)
    .where('to_action', 'is', null)
    .where('enrolment_id', 'not in', pendingEnrolments(read))
    .execute()
  for (const row of enrolments) found.set(row.person_id, 'enrolled')
  return found
}

/** One record that is known to be there. */
export async function getRecord(
  read: Reader,
  personId: number,
  coverageYear: number,
): Promise<KnownRecord> {
  const records = await listRecords(read, [personId], coverageYear)
  return getDefined(records.get(personId), 'record of a person')
}
