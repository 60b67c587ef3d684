/** In words, where a registration stands and what comes next. */
import { registrationStateLabels } from '../../shared/intake/lifecycle.ts'
import type { RegistrationState } from '../../shared/intake/lifecycle.ts'
import { assertNever } from '../../shared/kernel/assert.ts'
import type { Registration } from '../../shared/intake/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { words } from './review-words.ts'

const tagClasses: Readonly<Record<RegistrationState, string>> = {
  'awaiting-review': 'tag',
  'sent-back': 'tag tag-bad',
  approved: 'tag tag-warning',
  effective: 'tag tag-good',
}

export function StateTag({ state }: { readonly state: RegistrationState }) {
  return <span className={`${tagClasses[state]} tag-alone`}>{registrationStateLabels[state]}</span>
}

export function StateNotice({ registration }: { readonly registration: Registration }) {
  const { state, review, settlement } = registration
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
    case 'approved':
      return (
        <Notice kind="plain">
          {words.approvedText}
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
              {words.receipt} <strong className="money">{payment.receiptNumber}</strong>
            </>
          )}
        </Notice>
      )
    }
    default:
      return assertNever(state)
  }
}
