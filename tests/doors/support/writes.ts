/** Every write of the contract, with what has to be in place for it. */
import type { FoundOffice } from '../../../src/shared/office/model.ts'
import type { Desk } from './desk.ts'
import type { Client } from './doors.ts'
import { anAmendment } from '../cases/amendments.ts'
import { aRegistration, aRequestId, passwords } from './office-data.ts'
import {
  anApproved,
  anApprovedNowFree,
  anAwaitingAmount,
  aPayment,
  aRegistered,
  payDay,
  withFangtai,
} from './registered.ts'
import {
  aKnownPerson,
  anApplied,
  anAppliedTaxList,
  aPreviewed,
  known,
  strangers,
} from './rosters.ts'
import { aMergeablePair, aMerged, aProposed } from './duplicates.ts'
import { aFiled, aFiling, aPlatformList, obstacleIdOf } from './platform.ts'
import { reviewShown } from '../../support/shown.ts'
import { actionShown, digestShown, recordShown } from '../../support/shown-standing.ts'

export type Write = {
  readonly call: string
  /** What its office has beside the defaults. */
  readonly office?: Partial<FoundOffice>
  /** Whoever makes the call, with everything in place for it to succeed. */
  readonly prepare: (desk: Desk) => Promise<Client>
  /** The call's own input, or what makes it from what is in place. */
  readonly input: object | ((desk: Desk) => Promise<object>)
}

const signedIn = (role: Parameters<Desk['signIn']>[0]) => (desk: Desk) => desk.signIn(role)

