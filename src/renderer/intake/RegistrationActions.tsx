/** What the counter can do with a registration; what its state forbids is greyed. */
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { isMoveAllowed } from '../../shared/intake/lifecycle.ts'
import type { Registration } from '../../shared/intake/model.ts'
import type { SheetKind } from '../../shared/printing/model.ts'
import { hasRole, useDesk } from '../shell/desk.ts'
import { WithdrawDialog } from './WithdrawDialog.tsx'
import { AssessmentActions } from './AssessmentActions.tsx'
import { words } from './review-words.ts'

type Props = { readonly registration: Registration }

export function RegistrationActions({ registration }: Props) {
  const { operator } = useDesk()
  const isClerk = hasRole(operator, ['clerk'])
  const isReviewer = hasRole(operator, ['reviewer'])
  // Nothing leads on from there; the paper is not printed any more.
  if (registration.state === 'withdrawn' || (!isClerk && !isReviewer)) return null
  return (
    <section className="registration-actions" aria-label={words.actions}>
      {isClerk && <ClerkActions registration={registration} />}
      {isReviewer && <ReviewButton registration={registration} />}
      {isReviewer && <AssessmentActions registration={registration} />}
      <PrintButtons registration={registration} />
    </section>
  )
}

function ClerkActions({ registration }: Props) {
  const { registrationId, state } = registration
  const navigate = useNavigate()
  const [withdrawing, setWithdrawing] = useState(false)
  const params = { registrationId: String(registrationId) }
  const payable = isMoveAllowed('pay', state)
  const mendable = isMoveAllowed('resubmit', state)
  return (
    <>
      <Button
        type={payable ? 'primary' : 'default'}
        autoFocus={payable}
        disabled={!payable}
        onClick={() => void navigate({ to: '/registrations/$registrationId/payment', params })}
      >
        {words.pay}
      </Button>
      <Button
        type={mendable ? 'primary' : 'default'}
        autoFocus={mendable}
        disabled={!mendable}
        onClick={() => void navigate({ to: '/registrations/$registrationId/mend', params })}
      >
        {words.resubmit}
      </Button>
      <Button
        disabled={!isMoveAllowed('withdraw', state)}
        onClick={() => setWithdrawing(true)}
        danger
      >
        {words.withdraw}
      </Button>
      {withdrawing && (
        <WithdrawDialog registration={registration} onClose={() => setWithdrawing(false)} />
      )}
    </>
  )
}

function ReviewButton({ registration }: Props) {
  const { registrationId, state, takenByMe } = registration
  const navigate = useNavigate()
  const open = isMoveAllowed('approve', state) && !takenByMe
  return (
    <Button
      disabled={!open}
      onClick={() =>
        void navigate({
          to: '/review/$registrationId',
          params: { registrationId: String(registrationId) },
        })
      }
    >
      {words.review}
    </Button>
  )
}

function PrintButtons({ registration }: Props) {
  const { registrationId, settlement, state } = registration
  const navigate = useNavigate()
  const paid = settlement !== null && settlement.payment !== null
  const open = (kind: SheetKind) =>
    void navigate({
      to: '/preview/$registrationId',
      params: { registrationId: String(registrationId) },
      search: { kind },
    })
  return (
    <>
      <Button
        type={state === 'effective' ? 'primary' : 'default'}
        autoFocus={state === 'effective'}
        onClick={() => open('registration')}
      >
        {words.printSheet}
      </Button>
      <Button disabled={!paid} onClick={() => open('receipt')}>
        {words.printReceipt}
      </Button>
    </>
  )
}
