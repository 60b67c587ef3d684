/** One registration at the counter, inside one action. */
import type { z } from 'zod'
import type { intakeContract } from '../../shared/intake/contract.ts'
import type { Candidate } from '../../shared/duplicates/model.ts'
import type { Evidence } from '../../shared/evidence/model.ts'
import type { Quotation } from '../../shared/intake/model.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { readIdentityDocument } from '../../shared/kernel/identity-document.ts'
import type { NewPerson } from '../../shared/people/model.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import type { ActingOperator } from '../kernel/call-context.ts'
import { sameAs } from '../ledger/index.ts'
import type { Decision, Writing } from '../ledger/index.ts'
import { findCandidates } from '../duplicates/index.ts'
import type { Facts } from '../duplicates/index.ts'
import { evidenceOf, standingAgainst } from '../evidence/index.ts'
import { getOffice, listVillages, overlayHashOf } from '../office/index.ts'
import { evidenceRanksOf } from '../rules/index.ts'
import { findPerson, findPersonIdByNumber, keepIdentities, personRowFrom } from '../people/index.ts'
import { areIdentitiesSound, registrationNumberFrom } from './decide.ts'
import { factsFrom, keepNotSame, unanswered } from './not-same.ts'
import { quote } from './quote.ts'
import type { QuoteParts } from './quote.ts'
import { findRegistrationNumber, isEnrolled, registrationRowFrom, snapshotFrom } from './store.ts'

export type RegisterInput = z.output<
  NonNullable<(typeof intakeContract.register)['~orpc']['inputSchema']>
>

/** Refusals in the order in which they are checked; the first that applies is the answer. */
export type RegisterRefusal =
  | { readonly code: 'POLICY_NOT_ADOPTED' }
  | { readonly code: 'PAY_DAY_PAST' }
  | { readonly code: 'IDENTITY_REFUSED' }
  | { readonly code: 'PERSON_NOT_FOUND' }
  | { readonly code: 'ID_NUMBER_REFUSED'; readonly refusal: string; readonly text: string }
  | { readonly code: 'ALREADY_KNOWN'; readonly personId: number; readonly name: string }
  | { readonly code: 'VILLAGE_NOT_FOUND' }
  | { readonly code: 'LIKELY_DUPLICATES'; readonly candidates: readonly Candidate[] }
  | { readonly code: 'ALREADY_REGISTERED'; readonly registrationNumber: string }
  | { readonly code: 'ALREADY_ENROLLED' }
  | { readonly code: 'NOT_REGISTRABLE'; readonly quotation: Quotation }
  | { readonly code: 'EVIDENCE_STANDS'; readonly evidence: readonly Evidence[] }

export type RegisterResult = { readonly registrationId: number }

export type RegisterParts = Omit<QuoteParts, 'registeredOn'> & {
  readonly today: Day
  readonly operator: ActingOperator
  readonly practice: boolean
}

/** Checks and writes; a refusal writes nothing. */
export async function register(
  writing: Writing,
  input: RegisterInput,
  parts: RegisterParts,
): Promise<Decision<RegisterResult, RegisterRefusal>> {
  const refuse = (refusal: RegisterRefusal) => ({ kind: 'refuse', refusal }) as const
  const { coverageYear, payDay } = input
  const office = await getOffice(writing.read)
  if (!office.policies.includes(input.policy)) return refuse({ code: 'POLICY_NOT_ADOPTED' })
  if (payDay < parts.today) return refuse({ code: 'PAY_DAY_PAST' })
  if (!areIdentitiesSound(input.identities)) return refuse({ code: 'IDENTITY_REFUSED' })

  const registrant = await findRegistrant(writing, input, parts)
  if (registrant.kind === 'refuse') return registrant
  const { personId } = registrant
  if (registrant.kind === 'known') {
    const who = { personId, coverageYear }
    const registrationNumber = await findRegistrationNumber(writing.read, who)
    if (registrationNumber !== null)
      return refuse({ code: 'ALREADY_REGISTERED', registrationNumber })
    if (await isEnrolled(writing.read, who)) return refuse({ code: 'ALREADY_ENROLLED' })
  }
  const twins = await unansweredTwins(writing, registrant, input)
  if (twins.length > 0) return refuse({ code: 'LIKELY_DUPLICATES', candidates: twins })
  const quotation = quote(
    { ...input, birthDate: registrant.birthDate },
    { ...parts, registeredOn: parts.today },
  )
  if (quotation.refusal !== null) return refuse({ code: 'NOT_REGISTRABLE', quotation })
  const against = standingAgainst(
    await evidenceOf(writing.read, registrant.who, {
      on: parts.today,
      ofPacks: evidenceRanksOf(parts.packs, [input.policy]),
    }),
  )
  if (against.length > 0 && input.evidenceReason === null) {
    return refuse({ code: 'EVIDENCE_STANDS', evidence: against })
  }

  if (registrant.kind === 'new') writing.open('person', personRowFrom(registrant.record))
  await keepNotSame(writing, personId, { notSame: input.notSame, operator: parts.operator })
  await keepIdentities(writing, personId, input.identities)
  const person = getDefined(await findPerson(writing.read, personId), 'person being registered')
  const registrationId = await writing.nextId('registration', 'registration_id')
  writing.open(
    'registration',
    registrationRowFrom({
      registrationId,
      registrationNumber: registrationNumberFrom({
        regionCode: office.regionCode,
        coverageYear,
        registrationId,
      }),
      personId,
      tier: input.tier,
      registeredOn: parts.today,
      takenByAccountId: parts.operator.accountId,
      villageId: person.village.villageId,
      snapshot: snapshotFrom(person, { input, operator: parts.operator, against }),
      quotation,
      overlayHash: overlayHashOf(parts.overlay),
    }),
  )
  return {
    kind: 'record',
    subject: `registration:${registrationId}`,
    pack: { policy: quotation.policy, hash: quotation.packHash },
    result: { registrationId },
  }
}

