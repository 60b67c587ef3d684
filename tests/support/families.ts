/** A family of a practice office, with safe defaults: parents, a child of eight, a grandmother. */
import { checkCharacterOf } from '../../src/shared/kernel/id-number.ts'
import type { Household } from '../../src/shared/households/model.ts'
import { getDefined } from '../../src/shared/kernel/assert.ts'
import { getDay } from '../../src/shared/kernel/day.ts'
import type { Client } from './practice-office.ts'
import { aRequestId } from './practice-office.ts'

export type FamilyInput = Parameters<Client['households']['register']>[0]
type ArrangedMember = Parameters<Client['households']['arrange']>[0]['members'][number]

let sequence = 500
/** A practice number; an even count is a woman's. */
export function aNumberBorn(birth: string, sex: 'male' | 'female'): string {
  sequence += 2
  const last = sex === 'female' ? sequence : sequence + 1
  const first17 = `590151${birth}${String(last).padStart(3, '0')}`
  return first17 + checkCharacterOf(first17)
}

export function aNewMember(
  villageId: number,
  who: { readonly name: string; readonly birth: string; readonly sex?: 'male' | 'female' },
  relation: string,
): ArrangedMember {
  const idNumber = aNumberBorn(who.birth, who.sex ?? 'female')
  const person = { name: who.name, idNumber, villageId, phone: null }
  return { who: { kind: 'new', person }, relation }
}

/** Everybody as they are, for a list in which something is changed. */
export function asTheyAre(household: Household): ArrangedMember[] {
  return household.members.map(({ person, relation }) => ({
    who: { kind: 'known', personId: person.personId, from: null },
    relation,
  }))
}

let numbers = 0
/** 周玉兰, known and not registered, becomes the head; the others come in as new people. */
export async function aFamily(clerk: Client): Promise<Household> {
  numbers += 1
  const { villageId } = getDefined((await clerk.office.villages())[0], 'first village')
  const idNumber = aNumberBorn('19850203', 'female')
  const taken = await clerk.intake.register({
    requestId: aRequestId(),
    registrant: {
      kind: 'new',
      person: { name: '周玉兰', idNumber, villageId, phone: null, identities: [] },
    },
    policy: 'tongliang-2024',
    coverageYear: 2024,
    payDay: getDay('2023-11-20'),
    tier: 1,
    circumstance: { kind: 'ordinary' },
    identities: [],
  })
  const { registrationId, version } = taken
  const withdrawn = { registrationId, version, reason: '改为全家办理' }
  await clerk.intake.withdraw({ requestId: aRequestId(), ...withdrawn })
  const opened = await clerk.households.open({
    requestId: aRequestId(),
    personId: taken.personId,
    householdNumber: `JH${1000 + numbers}`,
  })
  return clerk.households.arrange({
    requestId: aRequestId(),
    householdId: opened.householdId,
    version: opened.version,
    members: [
      ...asTheyAre(opened),
      aNewMember(villageId, { name: '陈建国', birth: '19830506', sex: 'male' }, '配偶'),
      aNewMember(villageId, { name: '陈小雨', birth: '20151010' }, '女'),
      aNewMember(villageId, { name: '李秀英', birth: '19550101' }, '母亲'),
    ],
    reason: '照户口簿录入',
  })
}

export function idsOf(household: Household): readonly number[] {
  return household.members.map(({ person }) => person.personId)
}

/** Everybody in tier 1 as an ordinary resident, the child with the head as guardian. */
export function everybody(household: Household, changes: Partial<FamilyInput> = {}): FamilyInput {
  const [head = 0] = idsOf(household)
  return {
    requestId: aRequestId(),
    householdId: household.householdId,
    policy: 'tongliang-2024',
    coverageYear: 2024,
    payDay: getDay('2023-11-20'),
    members: household.members.map(({ person, minor }) => ({
      personId: person.personId,
      tier: 1,
      circumstance: { kind: 'ordinary' },
      identities: [],
      ...(minor
        ? { guardian: { kind: 'member' as const, personId: head, relation: '母亲' as const } }
        : {}),
    })),
    ...changes,
  }
}
