/** One printed 变更登记表, exactly as it was stored. The address is a link to it. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { changeSheetTitle } from '../../shared/changes/model.ts'
import type { ChangeCopy } from '../../shared/changes/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { usePaperReady, usePrintOnce } from '../kit/paper.ts'
import { CopyPage } from '../printing/CopyPage.tsx'
import { words as paperWords } from '../printing/words.ts'
import { readRouteId } from '../shell/route-id.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { words as frameWords } from '../shell/words.ts'
import { ChangeSheet } from './ChangeSheet.tsx'
import { changePaperOf, usePrintChange } from './use-print-change.ts'
import '../kit/paper.css'

const route = getRouteApi('/change-sheets/$copyId')

export function ChangeCopyPage() {
  const copyId = readRouteId(route.useParams().copyId)
  const copy = useQuery(
    calls.changes.getSheet.queryOptions({
      input: { copyId: copyId ?? 0 },
      enabled: copyId !== null,
      // A copy never changes.
      staleTime: Number.POSITIVE_INFINITY,
    }),
  )
  if (copy.data !== undefined) return <PrintedCopy copy={copy.data} />
  return (
    <Page title={changeSheetTitle}>
      {copyId === null && <Notice kind="warning">{frameWords.notFound}</Notice>}
      {copy.error !== null && <Notice kind="error">{sentenceOf(copy.error)}</Notice>}
      {copy.isLoading && <p>{frameWords.loading}</p>}
    </Page>
  )
}

function PrintedCopy({ copy }: { readonly copy: ChangeCopy }) {
  const { content, copyId, changeId } = copy
  const navigate = useNavigate()
  const again = usePrintChange()
  const ready = usePaperReady(JSON.stringify(copy))
  const counted = usePrintOnce(changePaperOf(copyId), ready)
  return (
    <CopyPage
      title={`变更登记表 ${content.sheetNumber}`}
      printed={copy}
      ready={ready}
      again={again}
      onAgain={() => again.print(changeId)}
      backLabel={paperWords.back}
      onBack={() =>
        void navigate({ to: '/changes/$changeId', params: { changeId: String(changeId) } })
      }
    >
      <ChangeSheet content={content} copy={copy} uncounted={!counted} />
    </CopyPage>
  )
}
