/** Registrations on their way from the counter to the reviewer and the till. */
import type { Registration } from '../../../src/shared/intake/model.ts'
import { getDay } from '../../../src/shared/kernel/day.ts'
import type { Desk } from './desk.ts'
import { aRegistration, aRequestId } from './office-data.ts'
import { reviewShown } from '../../support/shown.ts'

export const payDay = getDay('2023-11-20')
/** Dongming's notice, 四. */
export const channel = '支付宝'

type Changes = Partial<Parameters<Awaited<ReturnType<Desk['signIn']>>['intake']['register']>[0]>

/** Taken by the clerk, waiting for review. */
export async function aRegistered(desk: Desk, changes: Changes = {}): Promise<Registration> {
  const clerk = await desk.signIn('clerk')
  return clerk.intake.register({ requestId: aRequestId(), ...aRegistration(), ...changes })
}

/** Approved by the reviewer, waiting for payment. */
export async function anApproved(desk: Desk, changes: Changes = {}): Promise<Registration> {
  const { registrationId } = await aRegistered(desk, changes)
  const reviewer = await desk.signIn('reviewer')
  return reviewShown(reviewer, {
    requestId: aRequestId(),
    registrationId,
    verdict: 'approved',
    reason: null,
  })
}

const agencysOwn = 'fangtai-2024'

/**
 * A back-payment that Fangtai's 五 leaves to the agency: approved, its amount not yet known. The
 * office has to work by that notice too: `withFangtai`.
 */
export async function anAwaitingAmount(desk: Desk): Promise<Registration> {
  const { registrationId } = await aRegistered(desk, {
    policy: agencysOwn,
    coverageYear: 2023,
    circumstance: { kind: 'back-payment' },
  })
  const reviewer = await desk.signIn('reviewer')
  return reviewShown(reviewer, {
    requestId: aRequestId(),
    registrationId,
    verdict: 'approved',
    reason: '补缴申请书已见',
  })
}

/** An office that works by Fangtai's notice beside its own. */
export const withFangtai = { policies: ['dongming-2024', agencysOwn] }

/** Approved with 380 yuan to pay; two weeks later the person is destitute and pays nothing. */
export async function anApprovedNowFree(desk: Desk): Promise<Registration> {
  const approved = await anApproved(desk, {
    identities: [{ term: '特困人员', from: getDay('2023-12-01'), to: null }],
  })
  desk.clock.advanceMinutes(15 * 24 * 60)
  return approved
}

/** What paying the decided amount takes: 380 yuan in the window for an ordinary resident. */
export async function aPayment(desk: Desk, registrationId: number) {
  const clerk = await desk.signIn('clerk')
  const { decisionDigest } = await clerk.collections.preview({ registrationId, paidOn: payDay })
  return { registrationId, channel, paidOn: payDay, amountFen: 38000, decisionDigest }
}

/** Paid and effective. */
export async function aPaid(desk: Desk): Promise<Registration> {
  const { registrationId } = await anApproved(desk)
  const clerk = await desk.signIn('clerk')
  const payment = await aPayment(desk, registrationId)
  return clerk.collections.pay({ requestId: aRequestId(), ...payment })
}
