import { ORPCError } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getDay } from '../../shared/kernel/day.ts'
import type { Registration } from '../../shared/intake/model.ts'
import type { Role } from '../../shared/accounts/model.ts'
import { aRequestId, openTestOffice } from '../../../tests/support/practice-office.ts'
import type { Client, TestOffice } from '../../../tests/support/practice-office.ts'
import { aNewRegistration } from '../../../tests/support/registrations.ts'
import { resubmitShown, reviewShown, withdrawShown } from '../../../tests/support/shown.ts'

let office: TestOffice
let clerk: Client
let reviewer: Client

beforeAll(async () => {
  office = await openTestOffice()
  clerk = await office.signedInAs('clerk')
  reviewer = await office.signedInAs('reviewer')
})
afterAll(() => office.close())

/** Somebody who holds both roles: takes registrations and may review those of others. */
async function aClerkAndReviewer(userName: string): Promise<Client> {
  const roles: Role[] = ['clerk', 'reviewer']
  const password = 'liangge-jiaose-08'
  const administrator = await office.signedInAs('administrator')
  await administrator.accounts.add({
    requestId: aRequestId(),
    operator: { userName, displayName: `赵${userName}`, roles, password },
  })
  const client = office.nobody()
  await client.accounts.signIn({ requestId: aRequestId(), userName, password })
  return client
}

function reviewed(
  by: Client,
  registration: Pick<Registration, 'registrationId'>,
  verdict: 'approved' | 'sent-back' = 'approved',
  reason: string | null = null,
) {
  return reviewShown(by, {
    requestId: aRequestId(),
    registrationId: registration.registrationId,
    verdict,
    reason,
  })
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => 'done',
    (thrown: unknown) => thrown,
  )
  if (error instanceof ORPCError && error.defined) return String(error.code)
  throw error
}

describe('审核', () => {
  test('通过：记下谁在哪天审核，转为待缴费', async () => {
    const registration = await clerk.intake.register(await aNewRegistration(clerk))
    const approved = await reviewed(reviewer, registration)
    expect(approved).toMatchObject({
      state: 'approved',
      review: { verdict: 'approved', reason: null, decidedBy: '张审核', decidedOn: '2023-11-20' },
      settlement: null,
      takenByMe: false,
    })
  })

  test('退回须写理由；修改后重新提交，再次待审核', async () => {
    const registration = await clerk.intake.register(await aNewRegistration(clerk))
    expect(await refusalOf(reviewed(reviewer, registration, 'sent-back'))).toBe('REASON_NEEDED')
    const sentBack = await reviewed(reviewer, registration, 'sent-back', '低保证件未见原件')
    expect(sentBack).toMatchObject({ state: 'sent-back', review: { reason: '低保证件未见原件' } })
    const again = await resubmitShown(clerk, {
      requestId: aRequestId(),
      registrationId: registration.registrationId,
      payDay: getDay('2023-11-21'),
      tier: 2,
      circumstance: { kind: 'ordinary' },
      identities: [],
    })
    // 二（三）2: tier 2 is 755 yuan until the end of June.
    expect(again).toMatchObject({
      state: 'awaiting-review',
      tier: 2,
      payableFen: 75500,
      review: null,
    })
    expect(again.registrationNumber).toBe(registration.registrationNumber)
  })

  test('别人修改后重新提交：登记和重新提交各是一条，各有各的人', async () => {
    const registration = await clerk.intake.register(await aNewRegistration(clerk))
    await reviewed(reviewer, registration, 'sent-back', '档次选错')
    const second = await aClerkAndReviewer('chongtijiao')
    const again = await resubmitShown(second, {
      requestId: aRequestId(),
      registrationId: registration.registrationId,
      payDay: getDay('2023-11-20'),
      tier: 1,
      circumstance: { kind: 'ordinary' },
      identities: [],
    })
    expect(again.submissions).toEqual([
      {
        submittedBy: '李经办',
        submittedOn: '2023-11-20',
        afterReviews: 0,
        against: [],
        reason: null,
      },
      {
        submittedBy: '赵chongtijiao',
        submittedOn: '2023-11-20',
        afterReviews: 1,
        against: [],
        reason: null,
      },
    ])
    // Whoever handed it in last signs as 经办.
    expect(again.takenBy).toBe('赵chongtijiao')
    const sheet = await clerk.printing.preview({
      kind: 'registration',
      registrationId: registration.registrationId,
    })
    expect(sheet.takenBy).toBe('赵chongtijiao')
  })

  test('个人无需缴费的：核定通过即参保', async () => {
    const input = await aNewRegistration(clerk, {
      identities: [{ term: '特困人员', from: null, to: null }],
    })
    const registration = await clerk.intake.register(input)
    expect(registration.payableFen).toBe(0)
    const effective = await reviewed(reviewer, registration)
    expect(effective).toMatchObject({
      state: 'effective',
      settlement: {
        settledOn: '2023-11-20',
        payment: null,
        decision: { answer: { benefit: { from: '2024-01-01', to: '2024-12-31' } } },
      },
    })
    const person = await clerk.people.get({ personId: registration.personId })
    expect(person.enrolments).toContainEqual({
      coverageYear: 2024,
      tier: 1,
      source: 'registration',
    })
  })

  test('自己经办的，有审核岗也不能审核；别人可以', async () => {
    const both = await aClerkAndReviewer('shuanggang')
    const registration = await both.intake.register(await aNewRegistration(both))
    expect(registration.takenByMe).toBe(true)
    expect(await refusalOf(reviewed(both, registration))).toBe('OWN_REGISTRATION')
    expect(await refusalOf(reviewed(both, registration, 'sent-back', '理由'))).toBe(
      'OWN_REGISTRATION',
    )
    await expect(reviewed(reviewer, registration)).resolves.toMatchObject({ state: 'approved' })
  })

  test('改过别人登记的人，也不能再审核它', async () => {
    const both = await aClerkAndReviewer('gaiguo')
    const registration = await clerk.intake.register(await aNewRegistration(clerk))
    await reviewed(reviewer, registration, 'sent-back', '档次选错')
    await resubmitShown(both, {
      requestId: aRequestId(),
      registrationId: registration.registrationId,
      payDay: getDay('2023-11-20'),
      tier: 1,
      circumstance: { kind: 'ordinary' },
      identities: [],
    })
    expect(await refusalOf(reviewed(both, registration))).toBe('OWN_REGISTRATION')
  })

  test('两名审核同时通过，只记一次，后到的被告知状态已变', async () => {
    const other = await office.signedInAs('reviewer')
    const registration = await clerk.intake.register(await aNewRegistration(clerk))
    const both = await Promise.allSettled([
      reviewed(reviewer, registration),
      reviewed(other, registration),
    ])
    const reasons = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(reasons).toEqual([
      expect.objectContaining({ code: 'WRONG_STATE', data: { state: 'approved' } }),
    ])
  })

  test('连按两次回车审核一次；之后收回，重复的答复还是当时的样子', async () => {
    const registration = await clerk.intake.register(await aNewRegistration(clerk))
    const input = {
      requestId: aRequestId(),
      registrationId: registration.registrationId,
      version: registration.version,
      verdict: 'approved' as const,
      reason: null,
    }
    const first = await reviewer.intake.review(input)
    await reviewed(reviewer, registration, 'sent-back', '再核一次')
    await expect(reviewer.intake.review(input)).resolves.toEqual(first)
    const now = await reviewer.intake.get({ registrationId: registration.registrationId })
    expect(now.state).toBe('sent-back')
  })
})

