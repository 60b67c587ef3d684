/** 人员档案: all that is known of somebody, and where it comes from. */
import { useQueries, useQuery } from '@tanstack/react-query'
import { Link, getRouteApi, useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { registrationStateLabels } from '../../shared/intake/lifecycle.ts'
import type { Registration } from '../../shared/intake/model.ts'
import { identityText } from '../../shared/people/identity-words.ts'
import type { Person } from '../../shared/people/model.ts'
import { DuplicatesPart } from '../duplicates/DuplicatesPart.tsx'
import { Money } from '../kit/Money.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { isPlain, useKey } from '../kit/keys.ts'
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
  useKey(
    (event) => isPlain(event, 'Escape'),
    () => history.back(),
  )
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
      {person.data !== undefined && <PersonFile person={person.data} />}
    </Page>
  )
}

function PersonFile({ person }: { readonly person: Person }) {
  const { operator } = useDesk()
  const [changing, setChanging] = useState(false)
  const mayChange = hasRole(operator, ['clerk'])
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
            </Button>
          </p>
        )}
      </section>
      <div className="person-parts">
        <Years person={person} />
        <Identities person={person} />
        <EvidenceLines personId={person.personId} />
        <Household person={person} />
        <DuplicatesPart personId={person.personId} />
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
  const years = [
    ...new Set([
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
          </div>
        )
      })}
    </section>
  )
}

function Paid({
  payment,
}: {
  readonly payment: NonNullable<Registration['settlement']>['payment']
}) {
  if (payment === null) return null
  return (
    <span>
      {payment.paidOn} <Money fen={payment.amountFen} /> {payment.channel}
    </span>
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
