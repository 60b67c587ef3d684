/** Two records that are very like each other, and their merge. */
import type { Registration } from '../../../src/shared/intake/model.ts'
import { getDefined } from '../../../src/shared/kernel/assert.ts'
import type { Desk } from './desk.ts'
import { aPerson, aRegistration, aRequestId, anIdNumber } from './office-data.ts'

/** Another 张桂英 of the same day, with a number of her own. */
export const twin = aPerson({ idNumber: anIdNumber('19800506', '126') })

/** Both registered for the year: the clerk said that they are two. */
export async function aTwinPair(desk: Desk): Promise<readonly [Registration, Registration]> {
  const clerk = await desk.signIn('clerk')
  const one = await clerk.intake.register({ requestId: aRequestId(), ...aRegistration() })
  const other = await clerk.intake.register({
    requestId: aRequestId(),
    ...aRegistration(twin),
    notSame: { personIds: [one.personId], reason: '当面核对，是两个人' },
  })
  return [one, other]
}

/** The same with the second one's registration taken back: nothing keeps them apart. */
export async function aMergeablePair(
  desk: Desk,
): Promise<{ readonly keptId: number; readonly aliasId: number }> {
  const [one, other] = await aTwinPair(desk)
  const clerk = await desk.signIn('clerk')
  const { registrationId, version } = other
  await clerk.intake.withdraw({ requestId: aRequestId(), registrationId, version, reason: '重录' })
  return { keptId: one.personId, aliasId: other.personId }
}

/** Proposed by the clerk, or by whom it says. */
export async function aProposed(
  desk: Desk,
  by: 'clerk' | 'reviewer' = 'clerk',
): Promise<{ readonly keptId: number; readonly aliasId: number; readonly mergeId: number }> {
  const pair = await aMergeablePair(desk)
  const client = await desk.signIn(by)
  const { merges } = await client.duplicates.proposeMerge({
    requestId: aRequestId(),
    ...pair,
    reason: '同一个人',
  })
  return { ...pair, mergeId: getDefined(merges[0], 'proposal').mergeId }
}

/** Agreed to by the reviewer. */
export async function aMerged(desk: Desk) {
  const proposed = await aProposed(desk)
  const reviewer = await desk.signIn('reviewer')
  const { mergeId } = proposed
  await reviewer.duplicates.decideMerge({
    requestId: aRequestId(),
    mergeId,
    verdict: 'merged',
    reason: null,
  })
  return proposed
}

/** Registers somebody of the ledger for the year. */
export async function registerKnown(desk: Desk, personId: number): Promise<Registration> {
  const clerk = await desk.signIn('clerk')
  const { registrant: _, ...terms } = aRegistration()
  return clerk.intake.register({
    requestId: aRequestId(),
    ...terms,
    registrant: { kind: 'known', personId },
  })
}
