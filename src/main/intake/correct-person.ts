/** Correcting whom a registration is about, while it is being handed in anew. */
import type { Candidate } from '../../shared/duplicates/model.ts'
import type { NewPerson, Person } from '../../shared/people/model.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { readIdentityDocument } from '../../shared/kernel/identity-document.ts'
import type { IdentityDocument } from '../../shared/kernel/identity-document.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import type { Reader, Writing } from '../ledger/index.ts'
import { findCandidates } from '../duplicates/index.ts'
import { getOffice, listVillages } from '../office/index.ts'
import { findPerson, findPersonIdByNumber, personFieldsFrom } from '../people/index.ts'
import { factsFrom, unanswered } from './not-same.ts'
import type { NotSame } from './not-same.ts'
import type { StoredRegistration } from './registrations.ts'

export type PersonFacts = Omit<NewPerson, 'identities'>

export type CorrectionRefusal =
  /** Somebody known before: name and number change by 信息变更 only. */
  | { readonly code: 'PERSON_FIXED' }
  | { readonly code: 'ID_NUMBER_REFUSED'; readonly refusal: string; readonly text: string }
  | { readonly code: 'ALREADY_KNOWN'; readonly personId: number; readonly name: string }
  | { readonly code: 'VILLAGE_NOT_FOUND' }
  | { readonly code: 'LIKELY_DUPLICATES'; readonly candidates: readonly Candidate[] }

/** What the registration is quoted with, and what to write once nothing stands against it. */
type Correction = {
  readonly kind: 'correction'
  readonly birthDate: Day
  readonly apply: () => Promise<void>
}

type Corrected = {
  readonly facts: PersonFacts | undefined
  readonly today: Day
  /** What the clerk said of likely duplicates. */
  readonly notSame: NotSame | null
}

/** The same checks as when somebody is taken down; nothing is written yet. */
export async function findCorrection(
  writing: Writing,
  registration: StoredRegistration,
  { facts, today, notSame }: Corrected,
): Promise<Correction | { readonly kind: 'refuse'; readonly refusal: CorrectionRefusal }> {
  const refuse = (refusal: CorrectionRefusal) => ({ kind: 'refuse', refusal }) as const
  const { personId, birthDate } = registration
  if (facts === undefined) return { kind: 'correction', birthDate, apply: async () => undefined }

  const { practice } = await getOffice(writing.read)
  const reading = readIdentityDocument(facts, { practice, today })
  if (reading.kind === 'refused') {
    const { refusal, text } = reading
    return refuse({ code: 'ID_NUMBER_REFUSED', refusal, text })
  }
  const { document } = reading
  const person = getDefined(await findPerson(writing.read, personId), 'registered person')
  const same = person.name === facts.name && isSameDocument(person, document)
  if (!same && !(await mayRename(writing.read, registration))) {
    return refuse({ code: 'PERSON_FIXED' })
  }
  const knownId = await findPersonIdByNumber(writing.read, document.number)
  if (knownId !== null && knownId !== personId) {
    const known = getDefined(await findPerson(writing.read, knownId), 'person with the number')
    return refuse({ code: 'ALREADY_KNOWN', personId: knownId, name: known.name })
  }
  const villages = await listVillages(writing.read)
  const village = villages.find(({ villageId }) => villageId === facts.villageId)
  if (village === undefined) return refuse({ code: 'VILLAGE_NOT_FOUND' })
  if (!same) {
    const householdNumber = person.household?.householdNumber ?? null
    const asked = factsFrom({ ...facts, document, village, householdNumber })
    const { coverageYear } = registration
    const found = await findCandidates(writing.read, asked, { personId, coverageYear })
    const candidates = unanswered(found, notSame)
    if (candidates.length > 0) return refuse({ code: 'LIKELY_DUPLICATES', candidates })
  }
  const apply = () => replacePerson(writing, personId, { ...facts, document })
  return { kind: 'correction', birthDate: document.birthDate, apply }
}

/** Type, number, and what a number without them was given: birth date and sex. */
function isSameDocument(person: Person, document: IdentityDocument): boolean {
  return (
    person.documentType === document.type &&
    person.idNumber === document.number &&
    person.birthDate === document.birthDate &&
    person.sex === document.sex
  )
}

/** Made by this very registration, and nothing else in the ledger rests on name and number. */
async function mayRename(read: Reader, registration: StoredRegistration): Promise<boolean> {
  if (!registration.personIsNew) return false
  const others = await read
    .selectFrom('registration')
    .select('row_id')
    .where('person_id', '=', registration.personId)
    .where('registration_id', '!=', registration.registrationId)
    .executeTakeFirst()
  return others === undefined
}

async function replacePerson(
  writing: Writing,
  personId: number,
  facts: Pick<PersonFacts, 'name' | 'villageId' | 'phone'> & {
    readonly document: IdentityDocument
  },
): Promise<void> {
  const row = await writing.read
    .selectFrom('person')
    .selectAll()
    .where('person_id', '=', personId)
    .where('to_action', 'is', null)
    .executeTakeFirstOrThrow()
  const fields = personFieldsFrom(facts)
  const changed = Object.entries(fields).some(
    ([name, value]) => row[name as keyof typeof row] !== value,
  )
  if (changed) writing.replace('person', row, fields)
}
