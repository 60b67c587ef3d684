/** 信息变更 behind a door: 张桂英 as registered, and what is to be changed of her. */
import { getDay } from '../../../src/shared/kernel/day.ts'
import type { PersonChange, WantedFields } from '../../../src/shared/changes/model.ts'
import type { Desk } from './desk.ts'
import { aRequestId } from './office-data.ts'
import { aRegistered } from './registered.ts'

export const proof = {
  kind: 'police-certificate' as const,
  number: '沙公证〔2023〕12号',
  day: getDay('2023-11-17'),
  originalSeen: true as const,
}

/** The form for somebody as they stand, with what is wanted otherwise. */
export async function aForm(desk: Desk, personId: number, wanted: Partial<WantedFields> = {}) {
  const clerk = await desk.signIn('clerk')
  const person = await clerk.people.get({ personId })
  const { name, documentType, idNumber, birthDate, sex, village } = person
  const { phone, villageGroup, registeredAddress, residenceAddress, worksAway, worksAwayAt } =
    person
  return {
    personId,
    version: person.version,
    wanted: {
      name,
      documentType,
      idNumber,
      birthDate,
      sex,
      villageId: village.villageId,
      reach: { phone, villageGroup, registeredAddress, residenceAddress, worksAway, worksAwayAt },
      ...wanted,
    },
    reason: '派出所更正姓名',
    proof,
  }
}

/** 张桂英 is to be 张桂瑛: taken down by the clerk, waiting for the reviewer. */
export async function aWaitingChange(desk: Desk): Promise<PersonChange> {
  const { personId } = await aRegistered(desk)
  const clerk = await desk.signIn('clerk')
  const form = await aForm(desk, personId, { name: '张桂瑛' })
  return clerk.changes.take({ requestId: aRequestId(), ...form })
}

export async function aSentBackChange(desk: Desk): Promise<PersonChange> {
  const { changeId, version } = await aWaitingChange(desk)
  const reviewer = await desk.signIn('reviewer')
  return reviewer.changes.review({
    requestId: aRequestId(),
    changeId,
    version,
    verdict: 'sent-back',
    reason: '证明上的印章看不清',
  })
}
