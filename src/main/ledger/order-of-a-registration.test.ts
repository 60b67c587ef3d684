import { describe, expect, test } from 'vitest'
import { aPerson, anEnrolment } from '../../../tests/support/ledger-builder.ts'
import { ledgerBefore } from '../../../tests/support/migration-harness.ts'
import {
  aPayment,
  aRegistration,
  aReview,
  aSettlement,
  anApproval,
  anAssessment,
  refusalOf,
  takeRegistration,
} from '../../../tests/support/registration-rows.ts'
import type { Step } from '../../../tests/support/registration-rows.ts'
import { anOpenLedger } from '../../../tests/support/test-ledger.ts'
import type { StateTable } from './index.ts'

const taken: Step = (writing) => writing.open('registration', aRegistration(1))
const ownReview: Step = (writing) => writing.open('review', aReview({ decided_by: 1 }))
const rewrite = (takenBy: number): Step => {
  return async (writing) => {
    const row = await writing.read.selectFrom('registration').selectAll().executeTakeFirstOrThrow()
    writing.replace('registration', row, { tier: 2, taken_by: takenBy })
  }
}
const close = (table: StateTable): Step => {
  return async (writing) => {
    const { row_id: rowId } = await writing.read
      .selectFrom(table)
      .select('row_id')
      .where('to_action', 'is', null)
      .executeTakeFirstOrThrow()
    writing.close(table, rowId)
  }
}
const paid: Step = (writing) => writing.open('payment', aPayment)
const enrolled: Step = (writing) =>
  writing.open('enrolment', anEnrolment(1, { source: 'registration' }))

const early = 'a review is of a registration that was there before'
const standing = 'a registration under review is not written anew'
const stays = 'an approved registration stays while the approval stands'
const never = 'what was paid, settled or printed never closes'

describe('0060 先登记、再由另一人审核、再核定，什么次序写进来都一样', () => {
  test.each([
    ['审核写在登记之前，同一操作', [[ownReview, taken]], early],
    ['审核写在登记之前，早一项操作', [[ownReview]], early],
    ['登记和别人的审核一项操作写下', [[taken, anApproval]], early],
    ['审核通过后，审核人改写登记', [[taken], [anApproval], [rewrite(2)]], stays],
    ['审核通过后，经办人改写登记', [[taken], [anApproval], [rewrite(1)]], stays],
    ['审核通过后，再写一份同号的登记', [[taken], [anApproval], [taken]], standing],
    ['审核通过后去掉登记', [[taken], [anApproval], [close('registration')]], stays],
    ['没有审核就核定', [[taken], [aSettlement(0)]], 'a settlement is of what another approved'],
    [
      '审核撤掉以后再核定',
      [[taken], [anApproval], [close('review'), aSettlement(0)]],
      'a settlement is of what another approved',
    ],
    [
      '核定以后去掉审核',
      [[taken], [anApproval], [aSettlement(0)], [close('review')]],
      'the review of a settled registration stays',
    ],
    [
      '核定以后去掉核定金额',
      [
        [taken],
        [anApproval],
        [(writing) => writing.open('assessment', anAssessment(2))],
        [aSettlement(35_000)],
        [close('assessment')],
      ],
      'the amount of a settled registration stays',
    ],
    ['去掉核定', [[taken], [anApproval], [aSettlement(0)], [close('settlement')]], never],
    ['去掉收款', [[taken], [anApproval], [aSettlement(38_000), paid], [close('payment')]], never],
    ['去掉登记来的参保', [[enrolled], [close('enrolment')]], never],
    [
      '去掉人',
      [[(writing) => writing.open('person', aPerson(1))], [close('person')]],
      'a person is closed only by their next version',
    ],
  ] satisfies [string, Step[][], string][])('%s，数据库不收', async (_what, actions, words) => {
    const { ledger } = await anOpenLedger({ encrypted: false })
    expect(await refusalOf(ledger, actions)).toContain(words)
  })

  test('退回的人自己改、第三人通过并核定，数据库照收；原参保记录、人的新版本照收', async () => {
    const { ledger } = await anOpenLedger({ encrypted: false })
    const said = await refusalOf(ledger, [
      [taken, (writing) => writing.open('person', aPerson(1))],
      [
        (writing) =>
          writing.open('review', {
            ...aReview({ decided_by: 2 }),
            verdict: 'sent-back',
            reason: '村选错',
          }),
      ],
      [close('review'), rewrite(2)],
      [(writing) => writing.open('review', { ...aReview({ decided_by: 3 }), review_id: 2 })],
      [aSettlement(0), (writing) => writing.open('enrolment', anEnrolment(1))],
      [
        close('enrolment'),
        async (writing) => {
          const row = await writing.read.selectFrom('person').selectAll().executeTakeFirstOrThrow()
          writing.replace('person', row, { phone: '13800000000' })
        },
      ],
    ])
    expect(said).toBe('nothing')
  })

  test('升级前就在的登记，升级后照样审核、撤回', async () => {
    const { open } = await ledgerBefore(60, (writer) => takeRegistration(writer, taken))
    const { ledger } = open()
    const withdrawn: Step = (writing) =>
      writing.open('review', {
        ...aReview({ decided_by: 1 }),
        review_id: 2,
        verdict: 'withdrawn',
        reason: '不办了',
      })
    const said = await refusalOf(ledger, [
      [anApproval],
      [close('review'), withdrawn, close('registration')],
    ])
    expect(said).toBe('nothing')
  })
})
