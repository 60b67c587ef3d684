import { ORPCError } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  aFamily,
  aNewMember,
  aNumberBorn,
  asTheyAre,
  everybody,
  idsOf,
} from '../../../tests/support/families.ts'
import type { FamilyInput } from '../../../tests/support/families.ts'
import { aRequestId, openTestOffice } from '../../../tests/support/practice-office.ts'
import type { Client, TestOffice } from '../../../tests/support/practice-office.ts'
import type { Household, MemberRefusal } from '../../shared/households/model.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import { getDay } from '../../shared/kernel/day.ts'

let office: TestOffice
let clerk: Client
let family: Household

beforeAll(async () => {
  office = await openTestOffice()
  clerk = await office.signedInAs('clerk')
})
beforeEach(async () => {
  family = await aFamily(clerk)
})
afterAll(() => office.close())

async function errorOf(answer: Promise<unknown>): Promise<ORPCError<string, unknown>> {
  const error: unknown = await answer.then(
    () => new Error('was carried out'),
    (thrown: unknown) => thrown,
  )
  if (error instanceof ORPCError) return error
  throw error
}

/** Who was refused and by what name. */
async function refusalsOf(input: FamilyInput): Promise<readonly (readonly [number, string])[]> {
  const error = await errorOf(clerk.households.register(input))
  expect(error.code).toBe('MEMBERS_REFUSED')
  const { refusals } = error.data as { readonly refusals: readonly MemberRefusal[] }
  for (const { text } of refusals) expect(text).toMatch(/。$/u)
  return refusals.map(({ personId, code }) => [personId, code])
}

async function countActions(): Promise<number> {
  const { actions } = await (await office.signedInAs('auditor')).audit.actions({})
  return actions.filter(({ kind }) => kind.startsWith('households.')).length
}

function withGuardian(
  input: FamilyInput,
  guardian: FamilyInput['members'][number]['guardian'],
): FamilyInput {
  const members = input.members.map((one) =>
    one.guardian === undefined ? one : { ...one, guardian },
  )
  return { ...input, members }
}

describe('全家办理', () => {
  test('勾选的人一次登记，各有各的登记号，合计是各人之和，监护人留档', async () => {
    const saved = await clerk.households.register(everybody(family))
    // 附件1: tier 1 in the window is 380 yuan for an ordinary resident; four of them 1520 yuan.
    expect(saved.totalFen).toBe(4 * 38_000)
    expect(saved.registrations.map(({ name }) => name)).toEqual([
      '周玉兰',
      '陈建国',
      '陈小雨',
      '李秀英',
    ])
    expect(new Set(saved.registrations.map((one) => one.registrationNumber)).size).toBe(4)
    const after = await clerk.households.get({ householdId: family.householdId })
    expect(after.members.map(({ guardian }) => guardian?.name ?? null)).toEqual([
      null,
      null,
      '周玉兰',
      null,
    ])
    for (const { registrationId } of saved.registrations) {
      const registration = await clerk.intake.get({ registrationId })
      expect(registration).toMatchObject({ state: 'awaiting-review', payableFen: 38_000 })
    }
  })

  test('各人按各人的特殊身份和档次算', async () => {
    const input = everybody(family)
    const [head, spouse, ...rest] = input.members
    const members = [
      {
        ...getDefined(head, 'head'),
        identities: [{ term: '城乡低保对象', from: null, to: null }],
      },
      { ...getDefined(spouse, 'spouse'), tier: 2 },
      ...rest,
    ]
    const saved = await clerk.households.register({ ...input, members })
    // 附件1: 低保 38 yuan in tier 1; tier 2 costs 755 yuan; 380 + 380 for the others.
    expect(saved.registrations.map(({ payableFen }) => payableFen)).toEqual([
      3_800, 75_500, 38_000, 38_000,
    ])
    expect(saved.totalFen).toBe(3_800 + 75_500 + 38_000 + 38_000)
  })

  test('连按两次只办一次，答复相同', async () => {
    const input = everybody(family)
    const before = await countActions()
    const [first, second] = await Promise.all([
      clerk.households.register(input),
      clerk.households.register(input),
    ])
    expect(second).toEqual(first)
    expect(await countActions()).toBe(before + 1)
  })

  test('有一人不能登记，全家都不登记，每个人的原因都说出来', async () => {
    const [head = 0, spouse = 0, child = 0] = idsOf(family)
    const input = everybody(family)
    const only = input.members.filter(({ personId }) => personId === head)
    await clerk.households.register({ ...input, members: only })
    const again = withGuardian(everybody(family), null)
    const tooHigh = again.members.map((one) =>
      one.personId === spouse ? { ...one, tier: 3 } : one,
    )
    expect(await refusalsOf({ ...again, members: tooHigh })).toEqual([
      [head, 'ALREADY_REGISTERED'],
      [spouse, 'NOT_REGISTRABLE'],
      [child, 'GUARDIAN_NEEDED'],
    ])
    const after = await clerk.households.get({ householdId: family.householdId })
    expect(after.members.map(({ person }) => person.registrations.length)).toEqual([1, 0, 0, 0])
    expect(after.members.every(({ guardian }) => guardian === null)).toBe(true)
  })

  test('不在这一户的人不能一起办', async () => {
    const other = await aFamily(clerk)
    const [stranger = 0] = idsOf(other)
    const input = everybody(family)
    const first = getDefined(input.members[0], 'head')
    const members = [first, { ...first, personId: stranger }]
    expect(await refusalsOf({ ...input, members })).toEqual([[stranger, 'NOT_A_MEMBER']])
  })
})

