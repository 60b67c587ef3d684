import { ORPCError } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Clock } from '../kernel/clock.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { Registration } from '../../shared/intake/model.ts'
import { aRequestId, openTestOffice } from '../../../tests/support/practice-office.ts'
import type { Client, TestOffice } from '../../../tests/support/practice-office.ts'
import { aNewRegistration } from '../../../tests/support/registrations.ts'
import { reviewShown } from '../../../tests/support/shown.ts'

let office: TestOffice
let clerk: Client
let reviewer: Client
let approved: Registration

const realClock: Clock = {
  now: () => Date.parse('2026-11-23T02:00:00Z'),
  today: () => getDay('2026-11-23'),
}

beforeAll(async () => {
  office = await openTestOffice({ clock: realClock })
  clerk = await office.signedInAs('clerk')
  reviewer = await office.signedInAs('reviewer')
})
afterAll(() => office.close())
beforeEach(async () => {
  approved = await anApprovedRegistration()
})

async function anApprovedRegistration(
  fields: Parameters<typeof aNewRegistration>[1] = {},
): Promise<Registration> {
  const { registrationId } = await clerk.intake.register(await aNewRegistration(clerk, fields))
  return reviewShown(reviewer, {
    requestId: aRequestId(),
    registrationId,
    verdict: 'approved',
    reason: null,
  })
}

type PayInput = Parameters<Client['collections']['pay']>[0]

async function aPayment(fields: Partial<PayInput> = {}): Promise<PayInput> {
  const { registrationId } = approved
  const paidOn = fields.paidOn ?? getDay('2023-11-20')
  const decisionDigest =
    fields.decisionDigest ??
    (await clerk.collections.preview({ registrationId, paidOn })).decisionDigest
  return {
    requestId: aRequestId(),
    registrationId,
    channel: 'POS机',
    paidOn,
    amountFen: 38_000,
    decisionDigest,
    ...fields,
  }
}

async function refusalOf(work: Promise<unknown>): Promise<ORPCError<string, unknown>> {
  const error: unknown = await work.then(
    () => new Error('done'),
    (thrown: unknown) => thrown,
  )
  if (error instanceof ORPCError && error.defined) return error
  throw error
}

