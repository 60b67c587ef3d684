/** Registrations in the ledger. */
import { z } from 'zod'
import type { NewRow, Reader } from '../ledger/index.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { quotationSchema } from '../../shared/intake/model.ts'
import type { Quotation, Registration, RegistrationLine } from '../../shared/intake/model.ts'
import { identitySchema, personSchema } from '../../shared/people/model.ts'
import { circumstanceSchema } from '../../shared/rules/model.ts'
import type { Circumstance } from '../../shared/rules/model.ts'

/** The people enrolled by this office belong to the residents' scheme. */
export const residentScheme = 'resident'

/** The person and the operator as they were when the registration was saved. */
const snapshotSchema = z.object({
  name: z.string(),
  idNumber: z.string(),
  sex: personSchema.shape.sex,
  birthDate: personSchema.shape.birthDate,
  phone: z.string().nullable(),
  villageName: z.string(),
  identities: z.array(identitySchema),
  circumstance: circumstanceSchema,
  takenBy: z.string(),
})
export type RegistrationSnapshot = z.infer<typeof snapshotSchema>

export type NewRegistration = {
  readonly registrationId: number
  readonly registrationNumber: string
  readonly personId: number
  readonly tier: number
  readonly registeredOn: Day
  readonly takenByAccountId: number
  readonly villageId: number
  readonly snapshot: RegistrationSnapshot
  readonly quotation: Quotation
}

export function registrationRowFrom(registration: NewRegistration): NewRow<'registration'> {
  const { quotation } = registration
  return {
    registration_id: registration.registrationId,
    registration_number: registration.registrationNumber,
    person_id: registration.personId,
    coverage_year: quotation.coverageYear,
    scheme: residentScheme,
    tier: registration.tier,
    policy: quotation.policy,
    pack_hash: quotation.packHash,
    registered_on: registration.registeredOn,
    pay_day: quotation.payDay,
    payable_fen: quotation.answer.charge?.payableFen ?? null,
    taken_by: registration.takenByAccountId,
    village_id: registration.villageId,
    snapshot: JSON.stringify(registration.snapshot),
    quotation: JSON.stringify(quotation),
  }
}

/** Number of the registration that somebody already has for a coverage year. */
export async function findRegistrationNumber(
  read: Reader,
  who: { readonly personId: number; readonly coverageYear: number },
): Promise<string | null> {
  const row = await read
    .selectFrom('registration')
    .select('registration_number')
    .where('person_id', '=', who.personId)
    .where('coverage_year', '=', who.coverageYear)
    .where('scheme', '=', residentScheme)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  return row?.registration_number ?? null
}

export async function isEnrolled(
  read: Reader,
  who: { readonly personId: number; readonly coverageYear: number },
): Promise<boolean> {
  const row = await read
    .selectFrom('enrolment')
    .select('enrolment_id')
    .where('person_id', '=', who.personId)
    .where('coverage_year', '=', who.coverageYear)
    .where('scheme', '=', residentScheme)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function findRegistration(
  read: Reader,
  registrationId: number,
): Promise<Registration | null> {
  const row = await read
    .selectFrom('registration')
    .selectAll()
    .where('registration_id', '=', registrationId)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return null
  const { circumstance, identities, sex, birthDate, phone } = snapshotOf(row)
  return {
    ...lineFrom(row),
    sex,
    birthDate,
    phone,
    identities,
    circumstance: circumstance satisfies Circumstance,
    quotation: quotationSchema.parse(JSON.parse(row.quotation)),
  }
}

export type RegistrationFilter = {
  readonly registeredOn?: Day | undefined
  readonly villageId?: number | undefined
  readonly before?: number | undefined
  readonly limit: number
}

/** Newest first, with the count of all that the filter matches. */
export async function listRegistrations(
  read: Reader,
  filter: RegistrationFilter,
): Promise<{ readonly registrations: readonly RegistrationLine[]; readonly count: number }> {
  let query = read.selectFrom('registration').where('to_action', 'is', null)
  if (filter.registeredOn !== undefined) {
    query = query.where('registered_on', '=', filter.registeredOn)
  }
  if (filter.villageId !== undefined) query = query.where('village_id', '=', filter.villageId)
  const { count } = await query
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const page =
    filter.before === undefined ? query : query.where('registration_id', '<', filter.before)
  const rows = await page
    .selectAll()
    .orderBy('registration_id', 'desc')
    .limit(filter.limit)
    .execute()
  return { registrations: rows.map(lineFrom), count }
}

type StoredLine = {
  readonly registration_id: number
  readonly registration_number: string
  readonly person_id: number
  readonly coverage_year: number
  readonly tier: number
  readonly registered_on: string
  readonly payable_fen: number | null
  readonly snapshot: string
}

function lineFrom(row: StoredLine): RegistrationLine {
  const { name, idNumber, villageName, takenBy } = snapshotOf(row)
  return {
    registrationId: row.registration_id,
    registrationNumber: row.registration_number,
    personId: row.person_id,
    name,
    idNumber,
    villageName,
    coverageYear: row.coverage_year,
    tier: row.tier,
    registeredOn: getDay(row.registered_on),
    takenBy,
    payableFen: row.payable_fen,
  }
}

function snapshotOf(row: { readonly snapshot: string }): RegistrationSnapshot {
  return snapshotSchema.parse(JSON.parse(row.snapshot))
}
