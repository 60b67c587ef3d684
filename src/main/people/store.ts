/** People, households and identities in the ledger. */
import { pendingEnrolments } from '../ledger/index.ts'
import type { NewRow, Reader, StateRow, Writing } from '../ledger/index.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { documentTypeOfNumber } from '../../shared/kernel/identity-document.ts'
import type { DocumentType, IdentityDocument } from '../../shared/kernel/identity-document.ts'
import { documentTypeSchema, enrolmentLineSchema, sexSchema } from '../../shared/people/model.ts'
import type { HeldIdentity, Identity, Person, Reach } from '../../shared/people/model.ts'
import { soundOf } from './pinyin.ts'

/** A person as the ledger takes them. */
export type NewPersonRecord = {
  readonly personId: number
  readonly name: string
  readonly document: IdentityDocument
  readonly villageId: number
  readonly phone: string | null
  readonly household: { readonly householdId: number; readonly relationToHead: string } | null
}

/** Of somebody whom nobody has asked where they live and work. */
export const nothingAsked = {
  village_group: null,
  registered_address: null,
  residence_address: null,
  works_away: null,
  works_away_at: null,
} as const

export function personRowFrom(person: NewPersonRecord): NewRow<'person'> {
  return {
    person_id: person.personId,
    ...personFieldsFrom(person),
    household_id: person.household?.householdId ?? null,
    relation_to_head: person.household?.relationToHead ?? null,
    ...nothingAsked,
    merged_into: null,
  }
}

/** The columns that follow from name, document, village and phone. */
export function personFieldsFrom(
  person: Pick<NewPersonRecord, 'name' | 'document' | 'villageId' | 'phone'>,
) {
  const { type, number, birthDate, sex, country = null } = person.document
  return {
    name: person.name,
    ...soundOf(person.name),
    document_type: type,
    id_number: number,
    id_tail: number.slice(-4),
    document_country: country,
    sex,
    birth_date: birthDate,
    village_id: person.villageId,
    phone: person.phone,
  }
}

/** Somebody's special identities as they stand, in the order in which they were entered. */
export async function listIdentities(read: Reader, personId: number): Promise<readonly Identity[]> {
  const rows = await identityRows(read, personId)
  return rows.map(identityFrom)
}

function identityRows(read: Reader, personId: number) {
  return read
    .selectFrom('identity')
    .selectAll()
    .where('person_id', '=', personId)
    .where('to_action', 'is', null)
    .orderBy('identity_id')
    .execute()
}

function identityFrom(row: {
  readonly term: string
  readonly valid_from: string | null
  readonly valid_to: string | null
}): Identity {
  return { term: row.term, from: dayOrNull(row.valid_from), to: dayOrNull(row.valid_to) }
}

/** The same of many people, by person. */
export async function listOwnIdentities(
  read: Reader,
  personIds: readonly number[],
): Promise<ReadonlyMap<number, readonly HeldIdentity[]>> {
  const found = new Map<number, HeldIdentity[]>()
  if (personIds.length === 0) return found
  const rows = await read
    .selectFrom('identity')
    .select(['person_id', 'term', 'valid_from', 'valid_to'])
    .where('person_id', 'in', [...personIds])
    .where('to_action', 'is', null)
    .orderBy('identity_id')
    .execute()
  for (const row of rows) {
    const one = {
      term: row.term,
      from: dayOrNull(row.valid_from),
      to: dayOrNull(row.valid_to),
      source: null,
    }
    const known = found.get(row.person_id)
    if (known === undefined) found.set(row.person_id, [one])
    else known.push(one)
  }
  return found
}

/**
 * Makes the identities on record those of the form; equal ones keep their row, and so do those of
 * the terms to be kept.
 */
export async function replaceIdentities(
  writing: Writing,
  personId: number,
  {
    identities,
    keptTerms,
  }: {
    readonly identities: readonly Identity[]
    readonly keptTerms: ReadonlySet<string>
  },
): Promise<void> {
  const current = await identityRows(writing.read, personId)
  const wanted = new Map(
    identities.map((identity) => [JSON.stringify(identityKey(identity)), identity]),
  )
  for (const row of current) {
    const key = JSON.stringify(identityKey(identityFrom(row)))
    if (!wanted.delete(key) && !keptTerms.has(row.term)) writing.close('identity', row.row_id)
  }
  let nextId = await writing.nextId('identity', 'identity_id')
  for (const identity of wanted.values()) {
    writing.open('identity', identityRowFrom(identity, { identityId: nextId, personId }))
    nextId += 1
  }
}

export function identityRowFrom(
  identity: Identity,
  ids: { readonly identityId: number; readonly personId: number },
): NewRow<'identity'> {
  return {
    identity_id: ids.identityId,
    person_id: ids.personId,
    term: identity.term,
    valid_from: identity.from,
    valid_to: identity.to,
  }
}

