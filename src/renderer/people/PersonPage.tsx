/** 人员档案: all that is known of somebody, and where it comes from. */
import { useQueries, useQuery } from '@tanstack/react-query'
import { Link, getRouteApi, useNavigate, useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { registrationStateLabels } from '../../shared/intake/lifecycle.ts'
import type { Registration } from '../../shared/intake/model.ts'
import {
  taxBookingLabels,
  taxListChannel,
  taxStatusLabels,
} from '../../shared/collections/tax-lines.ts'
import type { TaxPayment } from '../../shared/collections/tax-lines.ts'
import { identityText } from '../../shared/people/identity-words.ts'
import type { Person } from '../../shared/people/model.ts'
import { Money } from '../kit/Money.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { isPlain, useKey } from '../kit/keys.ts'
import { PersonChanges } from '../changes/PersonChanges.tsx'
import { hasRole, useDesk } from '../shell/desk.ts'
import { readRouteId } from '../shell/route-id.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { pageTitles, words as frameWords } from '../shell/words.ts'
import { PersonFacts } from './PersonFacts.tsx'
import { ReachDialog } from './ReachDialog.tsx'
import { words } from './person-words.ts'
import './people.css'

const route = getRouteApi('/people/$personId')

export function PersonPage() {
  const personId = readRouteId(route.useParams().personId)
  const { history } = useRouter()
  const person = useQuery(
    calls.people.get.queryOptions({
      input: { personId: personId ?? 0 },
      enabled: personId !== null,
      staleTime: 0,
    }),
  )
  const { operator } = useDesk()
  const mayChange = hasRole(operator, ['clerk'])
  const navigate = useNavigate()
  const toChange = (): void => {
    if (!mayChange || personId === null) return
    const params = { personId: String(personId) }
    void navigate({ to: '/people/$personId/change', params })
  }
  useKey(
    (event) => isPlain(event, 'Escape'),
    () => history.back(),
  )
  // Heard before the file has come: a clerk who is sent here for it types F3 F7 in one go.
  useKey((event) => isPlain(event, 'F7'), toChange)
  return (
    <Page
      title={pageTitles.person}
      aside={
        <Button onClick={() => history.back()}>
          {words.back} <kbd aria-hidden="true">Esc</kbd>
        </Button>
      }
    >
      {personId === null && <Notice kind="warning">{frameWords.notFound}</Notice>}
      {person.error !== null && <Notice kind="error">{sentenceOf(person.error)}</Notice>}
      {person.data !== undefined && (
        <PersonFile person={person.data} {...{ mayChange, toChange }} />
      )}
    </Page>
  )
}

type FileProps = {
  readonly person: Person
  readonly mayChange: boolean
  readonly toChange: () => void
}

function PersonFile({ person, mayChange, toChange }: FileProps) {
  const [changing, setChanging] = useState(false)
  useKey(
    (event) => mayChange && isPlain(event, 'F6'),
    () => setChanging(true),
  )
  return (
    <div className="person-file">
      <section className="panel" aria-label={words.facts}>
        <h2 className="panel-title">{person.name}</h2>
        <PersonFacts person={person} />
        {mayChange && (
          <p className="person-buttons">
            <Button onClick={() => setChanging(true)}>
              {words.change} <kbd aria-hidden="true">F6</kbd>
            </Button>{' '}
            <Button onClick={toChange}>
              {words.changeKey} <kbd aria-hidden="true">F7</kbd>
            </Button>
          </p>
        )}
      </section>
      <div className="person-parts">
        <Years person={person} />
        <Identities person={person} />
        <EvidenceLines personId={person.personId} />
        <Household person={person} />
        <PersonChanges personId={person.personId} />
      </div>
      {changing && <ReachDialog person={person} onClose={() => setChanging(false)} />}
    </div>
  )
}

/** Coverage years, newest first: how somebody was in, by which registration, what was paid. */
function Years({ person }: { readonly person: Person }) {
  const registrations = useQueries({
    queries: person.registrations.map(({ registrationId }) =>
      calls.intake.get.queryOptions({ input: { registrationId }, staleTime: 0 }),
    ),
  })
  const listed = useQuery(
    calls.collections.taxLines.queryOptions({
      input: { show: 'all', personId: person.personId },
      staleTime: 0,
    }),
  )
  const taxLines = listed.data?.lines ?? []
  const years = [
    ...new Set([
      ...taxLines.map(({ coverageYear }) => coverageYear),
      ...person.enrolments.map(({ coverageYear }) => coverageYear),
      ...person.registrations.map(({ coverageYear }) => coverageYear),
    ]),
  ].sort((a, b) => b - a)
  return (
    <section className="panel" aria-label={words.years}>
      <h2 className="panel-title">{words.years}</h2>
      {years.length === 0 && <p>{words.noYears}</p>}
      {years.map((year) => {
        const enrolment = person.enrolments.find(({ coverageYear }) => coverageYear === year)
        const taken = registrations
          .map(({ data }) => data)
          .find((one) => one?.coverageYear === year)
        return (
          <div className="person-year" key={year}>
            <strong>{words.year(year)}</strong>
            <span>
              {enrolment === undefined
                ? words.notEnrolled
                : words.enrolled(enrolment.tier, enrolment.source)}
            </span>
            {taken !== undefined && (
              <>
                <Link
                  to="/registrations/$registrationId"
                  params={{ registrationId: String(taken.registrationId) }}
                >
                  {taken.registrationNumber}
                </Link>
                <span className="tag">{registrationStateLabels[taken.state]}</span>
                <Paid payment={taken.settlement?.payment ?? null} />
              </>
            )}
            {taxLines
              .filter(({ coverageYear }) => coverageYear === year)
              .map((line) => (
                <TaxLine key={line.taxPaymentId} line={line} />
              ))}
          </div>
        )
      })}
      {listed.error !== null && <Notice kind="error">{sentenceOf(listed.error)}</Notice>}
      {listed.data?.more === true && <p>{words.moreTaxLines}</p>}
    </section>
  )
}

function Paid({
  payment,
}: {
  readonly payment: NonNullable<Registration['settlement']>['payment']
}) {
  // What a tax list brought has a line of its own, with the list and the row.
  if (payment === null || payment.channel === taxListChannel) return null
  return (
    <span>
      {payment.paidOn} <Money fen={payment.amountFen} /> {payment.channel}
    </span>
  )
}

/** Money of a tax list: what came in, from where, and what it was booked as. */
function TaxLine({ line }: { readonly line: TaxPayment }) {
  const { paidOn, amountFen, fileName, rowNumber, sender, reason, status } = line
  const booked =
    line.surplusFen > 0 && line.cause !== null
      ? line.cause
      : line.outcome === 'registration'
        ? 'registration'
        : 'renewal'
  return (
    <p className="person-payment">
      <span className="money">
        {paidOn} <Money fen={amountFen} />
      </span>
      <span>{words.taxRow(sender, fileName, rowNumber)}</span>
      <span className="tag">
        {status === 'booked' ? taxBookingLabels[booked] : taxStatusLabels[status]}
      </span>
      {status === 'booked' && reason !== null && <span className="fact-more">{reason}</span>}
    </p>
  )
}

function Identities({ person }: { readonly person: Person }) {
  return (
    <section className="panel" aria-label={words.identities}>
      <h2 className="panel-title">{words.identities}</h2>
      {person.identities.length === 0 && <p>{words.noIdentities}</p>}
      {person.identities.map((identity) => (
        <p className="person-line" key={`${identity.term}${identity.from ?? ''}`}>
          {identityText(identity)}
          <span className="fact-more">{identity.source ?? words.takenDown}</span>
        </p>
      ))}
    </section>
  )
}

function EvidenceLines({ personId }: { readonly personId: number }) {
  const evidence = useQuery(
    calls.evidence.ofPerson.queryOptions({ input: { personId }, staleTime: 0 }),
  )
  return (
    <section className="panel" aria-label={words.evidence}>
      <h2 className="panel-title">{words.evidence}</h2>
      {evidence.error !== null && <Notice kind="error">{sentenceOf(evidence.error)}</Notice>}
      {evidence.data?.length === 0 && <p>{words.noEvidence}</p>}
      {evidence.data?.map((line) => (
        <p className="person-line" key={`${line.batchId}-${line.fileName}-${line.rowNumber}`}>
          {line.text}
          {!line.holds && <span className="fact-more">{words.past}</span>}
        </p>
      ))}
    </section>
  )
}

function Household({ person }: { readonly person: Person }) {
  const { household } = person
  return (
    <section className="panel" aria-label={words.household}>
      <h2 className="panel-title">
        {words.household}
        {household !== null && <span className="money">{household.householdNumber}</span>}
        {household !== null && (
          <Link
            className="panel-title-side"
            to="/households/$householdId"
            params={{ householdId: String(household.householdId) }}
          >
            {words.wholeFamily}
          </Link>
        )}
      </h2>
      {household === null && <p>{words.noHousehold}</p>}
      {household?.members.map((member) => (
        <p className="person-line" key={member.personId}>
          {member.personId === person.personId ? (
            <strong>{member.name}</strong>
          ) : (
            <Link to="/people/$personId" params={{ personId: String(member.personId) }}>
              {member.name}
            </Link>
          )}
          <span className="fact-more">{member.relationToHead}</span>
        </p>
      ))}
    </section>
  )
}
