/** 登记详情: what was registered, how far it has come, and what can be done with it. */
import { useQuery } from '@tanstack/react-query'
import { Link, getRouteApi, useNavigate, useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Registration } from '../../shared/intake/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { isPlain, useKey } from '../kit/keys.ts'
import { PlatformPart } from '../platform/PlatformPart.tsx'
import { hasRole, useDesk } from '../shell/desk.ts'
import { readRouteId } from '../shell/route-id.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { pageTitles, words as frameWords } from '../shell/words.ts'
import { QuotationSheet } from './QuotationPanel.tsx'
import { RegistrationActions } from './RegistrationActions.tsx'
import {
  ListedEvidence,
  MaterialsFact,
  PersonEvidence,
  RegistrationFacts,
} from './RegistrationFacts.tsx'
import { getLastList } from './last-list.ts'
import { RegistrationHistory } from './RegistrationHistory.tsx'
import { RevisionsPart } from './RevisionsPart.tsx'
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

/** Whoever may look people up goes on to all that is known of them. */
function PersonLink({ personId }: { readonly personId: number }) {
  const { operator } = useDesk()
  const navigate = useNavigate()
  const to = { to: '/people/$personId', params: { personId: String(personId) } } as const
  const may = hasRole(operator, ['clerk', 'reviewer'])
  useKey(
    (event) => may && isPlain(event, 'F3'),
    () => void navigate(to),
  )
  if (!may) return null
  return (
    <Link {...to} className="panel-title-link">
      {pageTitles.person} <kbd aria-hidden="true">F3</kbd>
    </Link>
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
        <div className="registration-column">
          <section className="panel" aria-label={words.facts}>
            <h2 className="panel-title">
              {registration.name}
              <StateTag state={state} />
              <PersonLink personId={registration.personId} />
            </h2>
            <ListedEvidence registration={registration} />
            <RegistrationFacts registration={registration} />
            <PersonEvidence registration={registration} />
            <MaterialsFact registration={registration} />
            <RegistrationHistory registration={registration} />
            <RevisionsPart registration={registration} />
          </section>
          <PlatformPart registrationId={registration.registrationId} />
        </div>
        <div className="registration-column">
          {settlement !== null && (
            <section className="panel quotation" aria-label={words.final}>
              <QuotationSheet quotation={settlement.decision} title={words.final} final />
            </section>
          )}
          <section className="panel quotation" aria-label={words.pinned}>
            {/* Settled or withdrawn, it no longer says what can be done: only what was decided. */}
            <QuotationSheet
              quotation={registration.quotation}
              title={words.pinned}
              final={settlement !== null || state === 'withdrawn'}
            />
          </section>
        </div>
      </div>
    </>
  )
}
