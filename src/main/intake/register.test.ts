import { ORPCError } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getDay } from '../../shared/kernel/day.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import { aFreeIdNumber, aNewRegistration } from '../../../tests/support/registrations.ts'
import type { RegisterInput } from '../../../tests/support/registrations.ts'
import { openTestOffice } from '../../../tests/support/practice-office.ts'
import type { Client, TestOffice } from '../../../tests/support/practice-office.ts'

let office: TestOffice
let clerk: Client
let villageId: number

beforeAll(async () => {
  office = await openTestOffice()
  clerk = await office.signedInAs('clerk')
  villageId = getDefined((await clerk.office.villages())[0], 'first village').villageId
})
afterAll(() => office.close())

async function refusalOf(input: RegisterInput): Promise<ORPCError<string, unknown>> {
  const error: unknown = await clerk.intake.register(input).then(
    () => new Error('saved'),
    (thrown: unknown) => thrown,
  )
  if (error instanceof ORPCError) return error
  throw error
}

describe('保存参保登记', () => {
  test('新人：建档并登记，金额、条款和经办人都钉在登记上', async () => {
    const saved = await clerk.intake.register(
      await aNewRegistration(clerk, {
        identities: [{ term: '城乡低保对象', from: null, to: null }],
      }),
    )
    // 附件1: tier 1 of 城乡低保对象 is 38 yuan, 342 yuan subsidised: 38 + 342 = 380.
    expect(saved.quotation.answer.charge).toMatchObject({
      standardFen: 38000,
      payableFen: 3800,
      category: '城乡低保对象',
    })
    expect(saved).toMatchObject({
      name: '周玉兰',
      sex: 'female',
      birthDate: '1980-02-03',
      registeredOn: '2023-11-20',
      takenBy: '李经办',
      payableFen: 3800,
    })
    const person = await clerk.people.get({ personId: saved.personId })
    expect(person.identities).toEqual([
      { term: '城乡低保对象', from: null, to: null, source: null },
    ])
    await expect(clerk.intake.get({ registrationId: saved.registrationId })).resolves.toEqual(saved)
  })

  test('已有人员：表上的特殊身份替换原来的，旧的不丢', async () => {
    const first = await clerk.intake.register(
      await aNewRegistration(clerk, { identities: [{ term: '低保边缘户', from: null, to: null }] }),
    )
    const before = await clerk.people.get({ personId: first.personId })
    expect(before.identities.map(({ term }) => term)).toEqual(['低保边缘户'])
    const refusal = await refusalOf(
      await aNewRegistration(clerk, { registrant: { kind: 'known', personId: first.personId } }),
    )
    expect(refusal.code).toBe('ALREADY_REGISTERED')
    // A refused registration leaves the identities alone.
    await expect(clerk.people.get({ personId: first.personId })).resolves.toEqual(before)
  })

  test('连按两次回车只登记一次，两次答复相同', async () => {
    const input = await aNewRegistration(clerk)
    const [first, second] = await Promise.all([
      clerk.intake.register(input),
      clerk.intake.register(input),
    ])
    expect(second).toEqual(first)
    const { people } = await clerk.people.search({ text: first.idNumber })
    expect(people).toHaveLength(1)
  })

  test('两名经办同时登记同一人，只有一份', async () => {
    const other = await office.signedInAs('clerk')
    const { registrant } = await aNewRegistration(clerk)
    const both = await Promise.allSettled([
      clerk.intake.register(await aNewRegistration(clerk, { registrant })),
      other.intake.register(await aNewRegistration(clerk, { registrant })),
    ])
    const saved = both.filter(({ status }) => status === 'fulfilled')
    const refused = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(saved).toHaveLength(1)
    expect(refused).toEqual([expect.objectContaining({ code: 'ALREADY_KNOWN' })])
  })

  test('同一请求编号换了内容，不保存', async () => {
    const input = await aNewRegistration(clerk)
    await clerk.intake.register(input)
    const refusal = await refusalOf({
      ...(await aNewRegistration(clerk)),
      requestId: input.requestId,
    })
    expect(refusal.code).toBe('REQUEST_ID_REUSED')
  })
})