/** For whom evidence is looked up: somebody new is known by their number alone. */
type Who = { readonly personId: number | null; readonly idNumber: string }

type Registrant =
  | {
      readonly kind: 'known'
      readonly personId: number
      readonly birthDate: Day
      readonly who: Who
      readonly facts: Facts
    }
  | {
      readonly kind: 'new'
      readonly personId: number
      readonly birthDate: Day
      readonly who: Who
      readonly facts: Facts
      readonly record: Parameters<typeof personRowFrom>[0]
    }
  | { readonly kind: 'refuse'; readonly refusal: RegisterRefusal }

/**
 * Likely duplicates that nobody answered for. Of somebody in the ledger only those count who stand
 * in the year already: the others are on the work list.
 */
async function unansweredTwins(
  { read }: Writing,
  registrant: Exclude<Registrant, { readonly kind: 'refuse' }>,
  { coverageYear, notSame }: RegisterInput,
): Promise<readonly Candidate[]> {
  if (registrant.kind === 'known') {
    const { personId, facts } = registrant
    const found = await findCandidates(read, facts, { personId, coverageYear })
    return unanswered(found, notSame).filter(({ record }) => record.standing !== 'none')
  }
  const asked = { personId: null, coverageYear }
  return unanswered(await findCandidates(read, registrant.facts, asked), notSame)
}

async function findRegistrant(
  writing: Writing,
  { registrant }: RegisterInput,
  parts: RegisterParts,
): Promise<Registrant> {
  if (registrant.kind === 'new') return findNewRegistrant(writing, registrant.person, parts)
  const person = await findPerson(writing.read, registrant.personId)
  if (person === null) return { kind: 'refuse', refusal: { code: 'PERSON_NOT_FOUND' } }
  const { personId, birthDate, idNumber } = person
  const [root = personId] = await sameAs(writing.read, personId)
  if (root !== personId) {
    const { name } = getDefined(await findPerson(writing.read, root), 'person who goes on')
    return { kind: 'refuse', refusal: { code: 'ALREADY_KNOWN', personId: root, name } }
  }
  return {
    kind: 'known',
    personId,
    birthDate,
    who: { personId, idNumber },
    facts: factsFrom({
      ...person,
      document: { type: person.documentType, number: idNumber, sex: person.sex, birthDate },
      householdNumber: person.household?.householdNumber ?? null,
    }),
  }
}

async function findNewRegistrant(
  writing: Writing,
  person: NewPerson,
  { practice, today }: RegisterParts,
): Promise<Registrant> {
  const reading = readIdentityDocument(person, { practice, today })
  if (reading.kind === 'refused') {
    const { refusal, text } = reading
    return { kind: 'refuse', refusal: { code: 'ID_NUMBER_REFUSED', refusal, text } }
  }
  const { document } = reading
  const knownId = await findPersonIdByNumber(writing.read, document.number)
  if (knownId !== null) {
    const known = getDefined(await findPerson(writing.read, knownId), 'person with the number')
    return {
      kind: 'refuse',
      refusal: { code: 'ALREADY_KNOWN', personId: knownId, name: known.name },
    }
  }
  const villages = await listVillages(writing.read)
  const village = villages.find(({ villageId }) => villageId === person.villageId)
  if (village === undefined) {
    return { kind: 'refuse', refusal: { code: 'VILLAGE_NOT_FOUND' } }
  }
  const personId = await writing.nextId('person', 'person_id')
  return {
    kind: 'new',
    personId,
    birthDate: document.birthDate,
    who: { personId: null, idNumber: document.number },
    facts: factsFrom({ ...person, document, village, householdNumber: null }),
    record: {
      personId,
      name: person.name,
      document,
      villageId: person.villageId,
      phone: person.phone,
      household: null,
    },
  }
}
