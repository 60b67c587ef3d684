/** One printed 登记表（全家）, exactly as it was stored. The address is a link to it. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { householdSheetTitle } from '../../shared/households/model.ts'
import type { HouseholdCopy } from '../../shared/households/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { usePaperReady, usePrintOnce } from '../kit/paper.ts'
import { CopyPage } from '../printing/CopyPage.tsx'
import { readRouteId } from '../shell/route-id.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { words as frameWords } from '../shell/words.ts'
import { HouseholdSheetPaper } from './HouseholdSheetPaper.tsx'
import { householdPaperOf, usePrintHousehold } from './use-print-household.ts'
import { words } from './words.ts'
import '../kit/paper.css'
import './households.css'

const route = getRouteApi('/household-sheets/$sheetId')

export function SheetCopyPage() {
  const sheetId = readRouteId(route.useParams().sheetId)
  const copy = useQuery(
    calls.households.getSheet.queryOptions({
      input: { sheetId: sheetId ?? 0 },
      enabled: sheetId !== null,
      // A copy never changes.
      staleTime: Number.POSITIVE_INFINITY,
    }),
  )
  if (copy.data !== undefined) return <PrintedCopy copy={copy.data} />
  return (
    <Page title={householdSheetTitle}>
      {sheetId === null && <Notice kind="warning">{frameWords.notFound}</Notice>}
      {copy.error !== null && <Notice kind="error">{sentenceOf(copy.error)}</Notice>}
      {copy.isLoading && <p>{frameWords.loading}</p>}
    </Page>
  )
}

function PrintedCopy({ copy }: { readonly copy: HouseholdCopy }) {
  const { content, sheetId, householdId } = copy
  const navigate = useNavigate()
  const again = usePrintHousehold()
  const ready = usePaperReady(JSON.stringify(copy))
  const counted = usePrintOnce(householdPaperOf(sheetId), ready)
  return (
    <CopyPage
      title={`${householdSheetTitle} ${content.sheetNumber}`}
      printed={copy}
      ready={ready}
      again={again}
      onAgain={() => again.print(householdId, content.coverageYear)}
      backLabel={words.openFamily}
      onBack={() =>
        void navigate({
          to: '/households/$householdId',
          params: { householdId: String(householdId) },
        })
      }
    >
      <HouseholdSheetPaper content={content} copy={copy} uncounted={!counted} />
    </CopyPage>
  )
}
