/** 平台录入情况 of one registration, opened from the work list. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import { Fact } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { readRouteId } from '../shell/route-id.ts'
import { calls } from '../shell/rpc.ts'
import { pageTitles, words as frameWords } from '../shell/words.ts'
import { PlatformPart } from './PlatformPart.tsx'
import { getLastWorkList } from './last-work-list.ts'
import { words } from './words.ts'
import './platform.css'

const route = getRouteApi('/platform/$registrationId')

export function PlatformOnePage() {
  const registrationId = readRouteId(route.useParams().registrationId)
  const navigate = route.useNavigate()
  const { history } = useRouter()
  return (
    <Page
      title={pageTitles.platformOne}
      aside={
        <>
          <Button
            disabled={registrationId === null}
            onClick={() =>
              void navigate({
                to: '/registrations/$registrationId',
                params: { registrationId: String(registrationId) },
              })
            }
          >
            {words.registration}
          </Button>
          <Button autoFocus onClick={() => history.push(getLastWorkList())}>
            {words.back}
          </Button>
        </>
      }
    >
      {registrationId === null ? (
        <Notice kind="warning">{frameWords.notFound}</Notice>
      ) : (
        <>
          <Who registrationId={registrationId} />
          <PlatformPart registrationId={registrationId} />
        </>
      )}
    </Page>
  )
}

function Who({ registrationId }: { readonly registrationId: number }) {
  const { data } = useQuery(
    calls.platform.get.queryOptions({ input: { registrationId }, staleTime: 0 }),
  )
  if (data === undefined) return null
  return (
    <section className="panel platform-who" aria-label={words.person}>
      <Fact label={words.name}>
        <strong>{data.name}</strong>
      </Fact>
      <Fact label={words.idNumber}>{data.idNumber}</Fact>
      <Fact label={words.village}>{data.villageName}</Fact>
      <Fact label={words.phone}>{data.phone ?? '—'}</Fact>
      <Fact label={words.number}>{data.registrationNumber}</Fact>
    </section>
  )
}
