/** What was recorded, and what day it became, while a payment waited for its turn. */
import { createRouterClient } from '@orpc/server'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import {
  anOffice,
  aPerson,
  aRegistration,
  aRequestId,
  passwords,
  startMs,
} from './support/office-data.ts'
import { keysOf, rawConnection } from '../support/ledger-builder.ts'
import { rulesFolder, testPasswordCost } from '../support/practice-office.ts'
import type { Client } from '../support/practice-office.ts'
import { tempFolder } from '../support/test-ledger.ts'
import type { Role } from '../../src/shared/accounts/model.ts'
import { getDay } from '../../src/shared/kernel/day.ts'
import { openApp } from '../../src/main/app.ts'
import { chinaDayAt } from '../../src/main/kernel/clock.ts'
import { reviewShown } from '../support/shown.ts'
import { confirmShown } from '../support/shown-standing.ts'

const payDay = getDay('2023-11-20')
const policy = 'dongming-2024'
const dayMs = 24 * 60 * 60 * 1000

/** 沙窝镇 with the day in the test's hand; an approved registration of 城乡低保对象. */
async function anOfficeAtTheCounter() {
  const folder = tempFolder()
  const calendar = { nowMs: startMs }
  const app = await openApp({
    dataFolder: join(folder, 'office'),
    rulesFolder,
    version: '0.0.0-test',
    door: 'web',
    clock: { now: () => calendar.nowMs, today: () => chinaDayAt(calendar.nowMs) },
    keys: keysOf(folder),
    passwordCost: testPasswordCost,
  })
  onTestFinished(() => app.close())
  const nobody = () => createRouterClient(app.router, { context: { channel: app.openChannel() } })
  await nobody().office.found({ requestId: aRequestId(), office: anOffice() })
  const signIn = async (role: Role): Promise<Client> => {
    const client = nobody()
    const account = { userName: role, password: passwords[role] }
    await client.accounts.signIn({ requestId: aRequestId(), ...account })
    return client
  }
  const clerk = await signIn('clerk')
  const { registrationId } = await clerk.intake.register({
    requestId: aRequestId(),
    ...aRegistration(aPerson()),
    identities: [{ term: '城乡低保对象', from: null, to: null }],
  })
  const reviewer = await signIn('reviewer')
  await reviewShown(reviewer, {
    requestId: aRequestId(),
    registrationId,
    verdict: 'approved',
    reason: null,
  })
  return { folder, calendar, clerk, administrator: await signIn('administrator'), registrationId }
}

async function aPayment(clerk: Client, registrationId: number) {
  const { decision, decisionDigest } = await clerk.collections.preview({
    registrationId,
    paidOn: payDay,
  })
  const [first] = await clerk.collections.channels({ policy })
  return {
    requestId: aRequestId(),
    registrationId,
    channel: first?.channel ?? '',
    paidOn: payDay,
    amountFen: decision.answer.charge?.payableFen ?? 0,
    decisionDigest,
  }
}

/** Long enough for a call to come to the queue of writes. */
const turnMs = 100

/** Another program is writing: whatever this one records waits until it is let go. */
function heldUp(folder: string): () => void {
  const other = rawConnection(folder)
  onTestFinished(() => void other.close())
  other.exec('begin immediate')
  return () => void other.exec('rollback')
}

test('收款和确认读法同时办理，不会按刚被换掉的读法收款', async () => {
  const { folder, clerk, administrator, registrationId } = await anOfficeAtTheCounter()
  const payment = await aPayment(clerk, registrationId)
  // 六: 资助三成 leaves 380 − 114 = 266 yuan to pay, 个人缴三成 114.
  expect(payment.amountFen).toBe(26_600)
  const release = heldUp(folder)
  const confirmed = confirmShown(administrator, {
    requestId: aRequestId(),
    choice: { policy, reading: 'thirty-percent', option: 'payable' },
  })
  await sleep(turnMs)
  const both = Promise.allSettled([confirmed, clerk.collections.pay(payment)])
  await sleep(turnMs)
  release()
  const [, paid] = await both
  expect(paid).toMatchObject({ status: 'rejected', reason: { code: 'DECISION_CHANGED' } })
})

test('收款等候时过了零点，按记账那一天算，与操作的日期一致', async () => {
  const { folder, calendar, clerk, registrationId } = await anOfficeAtTheCounter()
  const payment = await aPayment(clerk, registrationId)
  const release = heldUp(folder)
  const paid = clerk.collections.pay(payment)
  await sleep(turnMs)
  calendar.nowMs += dayMs
  release()
  await paid
  const raw = rawConnection(folder)
  onTestFinished(() => void raw.close())
  const days = raw
    .prepare(
      `select p.booked_on, a.recorded_on from payment p
       join action a on a.action_id = p.from_action`,
    )
    .get()
  expect(days).toEqual({ booked_on: '2023-11-21', recorded_on: '2023-11-21' })
})
