/** 登记详情: what was registered, how far it has come, and what can be done with it. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Registration } from '../../shared/intake/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { readRouteId } from '../shell/route-id.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { pageTitles, words as frameWords } from '../shell/words.ts'
import { QuotationSheet } from './QuotationPanel.tsx'
import { RegistrationActions } from './RegistrationActions.tsx'
import { MaterialsFact, PersonEvidence, RegistrationFacts } from './RegistrationFacts.tsx'
import { getLastList } from './last-list.ts'
import { RegistrationHistory } from './RegistrationHistory.tsx'
import { StateNotice, StateTag } from './RegistrationState.tsx'
import { words } from './words.ts'
import './intake.css'

const route = getRouteApi('/registrations/$registrationId')

export function RegistrationPage() {
  const registrationId = readRouteId(route.useParams().registrationId)
  const { history } = useRouter()
  const registration = useQuery(
    calls.intake.get.queryOptions({
      input: { registrationId: registrationId ?? 0 },
      enabled: registrationId !== null,
      staleTime: 0,
    }),
  )
  return (
    <Page
      title={pageTitles.registration}
      aside={<Button onClick={() => history.push(getLastList())}>{words.back}</Button>}
    >
      {registrationId === null && <Notice kind="warning">{frameWords.notFound}</Notice>}
      {registration.error !== null && (
        <Notice kind="error">{sentenceOf(registration.error)}</Notice>
      )}
      {registration.data !== undefined && <Details registration={registration.data} />}
    </Page>
  )
}

function Details({ registration }: { readonly registration: Registration }) {
  const { settlement, state } = registration
  return (
    <>
      <StateNotice registration={registration} />
      {/* Drawn anew in each state, so that the cursor is on what comes next. */}
      <RegistrationActions key={state} registration={registration} />
      <div className="registration">
        <section className="panel" aria-label={words.facts}>
          <h2 className="panel-title">
            {registration.name}
            <StateTag state={state} />
          </h2>
          <RegistrationFacts registration={registration} />
          <PersonEvidence registration={registration} />
          <MaterialsFact registration={registration} />
          <RegistrationHistory registration={registration} />
        </section>
        <div className="registration-decisions">
          {settlement !== null && (
            <section className="panel quotation" aria-label={words.final}>
              <QuotationSheet quotation={settlement.decision} title={words.final} final />
            </section>
          )}
          <section className="panel quotation" aria-label={words.pinned}>
            <QuotationSheet quotation={registration.quotation} title={words.pinned} />
          </section>
        </div>
      </div>
    </>
  )
}