describe('登记缴费', () => {
  test('按核定金额收款：参保生效，收据号、渠道、缴费日都在', async () => {
    const preview = await clerk.collections.preview({
      registrationId: approved.registrationId,
      paidOn: getDay('2023-11-20'),
    })
    expect(preview.differences).toEqual([])
    const paid = await clerk.collections.pay(await aPayment())
    expect(paid).toMatchObject({
      state: 'effective',
      settlement: {
        settledOn: '2023-11-20',
        decision: { answer: { charge: { payableFen: 38_000 } } },
        payment: {
          receiptNumber: `S${approved.registrationNumber}`,
          channel: 'POS机',
          paidOn: '2023-11-20',
          amountFen: 38_000,
          bookedBy: '李经办',
        },
      },
    })
    const person = await clerk.people.get({ personId: approved.personId })
    expect(person.enrolments).toContainEqual({
      coverageYear: 2024,
      tier: 1,
      source: 'registration',
    })
  })

  test('连按两次回车只收一次，两次答复相同', async () => {
    const input = await aPayment()
    const [first, second] = await Promise.all([
      clerk.collections.pay(input),
      clerk.collections.pay(input),
    ])
    expect(second).toEqual(first)
  })

  test('第二次收款被拒绝，指出收据号', async () => {
    const input = await aPayment()
    await clerk.collections.pay(input)
    const refusal = await refusalOf(clerk.collections.pay({ ...input, requestId: aRequestId() }))
    expect(refusal).toMatchObject({
      code: 'ALREADY_PAID',
      data: { receiptNumber: `S${approved.registrationNumber}` },
    })
  })

  test('两名经办同时收款，只有一笔', async () => {
    const other = await office.signedInAs('clerk')
    const input = await aPayment()
    const both = await Promise.allSettled([
      clerk.collections.pay(input),
      other.collections.pay({ ...input, requestId: aRequestId() }),
    ])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('核定与试算不同：两样都摆出来，没看过新核定的不能收', async () => {
    // Quoted for December as 低保 valid to the end of November: on the quoted day it has ended.
    approved = await anApprovedRegistration({
      payDay: getDay('2023-12-05'),
      identities: [{ term: '城乡低保对象', from: null, to: getDay('2023-11-30') }],
    })
    expect(approved.payableFen).toBe(38_000)
    const preview = await clerk.collections.preview({
      registrationId: approved.registrationId,
      paidOn: getDay('2023-11-20'),
    })
    // 附件1: on the real pay day the identity holds, so 38 yuan are due instead of 380.
    expect(preview.decision.answer.charge?.payableFen).toBe(3800)
    expect(preview.differences).toEqual([
      '应缴金额由 380 元 变为 38 元。',
      '人员类别由“普通居民”变为“城乡低保对象”。',
    ])
    const unseen = await refusalOf(
      clerk.collections.pay(await aPayment({ decisionDigest: 'somethingelse', amountFen: 38_000 })),
    )
    expect(unseen.code).toBe('DECISION_CHANGED')
    const paid = await clerk.collections.pay(await aPayment({ amountFen: 3800 }))
    expect(paid.settlement?.payment?.amountFen).toBe(3800)
  })

  test.each<[string, Partial<PayInput>, string]>([
    ['多收一分', { amountFen: 38_001 }, 'AMOUNT_DIFFERS'],
    ['少收一分', { amountFen: 37_999 }, 'AMOUNT_DIFFERS'],
    ['通知没有的渠道', { channel: '现金上门' }, 'CHANNEL_UNKNOWN'],
    ['没有这份登记', { registrationId: 999_999, decisionDigest: 'x' }, 'REGISTRATION_NOT_FOUND'],
    ['缴费日期在明天', { paidOn: getDay('2023-11-21'), decisionDigest: 'x' }, 'PAY_DAY_FUTURE'],
    [
      '缴费日期在登记以前',
      { paidOn: getDay('2023-11-19'), decisionDigest: 'x' },
      'PAY_DAY_BEFORE_REGISTRATION',
    ],
  ])('%s，不收', async (_why, fields, code) => {
    const refusal = await refusalOf(clerk.collections.pay(await aPayment(fields)))
    expect(refusal.code).toBe(code)
    expect(refusal.message).toMatch(/。$/u)
    const now = await clerk.intake.get({ registrationId: approved.registrationId })
    expect(now.state).toBe('approved')
  })

  test('还没审核的不能收，无需缴费的已经参保', async () => {
    const waiting = await clerk.intake.register(await aNewRegistration(clerk))
    const { registrationId } = waiting
    const notApproved = clerk.collections.preview({ registrationId, paidOn: getDay('2023-11-20') })
    expect((await refusalOf(notApproved)).code).toBe('NOT_APPROVED')
    const free = await anApprovedRegistration({
      identities: [{ term: '特困人员', from: null, to: null }],
    })
    const paid = clerk.collections.preview({
      registrationId: free.registrationId,
      paidOn: getDay('2023-11-20'),
    })
    expect(await refusalOf(paid)).toMatchObject({
      code: 'ALREADY_PAID',
      data: { receiptNumber: null },
    })
  })
})

test('缴费渠道按通知的说法和次序', async () => {
  const channels = await clerk.collections.channels({ policy: 'tongliang-2024' })
  expect(channels.map(({ channel }) => channel).slice(0, 3)).toEqual([
    'POS机',
    '微信税务公众号',
    '支付宝',
  ])
  expect(channels.every(({ clause }) => clause === '三（五）')).toBe(true)
})
