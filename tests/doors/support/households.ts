/** A household behind a door: 张桂英, her daughter of eight, and her mother. */
import type { Household, SavedFamily } from '../../../src/shared/households/model.ts'
import type { Desk } from './desk.ts'
import { anIdNumber, aRequestId } from './office-data.ts'
import { payDay } from './registered.ts'
import { aHead, aKnownPerson, preview, send, untilStill } from './rosters.ts'
import type { Client } from './doors.ts'

export const child = anIdNumber('20151010', '246')
export const mother = anIdNumber('19550101', '248')

function newMember(name: string, idNumber: string) {
  return { kind: 'new' as const, person: { name, idNumber, villageId: 1, phone: null } }
}

export async function aHousehold(desk: Desk): Promise<Household> {
  const personId = await aKnownPerson(desk)
  const clerk = await desk.signIn('clerk')
  const { householdId, version } = await clerk.households.open({
    requestId: aRequestId(),
    personId,
    householdNumber: '３７-1',
  })
  return clerk.households.arrange({
    requestId: aRequestId(),
    householdId,
    version,
    members: [
      { who: { kind: 'known', personId, from: null }, relation: '户主' },
      { who: newMember('王小雨', child), relation: '女' },
      { who: newMember('李秀英', mother), relation: '母亲' },
    ],
    reason: '照户口簿录入',
  })
}

/** What registering all of them takes; the head is the child's guardian. */
export function theirs({ householdId, members }: Household) {
  const [head] = members
  const personId = head?.person.personId ?? 0
  return {
    householdId,
    policy: 'dongming-2024',
    coverageYear: 2024,
    payDay,
    members: members.map(({ person, minor }) => ({
      personId: person.personId,
      tier: 1,
      circumstance: { kind: 'ordinary' as const },
      identities: [],
      guardian: minor ? { kind: 'member' as const, personId, relation: '母亲' as const } : null,
    })),
  }
}

export async function aRegisteredHousehold(desk: Desk): Promise<SavedFamily> {
  const household = await aHousehold(desk)
  const clerk = await desk.signIn('clerk')
  return clerk.households.register({ requestId: aRequestId(), ...theirs(household) })
}

/** The police's list says what somebody is to the head of the household. */
export async function listRelation(
  client: Client,
  line: { readonly name: string; readonly idNumber: string; readonly relation: string },
): Promise<void> {
  const { name, idNumber, relation } = line
  const text = `姓名,身份证号码,村（社区）,户号,与户主关系\n${name},${idNumber},石庙村,37-1,${relation}\n`
  const head = aHead({
    kind: 'registered-population',
    sender: '派出所',
    authority: 'police',

    fileName: '户籍.csv',
  })
  const { importId, previewDigest, failure } = await preview(
    client,
    await send(client, Buffer.from(text), head),
  )
  if (previewDigest === null) throw new Error(failure ?? 'no preview')
  await client.rosters.apply({ requestId: aRequestId(), importId, previewDigest })
  await untilStill(client, importId)
}
