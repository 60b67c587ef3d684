/** 信息变更 for tests: the whole form as the screen sends it, and somebody to change. */
import { checkCharacterOf } from '../../src/shared/kernel/id-number.ts'
import { getDay } from '../../src/shared/kernel/day.ts'
import type { Person } from '../../src/shared/people/model.ts'
import type { Proof, WantedFields } from '../../src/shared/changes/model.ts'
import { aRequestId } from './practice-office.ts'
import type { Client } from './practice-office.ts'

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
