/** 信息变更 for tests: the whole form as the screen sends it, and somebody to change. */
import { ORPCError } from '@orpc/server'
import { checkCharacterOf } from '../../src/shared/kernel/id-number.ts'
import { getDay } from '../../src/shared/kernel/day.ts'
import type { Person } from '../../src/shared/people/model.ts'
import type { PersonChange, Proof, WantedFields } from '../../src/shared/changes/model.ts'
import { getDefined } from '../../src/shared/kernel/assert.ts'
import { aRequestId, openTestOffice } from './practice-office.ts'
import type { Client } from './practice-office.ts'
import { aNewRegistration } from './registrations.ts'

/** The record as it is, with what is wanted otherwise. */
export function wantedOf(person: Person, changes: Partial<WantedFields> = {}): WantedFields {
  const { name, documentType, idNumber, birthDate, sex, village } = person
  const { phone, villageGroup, registeredAddress, residenceAddress, worksAway, worksAwayAt } =
    person
  return {
    name,
    documentType,
    idNumber,
    birthDate,
    sex,
    villageId: village.villageId,
    reach: { phone, villageGroup, registeredAddress, residenceAddress, worksAway, worksAwayAt },
    ...changes,
  }
}

export const policeProof: Proof = {
  kind: 'police-certificate',
  number: '蒲公户证〔2023〕118号',
  day: getDay('2023-11-18'),
  originalSeen: true,
}

/** A practice number: `sequence` of three digits, an odd one is a man's. */
export function practiceNumber(birth: string, sequence: string): string {
  const first17 = `590151${birth}${sequence}`
  return first17 + checkCharacterOf(first17)
}

/** A change of a person as they stand, as the counter sends it. */
export async function aChange(
  clerk: Client,
  personId: number,
  {
    wanted = {},
    ...rest
  }: {
    readonly wanted?: Partial<WantedFields>
    readonly proof?: Proof | null
    readonly reason?: string
    readonly version?: number
  } = {},
) {
  const person = await clerk.people.get({ personId })
  return {
    requestId: aRequestId(),
    personId,
    version: person.version,
    wanted: wantedOf(person, wanted),
    reason: '派出所更正了姓名',
    proof: policeProof,
    ...rest,
  }
}

/** What a call was refused with. */
export async function errorOf(call: Promise<unknown>) {
  const error = await call.then(
    () => null,
    (caught: unknown) => caught,
  )
  if (!(error instanceof ORPCError)) throw new Error('was not refused', { cause: error })
  return { code: error.code, message: error.message, data: error.data as unknown }
}

/** A practice office with a clerk and a reviewer at work, and people to change. */
export async function openChangesOffice() {
  const office = await openTestOffice()
  const clerk = await office.signedInAs('clerk')
  const reviewer = await office.signedInAs('reviewer')
  const villages = await clerk.office.villages()
  let sequence = 100
  const freshNumber = (birth = '19800203') => {
    sequence += 2
    return practiceNumber(birth, String(sequence))
  }
  const decide = (change: PersonChange, verdict: 'approved' | 'sent-back', reason: string | null) =>
    reviewer.changes.review({
      requestId: aRequestId(),
      changeId: change.changeId,
      version: change.version,
      verdict,
      reason,
    })
  return {
    office,
    clerk,
    reviewer,
    freshNumber,
    /** The id of a village, in the office's order. */
    villageIdAt: (index: number) => getDefined(villages.at(index), 'village').villageId,
    /** Somebody new, registered and waiting for review. */
    async aPerson(name = '田秀兰') {
      const { villageId } = getDefined(villages[0], 'village')
      const idNumber = freshNumber()
      const person = { name, idNumber, villageId, phone: null, identities: [] }
      const input = await aNewRegistration(clerk, { registrant: { kind: 'new', person } })
      const registration = await clerk.intake.register(input)
      return { idNumber, personId: registration.personId, registration }
    },
    approve: (change: PersonChange) => decide(change, 'approved', null),
    sendBack: (change: PersonChange) => decide(change, 'sent-back', '证明编号看不清'),
    change: async (personId: number, changes: Parameters<typeof aChange>[2]) =>
      clerk.changes.take(await aChange(clerk, personId, changes)),
  }
}
export type ChangesOffice = Awaited<ReturnType<typeof openChangesOffice>>
