/** In words, where a registration stands and what comes next. */
import { registrationStateLabels, withdrawalSentence } from '../../shared/intake/lifecycle.ts'
import type { RegistrationState } from '../../shared/intake/lifecycle.ts'
import { speakYuan } from '../../shared/kernel/fen.ts'
import { assertNever } from '../../shared/kernel/assert.ts'
import type { Registration } from '../../shared/intake/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { words } from './review-words.ts'

const tagClasses: Readonly<Record<RegistrationState, string>> = {
  'awaiting-review': 'tag',
  'sent-back': 'tag tag-bad',
  'awaiting-amount': 'tag tag-warning',
  approved: 'tag tag-warning',
  effective: 'tag tag-good',
  withdrawn: 'tag',
}

export function StateTag({ state }: { readonly state: RegistrationState }) {
  return <span className={`${tagClasses[state]} tag-alone`}>{registrationStateLabels[state]}</span>
}

export function StateNotice({ registration }: { readonly registration: Registration }) {
  const { state, review, assessment, settlement, withdrawal } = registration
  switch (state) {
    case 'awaiting-review':
      return <Notice kind="plain">{words.awaitingText}</Notice>
    case 'sent-back':
      return (
        <Notice kind="warning">
          {words.sentBackText(
            review?.decidedBy ?? '',
            review?.decidedOn ?? '',
            review?.reason ?? '',
          )}
        </Notice>
      )
    case 'awaiting-amount':
      return (
        <Notice kind="plain">
          {words.awaitingAmountText}
          {review !== null && review.reason !== null && words.approvedGround(review.reason)}
        </Notice>
      )
    case 'approved':
      return (
        <Notice kind="plain">
          {assessment === null
            ? words.approvedText
            : words.approvedAssessed(speakYuan(assessment.amountFen))}
          {review !== null && review.reason !== null && words.approvedGround(review.reason)}
        </Notice>
      )
    case 'effective': {
      const payment = settlement?.payment ?? null
      return (
        <Notice kind="good">
          {payment === null ? (
            words.effectiveFree
          ) : (
            <>
              {words.effectivePaid(payment.paidOn, payment.channel)}
              {payment.receiptNumber === null ? words.voucher : words.receipt}{' '}
              <strong className="money">{payment.receiptNumber ?? payment.voucher ?? '无'}</strong>
            </>
          )}
        </Notice>
      )
    }
    case 'withdrawn':
      return (
        <Notice kind="warning">
          {withdrawal === null ? registrationStateLabels[state] : withdrawalSentence(withdrawal)}
        </Notice>
      )
    default:
      return assertNever(state)
  }
}