export const writes: readonly Write[] = [
  {
    call: 'accounts.signIn',
    prepare: (desk) => desk.openClient(),
    input: { userName: 'clerk', password: passwords.clerk },
  },
  { call: 'accounts.signOut', prepare: signedIn('clerk'), input: {} },
  { call: 'accounts.lock', prepare: signedIn('clerk'), input: {} },
  {
    call: 'accounts.unlock',
    prepare: async (desk) => {
      const client = await desk.signIn('clerk')
      await client.accounts.lock({ requestId: aRequestId() })
      return client
    },
    input: { password: passwords.clerk },
  },
  {
    call: 'accounts.add',
    prepare: signedIn('administrator'),
    input: {
      operator: {
        userName: 'liu.min',
        displayName: '刘敏',
        roles: ['clerk'],
        password: 'yumi-putao-505',
      },
    },
  },
  { call: 'accounts.release', prepare: signedIn('administrator'), input: { accountId: 1 } },
  {
    call: 'accounts.changePassword',
    prepare: signedIn('clerk'),
    input: { oldPassword: passwords.clerk, newPassword: 'nangua-shiliu-606' },
  },
  {
    call: 'office.addVillages',
    prepare: signedIn('administrator'),
    input: { names: ['赵庄村'] },
  },
  {
    call: 'office.confirmReading',
    prepare: signedIn('administrator'),
    input: async (desk) => {
      const choice = { policy: 'dongming-2024', reading: 'thirty-percent', option: 'payable' }
      const client = await desk.signIn('administrator')
      return { choice, shownActionId: await actionShown(client, choice) }
    },
  },
  {
    call: 'office.adopt',
    prepare: signedIn('administrator'),
    input: async (desk) => ({
      adoption: { policy: 'tongliang-2024', document: '街道办公会', draftConfirmed: false },
      standingDigest: await digestShown(await desk.signIn('administrator')),
    }),
  },
  {
    call: 'office.abandon',
    office: withFangtai,
    prepare: signedIn('administrator'),
    input: { policy: 'fangtai-2024', reason: '选错了' },
  },
  {
    call: 'office.confirmClock',
    prepare: signedIn('administrator'),
    input: async ({ clock }) => ({ today: clock.today(), reason: '电脑日期曾误设' }),
  },
  {
    call: 'amendments.record',
    prepare: signedIn('administrator'),
    input: async (desk) => ({
      source: { kind: 'form', amendment: anAmendment() },
      standingDigest: await digestShown(await desk.signIn('administrator')),
    }),
  },
  {
    call: 'amendments.withdraw',
    prepare: signedIn('administrator'),
    input: async (desk) => {
      const client = await desk.signIn('administrator')
      const source = { kind: 'form', amendment: anAmendment() } as const
      const [entered] = await recordShown(client, { requestId: aRequestId(), source })
      return { amendmentId: entered?.amendmentId ?? 0, reason: '录错' }
    },
  },
  { call: 'intake.register', prepare: signedIn('clerk'), input: aRegistration() },
  {
    call: 'people.noteReach',
    prepare: signedIn('clerk'),
    input: async (desk) => {
      const clerk = await desk.signIn('clerk')
      const { personId } = await clerk.intake.register({
        requestId: aRequestId(),
        ...aRegistration(),
      })
      const { version } = await clerk.people.get({ personId })
      const reach = {
        phone: '13800000000',
        villageGroup: '三组',
        registeredAddress: null,
        residenceAddress: null,
        worksAway: false,
        worksAwayAt: null,
      }
      return { personId, version, reach }
    },
  },
  {
    call: 'intake.review',
    prepare: signedIn('reviewer'),
    input: async (desk) => ({
      ...(await shownOf(aRegistered(desk))),
      verdict: 'approved',
      reason: null,
    }),
  },
  {
    call: 'intake.assess',
    office: withFangtai,
    prepare: signedIn('reviewer'),
    input: async (desk) => ({
      ...(await shownOf(anAwaitingAmount(desk))),
      amountFen: 35000,
      ground: '核定单 2023-118 号',
    }),
  },
  {
    call: 'intake.settle',
    prepare: signedIn('reviewer'),
    input: async (desk) => shownOf(anApprovedNowFree(desk)),
  },
  {
    call: 'intake.resubmit',
    prepare: signedIn('clerk'),
    input: async (desk) => ({
      ...(await shownOf(aSentBack(desk))),
      payDay,
      tier: 1,
      circumstance: { kind: 'ordinary' },
      identities: [],
    }),
  },
  {
    call: 'intake.withdraw',
    prepare: signedIn('clerk'),
    input: async (desk) => ({ ...(await shownOf(aRegistered(desk))), reason: '重复' }),
  },
  {
    call: 'collections.pay',
    prepare: signedIn('clerk'),
    input: async (desk) => aPayment(desk, (await anApproved(desk)).registrationId),
  },
  {
    call: 'collections.acceptTaxLine',
    prepare: signedIn('clerk'),
    input: async (desk) => {
      await anAppliedTaxList(await desk.signIn('reviewer'))
      const clerk = await desk.signIn('clerk')
      const { lines } = await clerk.collections.taxLines({ show: 'open' })
      return { taxPaymentId: lines[0]?.taxPaymentId ?? 0, as: 'surplus', reason: '待退' }
    },
  },
  {
    call: 'printing.print',
    prepare: signedIn('clerk'),
    input: async (desk) => ({ ...(await idOf(aRegistered(desk))), kind: 'registration' }),
  },
  {
    call: 'platform.enter',
    prepare: signedIn('clerk'),
    input: async (desk) => {
      const { registrationId } = await aRegistered(desk)
      return { registrationIds: [registrationId], enteredOn: payDay }
    },
  },
  {
    call: 'platform.fail',
    prepare: signedIn('clerk'),
    input: async (desk) => ({
      ...(await idOf(aRegistered(desk))),
      failedOn: payDay,
      message: '职工医保在保',
    }),
  },
  {
    call: 'platform.correct',
    prepare: signedIn('clerk'),
    input: async (desk) => {
      const { registrationId } = await aRegistered(desk)
      const clerk = await desk.signIn('clerk')
      const entering = { registrationIds: [registrationId], enteredOn: payDay }
      await clerk.platform.enter({ requestId: aRequestId(), ...entering })
      return { registrationId, reason: '点错了人' }
    },
  },
  {
    call: 'platform.takeOver',
    prepare: signedIn('clerk'),
    input: async (desk) => {
      const { registrationId } = await aRegistered(desk)
      await aPlatformList(await desk.signIn('clerk'), '成功')
      return { which: { kind: 'some', registrationIds: [registrationId] } }
    },
  },
  {
    call: 'platform.file',
    prepare: signedIn('clerk'),
    input: async (desk) => aFiling((await aRegistered(desk)).registrationId),
  },
  {
    call: 'platform.conclude',
    prepare: signedIn('clerk'),
    input: async (desk) => ({
      obstacleId: obstacleIdOf(await aFiled(desk)),
      outcome: 'mended',
      note: '已停保',
    }),
  },
  {
    call: 'platform.printNotice',
    prepare: signedIn('reviewer'),
    input: async (desk) => idOf(aFiled(desk)),
  },
  {
    call: 'evidence.setRanks',
    prepare: signedIn('administrator'),
    input: { order: { kind: 'death', authorities: ['civil-affairs', 'police'] } },
  },
  {
    call: 'rosters.decideMatch',
    prepare: signedIn('clerk'),
    input: async (desk) => {
      const personId = await aKnownPerson(desk)
      const { importId } = await aPreviewed(await desk.signIn('clerk'), [
        { ...known, name: '欧阳修' },
      ])
      return { importId, line: 1, personId, same: true, reason: '改过名' }
    },
  },
  {
    call: 'rosters.confirm',
    prepare: signedIn('reviewer'),
    input: async (desk) => {
      const clerk = await desk.signIn('clerk')
      await anApplied(clerk, strangers(4))
      const { importId, previewDigest } = await aPreviewed(clerk, strangers(2))
      return { importId, previewDigest, guard: 'ends-many', number: 2 }
    },
  },
  {
    call: 'rosters.apply',
    prepare: signedIn('clerk'),
    input: async (desk) => {
      const { importId, previewDigest } = await aPreviewed(await desk.signIn('clerk'))
      return { importId, previewDigest }
    },
  },
  {
    call: 'rosters.undo',
    prepare: signedIn('reviewer'),
    input: async (desk) => ({
      batchId: await anApplied(await desk.signIn('clerk')),
      reason: '发错',
    }),
  },
  {
    call: 'duplicates.notSame',
    prepare: signedIn('clerk'),
    input: async (desk) => {
      const { keptId, aliasId } = await aMergeablePair(desk)
      return { oneId: aliasId, otherId: keptId, reason: '两个人' }
    },
  },
  {
    call: 'duplicates.proposeMerge',
    prepare: signedIn('clerk'),
    input: async (desk) => ({ ...(await aMergeablePair(desk)), reason: '同一个人' }),
  },
  {
    call: 'duplicates.decideMerge',
    prepare: signedIn('reviewer'),
    input: async (desk) => ({
      mergeId: (await aProposed(desk)).mergeId,
      verdict: 'merged',
      reason: null,
    }),
  },
  {
    call: 'duplicates.undoMerge',
    prepare: signedIn('reviewer'),
    input: async (desk) => ({ mergeId: (await aMerged(desk)).mergeId, reason: '弄错了' }),
  },
  {
    call: 'quotas.note',
    prepare: signedIn('reviewer'),
    input: { policy: 'dongming-2024', name: '沙窝镇', note: '名册已齐', replaces: '' },
  },
]

async function shownOf(
  registration: Promise<{ readonly registrationId: number; readonly version: string }>,
) {
  const { registrationId, version } = await registration
  return { registrationId, version }
}

async function idOf(registration: Promise<{ readonly registrationId: number }>) {
  return { registrationId: (await registration).registrationId }
}

async function aSentBack(desk: Desk) {
  const { registrationId } = await aRegistered(desk)
  const reviewer = await desk.signIn('reviewer')
  return reviewShown(reviewer, {
    requestId: aRequestId(),
    registrationId,
    verdict: 'sent-back',
    reason: '村选错',
  })
}