function identityKey(identity: Identity): readonly (string | null)[] {
  return [identity.term, identity.from, identity.to]
}

/**
 * Whose number it is. A passport's counts with its country; one whose country nobody wrote down is
 * anybody's of that number. The number of somebody who was merged finds whoever goes on.
 */
export async function findPersonIdByNumber(
  read: Reader,
  idNumber: string,
  country: string | null = null,
): Promise<number | null> {
  const row = await read
    .selectFrom('person')
    .select(['person_id', 'merged_into'])
    .where('id_number', '=', idNumber)
    .where('to_action', 'is', null)
    .$if(country !== null, (query) =>
      query.where((eb) =>
        eb.or([eb('document_country', '=', country), eb('document_country', 'is', null)]),
      ),
    )
    .orderBy('person_id')
    .executeTakeFirst()
  return row === undefined ? null : (row.merged_into ?? row.person_id)
}

/** With the identities that were taken down here; `findPerson` adds those of the departments. */
export async function findStoredPerson(read: Reader, personId: number): Promise<Person | null> {
  const row = await read
    .selectFrom('person')
    .innerJoin('village', (join) =>
      join
        .onRef('village.village_id', '=', 'person.village_id')
        .on('village.to_action', 'is', null),
    )
    .selectAll('person')
    .select('village.name as village_name')
    .where('person.person_id', '=', personId)
    .where('person.to_action', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    personId,
    name: row.name,
    documentType: documentTypeOf(row),
    idNumber: row.id_number,
    sex: sexSchema.parse(row.sex),
    birthDate: getDay(row.birth_date),
    village: { villageId: row.village_id, name: row.village_name },
    ...reachFrom(row),
    version: row.from_action,
    household: await findHousehold(read, row),
    identities: (await listIdentities(read, personId)).map((one) => ({ ...one, source: null })),
    enrolments: await listEnrolments(read, personId),
    registrations: await listOwnRegistrations(read, personId),
  }
}

function reachFrom(row: StateRow<'person'>): Reach {
  return {
    phone: row.phone,
    villageGroup: row.village_group,
    registeredAddress: row.registered_address,
    residenceAddress: row.residence_address,
    worksAway: row.works_away === null ? null : row.works_away === 'yes',
    worksAwayAt: row.works_away_at,
  }
}

/** Older rows have no document: their number says what it is. */
export function documentTypeOf(row: {
  readonly document_type: string | null
  readonly id_number: string
}): DocumentType {
  if (row.document_type === null) return documentTypeOfNumber(row.id_number)
  return documentTypeSchema.parse(row.document_type)
}

async function findHousehold(
  read: Reader,
  person: { readonly household_id: number | null; readonly relation_to_head: string | null },
): Promise<Person['household']> {
  const { household_id: householdId, relation_to_head: relationToHead } = person
  if (householdId === null || relationToHead === null) return null
  const household = await read
    .selectFrom('household')
    .select('household_number')
    .where('household_id', '=', householdId)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  const members = await read
    .selectFrom('person')
    .select(['person_id', 'name', 'relation_to_head'])
    .where('household_id', '=', householdId)
    .where('to_action', 'is', null)
    .where('merged_into', 'is', null)
    .orderBy('person_id')
    .execute()
  return {
    householdId,
    householdNumber: getDefined(household, 'household of a person').household_number,
    relationToHead,
    members: members.map((member) => ({
      personId: member.person_id,
      name: member.name,
      relationToHead: member.relation_to_head ?? '',
    })),
  }
}

async function listEnrolments(read: Reader, personId: number): Promise<Person['enrolments']> {
  const rows = await read
    .selectFrom('enrolment')
    .select(['coverage_year', 'tier', 'source'])
    .where('person_id', '=', personId)
    .where('to_action', 'is', null)
    .where('enrolment_id', 'not in', pendingEnrolments(read))
    .orderBy('coverage_year', 'desc')
    .execute()
  return rows.map((row) =>
    enrolmentLineSchema.parse({
      coverageYear: row.coverage_year,
      tier: row.tier,
      source: row.source,
    }),
  )
}

async function listOwnRegistrations(
  read: Reader,
  personId: number,
): Promise<Person['registrations']> {
  const rows = await read
    .selectFrom('registration')
    .select(['registration_id', 'registration_number', 'coverage_year'])
    .where('person_id', '=', personId)
    .where('to_action', 'is', null)
    .orderBy('registration_id', 'desc')
    .execute()
  return rows.map((row) => ({
    registrationId: row.registration_id,
    registrationNumber: row.registration_number,
    coverageYear: row.coverage_year,
  }))
}

function dayOrNull(text: string | null): Day | null {
  return text === null ? null : getDay(text)
}