describe('监护人', () => {
  test('户外的人有姓名、号码和关系；重新登记时可以换监护人', async () => {
    const [, , child = 0] = idsOf(family)
    const guardian = {
      kind: 'other' as const,
      name: '陈建军',
      idNumber: aNumberBorn('19790101', 'male'),
      relation: '其他亲属' as const,
      phone: '13800000000',
    }
    const first = await clerk.households.register(withGuardian(everybody(family), guardian))
    const found = async () => {
      const { members } = await clerk.households.get({ householdId: family.householdId })
      return members.find(({ person }) => person.personId === child)?.guardian
    }
    expect(await found()).toEqual({
      personId: null,
      name: '陈建军',
      idNumber: guardian.idNumber,
      relation: '其他亲属',
      phone: '13800000000',
    })
    const own = getDefined(
      first.registrations.find(({ personId }) => personId === child),
      'registration of the child',
    )
    const { registrationId } = own
    const { version } = await clerk.intake.get({ registrationId })
    const taken = { registrationId, version, reason: '重填' }
    await clerk.intake.withdraw({ requestId: aRequestId(), ...taken })
    const input = everybody(family)
    const members = input.members.filter(({ personId }) => personId === child)
    await clerk.households.register({ ...input, members })
    expect(await found()).toMatchObject({ name: '周玉兰', relation: '母亲' })
  })

  test.each([
    ['未成年的人', '20100101'],
    // 2023-11-20 is the practice day: born a day later eighteen years before is not of age.
    ['差一天满十八的人', '20051121'],
  ])('%s不能作监护人', async (_who, birth) => {
    const [, , child = 0] = idsOf(family)
    const idNumber = aNumberBorn(birth, 'male')
    const guardian = { kind: 'other' as const, name: '陈某', idNumber, phone: null }
    const input = withGuardian(everybody(family), { ...guardian, relation: '兄' })
    expect(await refusalsOf(input)).toEqual([[child, 'GUARDIAN_REFUSED']])
  })

  test('当天满十八的可以；自己不能作自己的监护人；号码不对说出来', async () => {
    const [, , child = 0] = idsOf(family)
    const base = { kind: 'other' as const, name: '陈某', relation: '兄' as const, phone: null }
    const input = everybody(family)
    const itself = { kind: 'member' as const, personId: child, relation: '兄' as const }
    expect(await refusalsOf(withGuardian(input, itself))).toEqual([[child, 'GUARDIAN_REFUSED']])
    const wrong = withGuardian(input, { ...base, idNumber: '590151198001010011' })
    expect(await refusalsOf(wrong)).toEqual([[child, 'GUARDIAN_REFUSED']])
    const grown = { ...base, idNumber: aNumberBorn('20051120', 'male') }
    expect(
      (await clerk.households.register(withGuardian(input, grown))).registrations,
    ).toHaveLength(4)
  })
})

