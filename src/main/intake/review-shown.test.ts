/** A reviewer decides on what stood on the screen, and nobody on what they wrote themselves. */
import { resubmitShown } from '../../../tests/support/shown.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRequestId, openTestOffice } from '../../../tests/support/practice-office.ts'
import type { Client, TestOffice } from '../../../tests/support/practice-office.ts'
import { aNewRegistration } from '../../../tests/support/registrations.ts'
import type { RegisterInput } from '../../../tests/support/registrations.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { Registration } from '../../shared/intake/model.ts'

let office: TestOffice
let clerk: Client
let reviewer: Client

beforeAll(async () => {
  office = await openTestOffice()
  clerk = await office.signedInAs('clerk')
  reviewer = await office.signedInAs('reviewer')
})
afterAll(() => office.close())

type Reviewed = Pick<Registration, 'registrationId' | 'version'>

function approve(by: Client, { registrationId, version }: Reviewed) {
  const requestId = aRequestId()
  return by.intake.review({ requestId, registrationId, version, verdict: 'approved', reason: null })
}

function sendBack(by: Client, { registrationId, version }: Reviewed) {
  const requestId = aRequestId()
  const reason = '身份待核'
  return by.intake.review({ requestId, registrationId, version, verdict: 'sent-back', reason })
}

async function aRegistration(fields: Partial<RegisterInput> = {}): Promise<Registration> {
  return clerk.intake.register(await aNewRegistration(clerk, fields))
}

function resubmit(by: Client, { registrationId }: Reviewed, tier: number) {
  return resubmitShown(by, {
    requestId: aRequestId(),
    registrationId,
    payDay: getDay('2023-11-20'),
    tier,
    circumstance: { kind: 'ordinary' },
    identities: [],
  })
}

test('打开后被退回又改过的，按旧屏幕通过不了，答复里是现在的内容', async () => {
  const opened = await aRegistration()
  await sendBack(reviewer, opened)
  await resubmit(clerk, opened, 2)
  await expect(approve(reviewer, opened)).rejects.toMatchObject({
    code: 'REGISTRATION_CHANGED',
    data: { registration: { tier: 2, state: 'awaiting-review' } },
  })
  const now = await reviewer.intake.get({ registrationId: opened.registrationId })
  expect(now.state).toBe('awaiting-review')
  expect((await approve(reviewer, now)).state).toBe('approved')
})

test('别人刚通过的，旧屏幕上的退回和撤回都不算数；看着“待缴费”退回才算', async () => {
  const opened = await aRegistration()
  const approved = await approve(reviewer, opened)
  await expect(sendBack(reviewer, opened)).rejects.toMatchObject({
    code: 'REGISTRATION_CHANGED',
    data: { registration: { state: 'approved', version: approved.version } },
  })
  const stale = clerk.intake.withdraw({
    requestId: aRequestId(),
    registrationId: opened.registrationId,
    version: opened.version,
    reason: '重复',
  })
  await expect(stale).rejects.toMatchObject({ code: 'REGISTRATION_CHANGED' })
  expect((await reviewer.intake.get(opened)).state).toBe('approved')
  expect((await sendBack(reviewer, approved)).state).toBe('sent-back')
})

test('最初经办的人在同事改过以后也不能审核，队列和详情都这样标', async () => {
  const both = await office.signedInAs('administrator')
  const account = { userName: 'shuanggang', password: 'liangge-jiaose-08' }
  await both.accounts.add({
    requestId: aRequestId(),
    operator: { ...account, displayName: '赵双岗', roles: ['clerk', 'reviewer'] },
  })
  const first = office.nobody()
  await first.accounts.signIn({ requestId: aRequestId(), ...account })
  const taken = await first.intake.register(await aNewRegistration(first))
  await sendBack(reviewer, taken)
  const corrected = await resubmit(clerk, taken, 1)
  const seen = await first.intake.get(taken)
  expect(seen.takenByMe).toBe(true)
  const { registrations } = await first.intake.queue({})
  expect(
    registrations.find(({ registrationId }) => registrationId === taken.registrationId)?.takenByMe,
  ).toBe(true)
  await expect(approve(first, corrected)).rejects.toMatchObject({
    code: 'OWN_REGISTRATION',
    message: expect.stringContaining('撤回后由一人重新登记、另一人审核'),
  })
  expect((await approve(reviewer, corrected)).state).toBe('approved')
})

test('今天核定与屏幕上的试算不同的，通过不等于按今天核定，留待缴费', async () => {
  // 附件1: 特困人员 pay nothing until 2023-12-01; quoted for 12-15 as an ordinary resident, 380 yuan.
  const opened = await aRegistration({
    payDay: getDay('2023-12-15'),
    identities: [{ term: '特困人员', from: null, to: getDay('2023-12-01') }],
  })
  expect(opened.payableFen).toBe(38_000)
  const approved = await approve(reviewer, opened)
  expect(approved).toMatchObject({ state: 'approved', settlement: null, payableFen: 38_000 })
})

test('试算和今天都无需缴费的，通过即参保', async () => {
  const opened = await aRegistration({
    payDay: getDay('2023-12-15'),
    identities: [{ term: '特困人员', from: null, to: null }],
  })
  expect((await approve(reviewer, opened)).state).toBe('effective')
})
