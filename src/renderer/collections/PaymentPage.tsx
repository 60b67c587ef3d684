/** 登记缴费: decided again on the real pay day, beside what was quoted. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { Registration } from '../../shared/intake/model.ts'
import { RegistrationFacts, StateNotice, refreshRegistrations } from '../intake/index.ts'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { hasRole, useDesk } from '../shell/desk.ts'
import { readRouteId } from '../shell/route-id.ts'
import { calls } from '../shell/rpc.ts'
import { codeOf, sentenceOf } from '../shell/trouble.ts'
import { pageTitles, words as frameWords } from '../shell/words.ts'
import { DecisionsCompared } from './DecisionsCompared.tsx'
import { PaymentClosed } from './PaymentClosed.tsx'
import { PaymentForm } from './PaymentForm.tsx'
import { usePayment } from './use-payment.ts'
import { words } from './words.ts'
import './collections.css'

const route = getRouteApi('/registrations/$registrationId/payment')

export function PaymentPage() {
  const registrationId = readRouteId(route.useParams().registrationId)
  const { operator } = useDesk()
  const mayCollect = hasRole(operator, ['clerk'])
  const registration = useQuery(
    calls.intake.get.queryOptions({
      input: { registrationId: registrationId ?? 0 },
      enabled: registrationId !== null && mayCollect,
      staleTime: 0,
    }),
  )
  return (
    <Page title={pageTitles.payment}>
      {!mayCollect && <Notice kind="warning">{words.notForClerk}</Notice>}
      {registrationId === null && <Notice kind="warning">{frameWords.notFound}</Notice>}
      {registration.error !== null && (
        <Notice kind="error">{sentenceOf(registration.error)}</Notice>
      )}
      {registration.data !== undefined && (
        <Collecting key={registration.data.registrationId} registration={registration.data} />
      )}
    </Page>
  )
}

function Collecting({ registration }: { readonly registration: Registration }) {
  const payment = usePayment(registration)
  const { closed } = payment
  useEffect(() => {
    // What closed it happened elsewhere: what is shown here is from before.
    if (closed !== null) void refreshRegistrations()
  }, [closed])
  if (closed !== null) {
    return (
      <>
        <PaymentClosed error={closed} registrationId={registration.registrationId} />
        {codeOf(closed) === 'NOT_APPROVED' && <StateNotice registration={registration} />}
      </>
    )
  }
  return (
    <div className="payment">
      <section className="panel" aria-label={words.form}>
        <h2 className="panel-title">{registration.name}</h2>
        <RegistrationFacts registration={registration} />
        <PaymentForm payment={payment} />
      </section>
      <DecisionsCompared payment={payment} />
    </div>
  )
}