describe('撤回', () => {
  test('撤回后可以重新登记同一人；已撤回的还查得到是谁、为什么', async () => {
    const input = await aNewRegistration(clerk)
    const registration = await clerk.intake.register(input)
    const withdrawal = {
      requestId: aRequestId(),
      registrationId: registration.registrationId,
      version: registration.version,
      reason: '身份选错',
    }
    await clerk.intake.withdraw(withdrawal)
    await expect(clerk.intake.withdraw(withdrawal)).resolves.toEqual({})
    const withdrawn = await clerk.intake.get({ registrationId: registration.registrationId })
    expect(withdrawn).toMatchObject({
      state: 'withdrawn',
      withdrawal: { withdrawnBy: '李经办', withdrawnOn: '2023-11-20', reason: '身份选错' },
    })
    const { registrations } = await clerk.intake.list({ state: 'withdrawn' })
    expect(registrations.map(({ registrationId }) => registrationId)).toContain(
      registration.registrationId,
    )
    const late = reviewed(reviewer, registration)
    await expect(late).rejects.toThrow('这份登记已由李经办于 2023-11-20 撤回，理由：身份选错。')
    const again = await clerk.intake.register({
      ...input,
      requestId: aRequestId(),
      registrant: { kind: 'known', personId: registration.personId },
    })
    expect(again.registrationNumber).not.toBe(registration.registrationNumber)
    // The first request, repeated, still answers as it did.
    await expect(clerk.intake.register(input)).resolves.toEqual(registration)
  })

  test('已参保的不能撤回', async () => {
    const input = await aNewRegistration(clerk, {
      identities: [{ term: '特困人员', from: null, to: null }],
    })
    const registration = await clerk.intake.register(input)
    await reviewed(reviewer, registration)
    const withdrawal = withdrawShown(clerk, {
      requestId: aRequestId(),
      registrationId: registration.registrationId,
      reason: '理由',
    })
    expect(await refusalOf(withdrawal)).toBe('WRONG_STATE')
  })
})

test('审核队列：先登记的在前，自己经办的标明，审过的不在', async () => {
  const first = await clerk.intake.register(await aNewRegistration(clerk))
  const second = await clerk.intake.register(await aNewRegistration(clerk))
  const queue = await reviewer.intake.queue({})
  const ids = queue.registrations.map(({ registrationId }) => registrationId)
  expect(ids.indexOf(first.registrationId)).toBeLessThan(ids.indexOf(second.registrationId))
  expect(queue.registrations.every(({ takenByMe }) => !takenByMe)).toBe(true)
  expect(queue.count).toBe(ids.length)
  await reviewed(reviewer, first)
  const after = await reviewer.intake.queue({})
  expect(after.count).toBe(queue.count - 1)
})

test('没有的登记不能审核', async () => {
  expect(await refusalOf(reviewed(reviewer, { registrationId: 999_999 }))).toBe(
    'REGISTRATION_NOT_FOUND',
  )
})
