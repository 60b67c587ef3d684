/** One registration before its reviewer: evidence and decision side by side, one key each way. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Registration } from '../../shared/intake/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { readRouteId } from '../shell/route-id.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { pageTitles, words as frameWords } from '../shell/words.ts'
import { QuotationSheet } from './QuotationPanel.tsx'
import {
  ListedEvidence,
  MaterialsFact,
  PersonEvidence,
  RegistrationFacts,
} from './RegistrationFacts.tsx'
import { RegistrationHistory } from './RegistrationHistory.tsx'
import { StateTag } from './RegistrationState.tsx'
import { RevisionsPart } from './RevisionsPart.tsx'
import { ReviewBar } from './ReviewBar.tsx'
import { Scroller } from '../kit/Scroller.tsx'
import { words } from './review-words.ts'
import { words as intakeWords } from './words.ts'
import './intake.css'

const route = getRouteApi('/review/$registrationId')

export function ReviewPage() {
  const registrationId = readRouteId(route.useParams().registrationId)
  const navigate = useNavigate()
  const registration = useQuery(
    calls.intake.get.queryOptions({
      input: { registrationId: registrationId ?? 0 },
      enabled: registrationId !== null,
      staleTime: 0,
    }),
  )
  const queue = useQuery(calls.intake.queue.queryOptions({ input: {} }))
  return (
    <Page
      title={pageTitles.reviewOne}
      aside={
        <>
          {queue.data !== undefined && words.queueCount(queue.data.count)}
          <Button onClick={() => void navigate({ to: '/review' })}>{words.toQueue}</Button>
        </>
      }
    >
      {registrationId === null && <Notice kind="warning">{frameWords.notFound}</Notice>}
      {registration.error !== null && (
        <Notice kind="error">{sentenceOf(registration.error)}</Notice>
      )}
      {registration.data !== undefined && (
        <UnderReview key={registration.data.registrationId} registration={registration.data} />
      )}
    </Page>
  )
}

function UnderReview({ registration }: { readonly registration: Registration }) {
  return (
    <>
      <div className="registration review">
        {/* Keys scroll what is longer than the screen. */}
        <Scroller className="panel" label={words.evidence}>
          <h2 className="panel-title">
            {registration.name}
            <StateTag state={registration.state} />
            <span className="panel-title-side">{registration.registrationNumber}</span>
          </h2>
          <ListedEvidence registration={registration} />
          <RevisionsPart registration={registration} />
          <RegistrationFacts registration={registration} />
          <PersonEvidence registration={registration} />
          <MaterialsFact registration={registration} />
          <RegistrationHistory registration={registration} />
        </Scroller>
        <Scroller className="panel quotation" label={intakeWords.pinned}>
          <QuotationSheet
            quotation={registration.quotation}
            title={intakeWords.pinned}
            final={registration.settlement !== null || registration.state === 'withdrawn'}
          />
        </Scroller>
      </div>
      <ReviewBar registration={registration} />
    </>
  )
}
