/** Registrations on their way from the counter to the reviewer and the till. */
import type { Registration } from '../../../src/shared/intake/model.ts'
import { getDay } from '../../../src/shared/kernel/day.ts'
import type { Desk } from './desk.ts'
import { aRegistration, aRequestId } from './office-data.ts'

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
  return reviewer.intake.review({
    requestId: aRequestId(),
    registrationId,
    verdict: 'approved',
    reason: null,
  })
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
