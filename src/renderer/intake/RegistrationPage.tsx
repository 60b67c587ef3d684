/** 登记详情: what was registered, with the decision as it was pinned then. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import { sexLabels } from '../../shared/people/model.ts'
import type { Registration } from '../../shared/intake/model.ts'
import { Fact } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { groupIdNumber } from '../kit/masked.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { pageTitles, words as frameWords } from '../shell/words.ts'
import { QuotationSheet } from './QuotationPanel.tsx'
import { circumstanceSentence } from './circumstance-sentence.ts'
import { identityText } from './intake-draft.ts'
import { tierLabel, words } from './words.ts'
import './intake.css'

const route = getRouteApi('/registrations/$registrationId')

export function RegistrationPage() {
  const { registrationId } = route.useParams()
  const { history } = useRouter()
  const id = Number(registrationId)
  const isId = Number.isInteger(id) && id > 0
  const registration = useQuery(
    calls.intake.get.queryOptions({ input: { registrationId: id }, enabled: isId }),
  )
  return (
    <Page
      title={pageTitles.registration}
      aside={
        <Button
          autoFocus
          onClick={() => (history.canGoBack() ? history.back() : history.push('/registrations'))}
        >
          {words.back}
        </Button>
      }
    >
      {!isId && <Notice kind="warning">{frameWords.notFound}</Notice>}
      {registration.error !== null && (
        <Notice kind="error">{sentenceOf(registration.error)}</Notice>
      )}
      {registration.data !== undefined && <Sheet registration={registration.data} />}
    </Page>
  )
}

function Sheet({ registration }: { readonly registration: Registration }) {
  return (
    <div className="registration">
      <section className="panel" aria-label={words.facts}>
        <h2 className="panel-title">{registration.name}</h2>
        <Fact label={words.number}>
          <strong className="money">{registration.registrationNumber}</strong>
        </Fact>
        <Fact label={words.idNumber}>
          <span className="money">{groupIdNumber(registration.idNumber)}</span>
        </Fact>
        <Fact label={words.sexAndBirth}>
          <span className="money">
            {sexLabels[registration.sex]}　{registration.birthDate}
          </span>
        </Fact>
        <Fact label={words.village}>{registration.villageName}</Fact>
        <Fact label={words.phone}>{registration.phone ?? words.none}</Fact>
        <Fact label={words.identities}>
          {registration.identities.map(identityText).join('、') || words.none}
        </Fact>
        <Fact label={words.tier}>
          {words.enrolledLine(registration.coverageYear, tierLabel(registration.tier))}
        </Fact>
        <Fact label={words.circumstance}>{circumstanceSentence(registration.circumstance)}</Fact>
        <Fact label={words.registeredOn}>
          <span className="money">{registration.registeredOn}</span>
        </Fact>
        <Fact label={words.takenBy}>{registration.takenBy}</Fact>
      </section>
      <section className="panel quotation" aria-label={words.pinned}>
        <QuotationSheet quotation={registration.quotation} title={words.pinned} />
      </section>
    </div>
  )
}
