/** What a second reviewer is shown of the first round, read from the ledger's own versions. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRequestId, openTestOffice } from '../../../tests/support/practice-office.ts'
import type { Client, TestOffice } from '../../../tests/support/practice-office.ts'
import { aNewRegistration } from '../../../tests/support/registrations.ts'
import { resubmitShown, reviewShown } from '../../../tests/support/shown.ts'
import { getDay } from '../../shared/kernel/day.ts'

let office: TestOffice
let clerk: Client
let reviewer: Client

beforeAll(async () => {
  office = await openTestOffice()
  clerk = await office.signedInAs('clerk')
  reviewer = await office.signedInAs('reviewer')
})
afterAll(() => office.close())

type Resubmission = Omit<Parameters<typeof resubmitShown>[1], 'requestId' | 'registrationId'>

const asOrdinary: Resubmission = {
  payDay: getDay('2023-11-20'),
  tier: 1,
  circumstance: { kind: 'ordinary' },
  identities: [],
}

async function sendBack(registrationId: number, reason: string): Promise<void> {
  const input = { requestId: aRequestId(), registrationId, verdict: 'sent-back' as const, reason }
  await reviewShown(reviewer, input)
}

async function handInAgain(registrationId: number, changes: Partial<Resubmission>): Promise<void> {
  const input = { requestId: aRequestId(), registrationId, ...asOrdinary, ...changes }
  await resubmitShown(clerk, input)
}

test('没有退回过的，没有对照', async () => {
  const { registrationId } = await clerk.intake.register(await aNewRegistration(clerk))
  expect(await reviewer.intake.revisions({ registrationId })).toEqual({ revisions: [] })
  await sendBack(registrationId, '身份待核')
  expect(await reviewer.intake.revisions({ registrationId })).toEqual({ revisions: [] })
})

test('退回又重新提交的，说明谁哪天为什么退回，哪几项由什么改成什么，试算前后并列', async () => {
  const { registrationId } = await clerk.intake.register(await aNewRegistration(clerk))
  await sendBack(registrationId, '低保证未登记')
  const identities = [{ term: '城乡低保对象', from: getDay('2023-01-01'), to: null }]
  await handInAgain(registrationId, { payDay: getDay('2023-12-01'), identities })
  const { revisions } = await reviewer.intake.revisions({ registrationId })
  expect(revisions).toHaveLength(1)
  const [revision] = revisions
  expect(revision).toMatchObject({
    objection: { reason: '低保证未登记', sentBackBy: '张审核', sentBackOn: '2023-11-20' },
    resubmittedBy: '李经办',
    resubmittedOn: '2023-11-20',
    fields: [{ what: '特殊身份', before: '无', now: '城乡低保对象（2023-01-01 起）' }],
  })
  // 附件1, 一档: ordinary residents pay 380 yuan, 城乡低保对象 38 with 342 of subsidy.
  expect(revision?.quotation).toEqual(
    expect.arrayContaining([
      { what: '计划缴费日', before: '2023-11-20', now: '2023-12-01' },
      { what: '个人缴费标准', before: '380 元', now: '380 元' },
      { what: '参保资助', before: '无', now: '342 元' },
      { what: '人员类别', before: '普通居民', now: '城乡低保对象' },
      { what: '个人应缴', before: '380 元', now: '38 元' },
      { what: '待遇期', before: '2024-01-01 至 2024-12-31', now: '2024-01-01 至 2024-12-31' },
    ]),
  )
})

test('退回两次的，每次只比前后两份，最近的在前；档次用通知的叫法', async () => {
  const { registrationId } = await clerk.intake.register(await aNewRegistration(clerk))
  await sendBack(registrationId, '本人要二档')
  await handInAgain(registrationId, { tier: 2 })
  await sendBack(registrationId, '情形不对')
  const circumstance = { kind: 'transferred-in' as const, on: getDay('2023-10-01') }
  await handInAgain(registrationId, { tier: 2, circumstance })
  const { revisions } = await reviewer.intake.revisions({ registrationId })
  expect(revisions.map(({ objection, fields }) => [objection.reason, fields])).toEqual([
    ['情形不对', [{ what: '参保情形', before: '普通参保', now: '新调入（2023-10-01 调入）' }]],
    ['本人要二档', [{ what: '档次', before: '一档', now: '二档' }]],
  ])
})

test('原样重新提交的，改动为空，试算逐行相同', async () => {
  const { registrationId } = await clerk.intake.register(await aNewRegistration(clerk))
  // Sent back after it was approved: the objection is the last word, not the approval.
  const approval = { requestId: aRequestId(), registrationId, reason: null }
  await reviewShown(reviewer, { ...approval, verdict: 'approved' })
  await sendBack(registrationId, '户口本未见原件')
  await handInAgain(registrationId, {})
  const { revisions } = await reviewer.intake.revisions({ registrationId })
  expect(revisions).toMatchObject([{ objection: { reason: '户口本未见原件' }, fields: [] }])
  const [revision] = revisions
  expect(revision?.quotation.length).toBeGreaterThan(0)
  expect(revision?.quotation.filter(({ before, now }) => before !== now)).toEqual([])
})

test('没有这份登记的，按名拒绝', async () => {
  const asked = reviewer.intake.revisions({ registrationId: 9999 })
  await expect(asked).rejects.toMatchObject({ code: 'REGISTRATION_NOT_FOUND' })
})