describe('户内成员', () => {
  const arranged = (household: Household, members: ReturnType<typeof asTheyAre>) =>
    clerk.households.arrange({
      requestId: aRequestId(),
      householdId: household.householdId,
      version: household.version,
      members,
      reason: '照户口簿改',
    })

  test('换户主，关系一起改；国家代码跟着', async () => {
    const members = asTheyAre(family).map((one, index) => ({
      ...one,
      relation: ['配偶', '户主', '女', '岳母'][index] ?? '',
    }))
    const after = await arranged(family, members)
    expect(after.members.map((one) => [one.person.name, one.relation, one.relationCode])).toEqual([
      ['陈建国', '户主', '02'],
      ['周玉兰', '配偶', '10'],
      ['陈小雨', '女', '30'],
      ['李秀英', '岳母', '56'],
    ])
    expect(after.trouble).toBeNull()
  })

  test('没有户主、两位户主都不收', async () => {
    const as = (relations: readonly string[]) =>
      asTheyAre(family).map((one, index) => ({ ...one, relation: relations[index] ?? '' }))
    const none = await errorOf(arranged(family, as(['配偶', '配偶', '女', '母亲'])))
    expect(none.code).toBe('NO_HEAD')
    const two = await errorOf(arranged(family, as(['户主', '户主', '女', '母亲'])))
    expect(two.code).toBe('TWO_HEADS')
    expect(await clerk.households.get({ householdId: family.householdId })).toEqual(family)
  })

  test('移出的人不在户里，档案还在；加入新人一次办好', async () => {
    const newborn = aNewMember(
      family.village.villageId,
      { name: '陈𬭸㛃', birth: '20231101', sex: 'male' },
      '子',
    )
    const grandmother = getDefined(family.members[3], 'grandmother').person
    const after = await arranged(family, [...asTheyAre(family).slice(0, 3), newborn])
    expect(after.members.map(({ person }) => person.name)).toEqual([
      '周玉兰',
      '陈建国',
      '陈小雨',
      '陈𬭸㛃',
    ])
    const left = await clerk.people.get({ personId: grandmother.personId })
    expect(left).toMatchObject({ name: '李秀英', household: null })
  })

  test('一个人不能在两户：说明从哪一户迁来才收；户主走了那一户还有人的不收', async () => {
    const other = await aFamily(clerk)
    const [theirHead = 0, , , theirGrandmother = 0] = idsOf(other)
    const joining = (personId: number, from: number | null) => [
      ...asTheyAre(family),
      { who: { kind: 'known' as const, personId, from }, relation: '其他亲属' },
    ]
    const refused = await errorOf(arranged(family, joining(theirGrandmother, null)))
    expect(refused).toMatchObject({
      code: 'IN_OTHER_HOUSEHOLD',
      data: { personId: theirGrandmother, householdId: other.householdId },
    })
    expect(refused.message).toContain(other.householdNumber)
    const head = await errorOf(arranged(family, joining(theirHead, other.householdId)))
    expect(head.code).toBe('LEAVES_NO_HEAD')
    const after = await arranged(family, joining(theirGrandmother, other.householdId))
    expect(after.members).toHaveLength(5)
    const there = await clerk.households.get({ householdId: other.householdId })
    expect(there.members).toHaveLength(3)
  })

  test('别人刚改过的不盖掉', async () => {
    await arranged(family, asTheyAre(family).slice(0, 3))
    const late = await errorOf(arranged(family, asTheyAre(family)))
    expect(late.code).toBe('HOUSEHOLD_CHANGED')
  })
})

describe('全家登记表', () => {
  test('列出全家，登记的有金额，没登记的写明；份数相连；查验认得，改了登记也说出来', async () => {
    const coverageYear = 2024
    const { householdId } = family
    const nobody = await errorOf(clerk.households.previewSheet({ householdId, coverageYear }))
    expect(nobody.code).toBe('NOBODY_REGISTERED')
    const input = everybody(family)
    const [, , , grandmother = 0] = idsOf(family)
    const members = input.members.filter(({ personId }) => personId !== grandmother)
    const saved = await clerk.households.register({ ...input, members })
    const preview = await clerk.households.previewSheet({ householdId, coverageYear })
    expect(preview).toMatchObject({
      headName: '周玉兰',
      registeredCount: 3,
      totalFen: 3 * 38_000,
      unsetCount: 0,
      sheetNumber: `H500151004-2024-${String(householdId).padStart(6, '0')}`,
    })
    expect(preview.members.map((one) => one.otherwise)).toEqual([null, null, null, '未登记'])
    expect(preview.members[2]?.guardian).toBe('母亲 周玉兰')
    const print = () =>
      clerk.households.printSheet({ requestId: aRequestId(), householdId, coverageYear })
    const first = await print()
    const second = await print()
    expect([first.copyNumber, second.copyNumber]).toEqual([1, 2])
    const { sheetNumber } = first.content
    const verify = () =>
      clerk.households.verifySheet({ sheetNumber, shortHash: first.shortHash.toLowerCase() })
    expect(await verify()).toMatchObject({ kind: 'found', copyNumbers: [1, 2], sameToday: true })
    const [own] = saved.registrations
    const { registrationId } = getDefined(own, 'first registration')
    const { version } = await clerk.intake.get({ registrationId })
    const taken = { registrationId, version, reason: '不办了' }
    await clerk.intake.withdraw({ requestId: aRequestId(), ...taken })
    expect(await verify()).toMatchObject({ kind: 'found', sameToday: false })
    const wrong = { sheetNumber, shortHash: '0000-0000' }
    expect(await clerk.households.verifySheet(wrong)).toMatchObject({ kind: 'hash-differs' })
  })
})

test('登记以后账本核对无误', async () => {
  const input = everybody(family)
  await clerk.households.register(input)
  const coverageYear = 2024
  const { householdId } = family
  await clerk.households.printSheet({ requestId: aRequestId(), householdId, coverageYear })
  const { problems } = await (await office.signedInAs('auditor')).audit.verify()
  expect(problems).toEqual([])
  expect(input.payDay).toBe(getDay('2023-11-20'))
})
