/** One list that was applied. */
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { readRouteId } from '../shell/route-id.ts'
import { AppliedPart } from './AppliedPart.tsx'
import { words } from './words.ts'
import './rosters.css'

const route = getRouteApi('/rosters/batches/$batchId')

export function BatchPage() {
  const batchId = readRouteId(route.useParams().batchId)
  const navigate = route.useNavigate()
  return (
    <Page
      title={words.resultTitle}
      aside={
        <Button onClick={() => void navigate({ to: '/rosters', search: { part: 'batches' } })}>
          {words.backToList}
        </Button>
      }
    >
      {batchId === null ? (
        <Notice kind="error">{words.noBatches}</Notice>
      ) : (
        <AppliedPart batchId={batchId} importId={null} />
      )}
    </Page>
  )
}
