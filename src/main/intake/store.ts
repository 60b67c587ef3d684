/** Registrations in the ledger. */
import { z } from 'zod'
import { sameAs } from '../ledger/index.ts'
import type { NewRow, Reader } from '../ledger/index.ts'
import type { Evidence } from '../../shared/evidence/model.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Quotation } from '../../shared/intake/model.ts'
import { evidenceSeenSchema } from '../../shared/intake/model.ts'
import { noPastCover, pastCoverSchema } from '../../shared/intake/past-cover.ts'
import { documentTypeSchema, identitySchema, personSchema } from '../../shared/people/model.ts'
import type { Person } from '../../shared/people/model.ts'
import { circumstanceSchema } from '../../shared/rules/model.ts'

/** The people enrolled by this office belong to the residents' scheme. */
export const residentScheme = 'resident'

/** The person and the operator as they were when the registration was saved. */
export const snapshotSchema = z.object({
  name: z.string(),
  /** Left out before it was asked: the number says what it is. */
  documentType: documentTypeSchema.optional(),
  idNumber: z.string(),
  sex: personSchema.shape.sex,
  birthDate: personSchema.shape.birthDate,
  phone: z.string().nullable(),
  villageName: z.string(),
  identities: z.array(identitySchema),
  circumstance: circumstanceSchema,
  /** Left out before it was asked. */
  pastCover: pastCoverSchema.default(noPastCover),
  takenBy: z.string(),
  /** Why it is right although evidence stands against it; left out before it was asked. */
  evidenceReason: z.string().nullable().default(null),
  /** What stood against it then; left out before it was kept. */
  evidenceAgainst: z.array(evidenceSeenSchema).default([]),
})
export type RegistrationSnapshot = z.infer<typeof snapshotSchema>

/** The person as recorded now, with what the form says beside. */
export function snapshotFrom(
  person: Person,
  taken: {
    readonly input: Pick<
      RegistrationSnapshot,
      'identities' | 'circumstance' | 'pastCover' | 'evidenceReason'
    >
    /** What stands against it, for the written reason to be read beside. */
    readonly against: readonly Evidence[]
    readonly operator: { readonly displayName: string }
  },
): RegistrationSnapshot {
  return {
    name: person.name,
    documentType: person.documentType,
    idNumber: person.idNumber,
    sex: person.sex,
    birthDate: person.birthDate,
    phone: person.phone,
    villageName: person.village.name,
    identities: taken.input.identities,
    circumstance: taken.input.circumstance,
    pastCover: taken.input.pastCover,
    takenBy: taken.operator.displayName,
    // A reason for what no longer stands is nobody's to read.
    evidenceReason: taken.against.length === 0 ? null : taken.input.evidenceReason,
    evidenceAgainst: taken.against.map(({ kind, text }) => ({ kind, text })),
  }
}

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
  /** Of the overlay that it was quoted with. */
  readonly overlayHash: string
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
    overlay_hash: registration.overlayHash,
  }
}

/** Number of the registration that somebody already has for a coverage year, on whichever record. */
export async function findRegistrationNumber(
  read: Reader,
  who: { readonly personId: number; readonly coverageYear: number },
): Promise<string | null> {
  const row = await read
    .selectFrom('registration')
    .select('registration_number')
    .where('person_id', 'in', await sameAs(read, who.personId))
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
    .where('person_id', 'in', await sameAs(read, who.personId))
    .where('coverage_year', '=', who.coverageYear)
    .where('scheme', '=', residentScheme)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
