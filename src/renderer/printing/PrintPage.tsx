/** One printed copy, exactly as it was stored. The address is a link to it. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Print } from '../../shared/printing/model.ts'
import { sheetTitles } from '../../shared/printing/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { isCtrlP, useKey } from '../kit/keys.ts'
import { usePaperReady, usePrintOnce } from '../kit/paper.ts'
import { hasRole, useDesk } from '../shell/desk.ts'
import { readRouteId } from '../shell/route-id.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { words as frameWords } from '../shell/words.ts'
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
  const { operator } = useDesk()
  const navigate = useNavigate()
  const again = usePrint({ replace: true })
  const title = words.printTitle(sheetTitles[content.kind], content.sheetNumber)
  const ready = usePaperReady(title + JSON.stringify(print))
  usePrintOnce(paperOf(print.printId), ready)
  const mayPrint = hasRole(operator, ['clerk', 'reviewer'])

  function printAgain(): void {
    if (mayPrint) again.print({ kind: content.kind, registrationId })
  }
  useKey(isCtrlP, printAgain)

  return (
    <Page
      title={title}
      aside={
        <>
          <span>{words.printedHelp(print.printedBy, print.printedOn)}</span>
          {mayPrint && (
            <Button loading={again.pending} onClick={printAgain} aria-keyshortcuts="Control+P">
              {words.printAgain} <kbd aria-hidden="true">Ctrl P</kbd>
            </Button>
          )}
          <Button
            type="primary"
            autoFocus
            onClick={() =>
              void navigate({
                to: '/registrations/$registrationId',
                params: { registrationId: String(registrationId) },
              })
            }
          >
            {words.openRegistration}
          </Button>
        </>
      }
    >
      {again.error !== null && <Notice kind="error">{sentenceOf(again.error)}</Notice>}
      <div className="papers" data-ready={ready}>
        <Sheet content={content} copy={print} />
      </div>
    </Page>
  )
}
