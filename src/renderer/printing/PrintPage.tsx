/** One printed copy, exactly as it was stored. The address is a link to it. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { Print } from '../../shared/printing/model.ts'
import { sheetTitles } from '../../shared/printing/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { usePaperReady, usePrintOnce } from '../kit/paper.ts'
import { readRouteId } from '../shell/route-id.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { words as frameWords } from '../shell/words.ts'
import { CopyPage } from './CopyPage.tsx'
import { Sheet } from './Sheet.tsx'
import { paperOf, usePrint } from './use-print.ts'
import { words } from './words.ts'
import '../kit/paper.css'

const route = getRouteApi('/print/$printId')

export function PrintPage() {
  const printId = readRouteId(route.useParams().printId)
  const print = useQuery(
    calls.printing.get.queryOptions({
      input: { printId: printId ?? 0 },
      enabled: printId !== null,
      // A copy never changes.
      staleTime: Number.POSITIVE_INFINITY,
    }),
  )
  if (print.data !== undefined) return <PrintedCopy print={print.data} />
  return (
    <Page title={words.paperLabel}>
      {printId === null && <Notice kind="warning">{frameWords.notFound}</Notice>}
      {print.error !== null && <Notice kind="error">{sentenceOf(print.error)}</Notice>}
      {print.isLoading && <p>{frameWords.loading}</p>}
    </Page>
  )
}

function PrintedCopy({ print }: { readonly print: Print }) {
  const { content, registrationId } = print
  const navigate = useNavigate()
  const again = usePrint({ replace: true })
  const title = words.printTitle(sheetTitles[content.kind], content.sheetNumber)
  const ready = usePaperReady(title + JSON.stringify(print))
  const counted = usePrintOnce(paperOf(print.printId), ready)
  return (
    <CopyPage
      title={title}
      printed={print}
      ready={ready}
      again={again}
      onAgain={() => again.print({ kind: content.kind, registrationId })}
      backLabel={words.openRegistration}
      onBack={() =>
        void navigate({
          to: '/registrations/$registrationId',
          params: { registrationId: String(registrationId) },
        })
      }
    >
      <Sheet content={content} copy={print} uncounted={!counted} />
    </CopyPage>
  )
}
