/** People, households and identities in the ledger. */
import type { NewRow, Reader, Writing } from '../ledger/index.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { IdNumber } from '../../shared/kernel/id-number.ts'
import { enrolmentLineSchema, sexSchema } from '../../shared/people/model.ts'
import type { Identity, Person, PersonLine } from '../../shared/people/model.ts'
import { soundOf } from './pinyin.ts'

/** A person as the ledger takes them. */
export type NewPersonRecord = {
  readonly personId: number
  readonly name: string
  readonly idNumber: IdNumber
  readonly villageId: number
  readonly phone: string | null
  readonly household: { readonly householdId: number; readonly relationToHead: string } | null
}

export function personRowFrom(person: NewPersonRecord): NewRow<'person'> {
  const { number, birthDate, sex } = person.idNumber
  return {
    person_id: person.personId,
    name: person.name,
    ...soundOf(person.name),
    id_number: number,
    id_tail: number.slice(-4),
    sex,
    birth_date: birthDate,
    village_id: person.villageId,
    household_id: person.household?.householdId ?? null,
    relation_to_head: person.household?.relationToHead ?? null,
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

/** Makes the identities on record those of the form; equal ones keep their row. */
export async function keepIdentities(
  writing: Writing,
  personId: number,
  identities: readonly Identity[],
): Promise<void> {
  const current = await identityRows(writing.read, personId)
  const wanted = new Map(
    identities.map((identity) => [JSON.stringify(identityKey(identity)), identity]),
  )
  for (const row of current) {
    const key = JSON.stringify(identityKey(identityFrom(row)))
    if (!wanted.delete(key)) writing.close('identity', row.row_id)
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

export async function findPersonIdByNumber(read: Reader, idNumber: string): Promise<number | null> {
  const row = await read
    .selectFrom('person')
    .select('person_id')
    .where('id_number', '=', idNumber)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  return row?.person_id ?? null
}

export async function findPerson(read: Reader, personId: number): Promise<Person | null> {
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
    idNumber: row.id_number,
    sex: sexSchema.parse(row.sex),
    birthDate: getDay(row.birth_date),
    village: { villageId: row.village_id, name: row.village_name },
    phone: row.phone,
    household: await findHousehold(read, row),
    identities: [...(await listIdentities(read, personId))],
    enrolments: await listEnrolments(read, personId),
  }
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

/** What `search` is told apart from the text. */
export type SearchOptions = {
  readonly limit: number
  /** Identities count where they hold on this day. */
  readonly today: Day
  /** The coverage year in which `registered` is meant. */
  readonly coverageYear: number
}

/** People whose column equals the text or begins with it, in the column's order. */
export async function searchColumn(
  read: Reader,
  by: {
    readonly column: 'id_number' | 'id_tail' | 'name' | 'pinyin' | 'initials'
    readonly text: string
    readonly whole: boolean
  },
  options: SearchOptions,
): Promise<readonly PersonLine[]> {
  let query = read
    .selectFrom('person')
    .innerJoin('village', (join) =>
      join
        .onRef('village.village_id', '=', 'person.village_id')
        .on('village.to_action', 'is', null),
    )
    .selectAll('person')
    .select('village.name as village_name')
    .where('person.to_action', 'is', null)
    .limit(options.limit)
  query = by.whole
    ? query.where(`person.${by.column}`, '=', by.text).orderBy('person.person_id')
    : query
        .where(`person.${by.column}`, '>=', by.text)
        .where(`person.${by.column}`, '<', `${by.text}\u{10FFFF}`)
        .orderBy(`person.${by.column}`)
  const rows = await query.execute()
  const personIds = rows.map((row) => row.person_id)
  const identities = await identitiesOf(read, personIds, options.today)
  const registered = await registeredOf(read, personIds, options.coverageYear)
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    idNumber: row.id_number,
    sex: sexSchema.parse(row.sex),
    birthDate: getDay(row.birth_date),
    villageId: row.village_id,
    villageName: row.village_name,
    identities: [...(identities.get(row.person_id) ?? [])],
    registered: registered.has(row.person_id),
  }))
}

async function identitiesOf(
  read: Reader,
  personIds: readonly number[],
  today: Day,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const terms = new Map<number, string[]>()
  if (personIds.length === 0) return terms
  const rows = await read
    .selectFrom('identity')
    .select(['person_id', 'term', 'valid_from', 'valid_to'])
    .where('person_id', 'in', [...personIds])
    .where('to_action', 'is', null)
    .orderBy('identity_id')
    .execute()
  for (const row of rows) {
    const holds =
      (row.valid_from === null || row.valid_from <= today) &&
      (row.valid_to === null || row.valid_to >= today)
    if (!holds) continue
    const known = terms.get(row.person_id)
    if (known === undefined) terms.set(row.person_id, [row.term])
    else known.push(row.term)
  }
  return terms
}

async function registeredOf(
  read: Reader,
  personIds: readonly number[],
  coverageYear: number,
): Promise<ReadonlySet<number>> {
  if (personIds.length === 0) return new Set()
  const registrations = await read
    .selectFrom('registration')
    .select('person_id')
    .where('person_id', 'in', [...personIds])
    .where('coverage_year', '=', coverageYear)
    .where('to_action', 'is', null)
    .execute()
  const enrolments = await read
    .selectFrom('enrolment')
    .select('person_id')
    .where('person_id', 'in', [...personIds])
    .where('coverage_year', '=', coverageYear)
    .where('to_action', 'is', null)
    .execute()
  return new Set([...registrations, ...enrolments].map((row) => row.person_id))
}

function dayOrNull(text: string | null): Day | null {
  return text === null ? null : getDay(text)
}
