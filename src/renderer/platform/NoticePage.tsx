/** One printed 告知书, exactly as it was stored. The address is a link to it. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { noticeTitle } from '../../shared/platform/model.ts'
import type { NoticeCopy } from '../../shared/platform/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { usePaperReady, usePrintOnce } from '../kit/paper.ts'
import { CopyPage } from '../printing/CopyPage.tsx'
import { words as paperWords } from '../printing/words.ts'
import { readRouteId } from '../shell/route-id.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { words as frameWords } from '../shell/words.ts'
import { NoticeSheet } from './NoticeSheet.tsx'
import { noticePaperOf, usePrintNotice } from './use-print-notice.ts'
import '../kit/paper.css'
import './platform.css'

const route = getRouteApi('/notices/$noticeId')

export function NoticePage() {
  const noticeId = readRouteId(route.useParams().noticeId)
  const copy = useQuery(
    calls.platform.getNotice.queryOptions({
      input: { noticeId: noticeId ?? 0 },
      enabled: noticeId !== null,
      // A copy never changes.
      staleTime: Number.POSITIVE_INFINITY,
    }),
  )
  if (copy.data !== undefined) return <PrintedCopy copy={copy.data} />
  return (
    <Page title={noticeTitle}>
      {noticeId === null && <Notice kind="warning">{frameWords.notFound}</Notice>}
      {copy.error !== null && <Notice kind="error">{sentenceOf(copy.error)}</Notice>}
      {copy.isLoading && <p>{frameWords.loading}</p>}
    </Page>
  )
}

function PrintedCopy({ copy }: { readonly copy: NoticeCopy }) {
  const { content, noticeId, registrationId } = copy
  const navigate = useNavigate()
  const again = usePrintNotice()
  const ready = usePaperReady(JSON.stringify(copy))
  const counted = usePrintOnce(noticePaperOf(noticeId), ready)
  return (
    <CopyPage
      title={`${noticeTitle} ${content.sheetNumber}`}
      printed={copy}
      ready={ready}
      again={again}
      onAgain={() => again.print(registrationId)}
      backLabel={paperWords.back}
      onBack={() =>
        void navigate({
          to: '/platform/$registrationId',
          params: { registrationId: String(registrationId) },
        })
      }
    >
      <NoticeSheet content={content} copy={copy} uncounted={!counted} />
    </CopyPage>
  )
}