describe('不予登记，说出名目', () => {
  const newPerson = (fields: { idNumber?: string; villageId?: number }) => ({
    kind: 'new' as const,
    person: {
      name: '周玉兰',
      idNumber: fields.idNumber ?? aFreeIdNumber(),
      villageId: fields.villageId ?? villageId,
      phone: null,
      identities: [],
    },
  })

  test.each<[string, () => Partial<RegisterInput>, string]>([
    ['本单位没有采用的政策包', () => ({ policy: 'dongming-2024' }), 'POLICY_NOT_ADOPTED'],
    ['没有这个政策包', () => ({ policy: 'nowhere-2024' }), 'POLICY_NOT_ADOPTED'],
    ['缴费日期在昨天', () => ({ payDay: getDay('2023-11-19') }), 'PAY_DAY_PAST'],
    [
      '特殊身份起止颠倒',
      () => ({
        identities: [
          { term: '城乡低保对象', from: getDay('2023-02-01'), to: getDay('2023-01-01') },
        ],
      }),
      'IDENTITY_REFUSED',
    ],
    [
      '没有这个人',
      () => ({ registrant: { kind: 'known', personId: 999_999 } }),
      'PERSON_NOT_FOUND',
    ],
    // 440524188001010014 passes the check digit; 44052418800101001 with 5 at the end does not.
    [
      '校验位不符',
      () => ({ registrant: newPerson({ idNumber: '440524188001010015' }) }),
      'ID_NUMBER_REFUSED',
    ],
    ['没有这个村', () => ({ registrant: newPerson({ villageId: 9999 }) }), 'VILLAGE_NOT_FOUND'],
    // 二（二）3: late enrolment ends on 2024-09-30 for ordinary residents.
    ['过了最晚缴费日', () => ({ payDay: getDay('2024-10-01') }), 'NOT_REGISTRABLE'],
    ['通知没有这个档次', () => ({ tier: 3 }), 'NOT_REGISTRABLE'],
  ])('%s', async (_why, fields, code) => {
    const { actions } = await (await office.signedInAs('auditor')).audit.actions({})
    const refusal = await refusalOf(await aNewRegistration(clerk, fields()))
    expect(refusal).toMatchObject({ code, defined: true })
    expect(refusal.message).toMatch(/[。]$/u)
    const after = await (await office.signedInAs('auditor')).audit.actions({})
    // Two sign-ins of the auditor, and nothing of the refusal.
    expect(after.count).toBe(getDefined(actions[0], 'newest action').actionId + 1)
  })

  test('身份证号已有记录：指出是谁，不重复建档', async () => {
    const { people } = await clerk.people.search({ text: '5901' })
    const known = getDefined(people[0], 'somebody of the practice office')
    const refusal = await refusalOf(
      await aNewRegistration(clerk, { registrant: newPerson({ idNumber: known.idNumber }) }),
    )
    expect(refusal).toMatchObject({
      code: 'ALREADY_KNOWN',
      data: { personId: known.personId, name: known.name },
    })
  })

  test('过期拒绝的原因里有本可以的日期', async () => {
    const refusal = await refusalOf(await aNewRegistration(clerk, { payDay: getDay('2024-10-01') }))
    expect(refusal.message).toContain('2024-09-30')
  })
})

test('试算过去的缴费日：照样说明当时怎样，但不能登记；今天起的没有这句话', async () => {
  const { registrant: _, requestId: __, ...asked } = await aNewRegistration(clerk)
  const quote = (payDay: string) =>
    clerk.intake.quote({ ...asked, birthDate: null, payDay: getDay(payDay) })
  const past = await quote('2023-11-19')
  expect(past.refusal).toBe('缴费日期早于今天，试算只供查看，不能按过去的日期登记。')
  // 二（二）: 380 yuan in the window, on any of its days.
  expect(past.answer.charge?.payableFen).toBe(38_000)
  expect((await quote('2023-11-20')).refusal).toBeNull()
})
