/** The paper as it would be printed now. Printing it counts a copy; looking does not. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button, InputNumber, Segmented } from 'antd'
import { useState } from 'react'
import { mostCopies } from '../../shared/desktop/model.ts'
import { sheetTitles } from '../../shared/printing/model.ts'
import type { SheetKind } from '../../shared/printing/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { isCtrlP, useKey } from '../kit/keys.ts'
import { askToPrint, usePaperReady } from '../kit/paper.ts'
import { readRouteId } from '../shell/route-id.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { words as frameWords } from '../shell/words.ts'
import { Sheet } from './Sheet.tsx'
import { usePrintMany } from './use-print-many.ts'
import { papersOf, usePrint } from './use-print.ts'
import { Undrawable } from './Undrawable.tsx'
import { words } from './words.ts'
import '../kit/paper.css'
import './printing.css'

const route = getRouteApi('/preview/$registrationId')

export function PreviewPage() {
  const registrationId = readRouteId(route.useParams().registrationId)
  const kind = route.useSearch().kind ?? 'registration'
  const navigate = useNavigate()
  const changeKind = route.useNavigate()
  const asked = { kind, registrationId: registrationId ?? 0 }
  const preview = useQuery(
    calls.printing.preview.queryOptions({
      input: asked,
      enabled: registrationId !== null,
      staleTime: 0,
    }),
  )
  const printing = usePrint({ replace: true })
  const many = usePrintMany()
  const [copies, setCopies] = useState(1)
  const content = preview.data ?? null
  const ready = usePaperReady(content === null ? null : JSON.stringify(content))

  async function printMany(): Promise<void> {
    const printIds = await many.start(Array.from({ length: copies }, () => asked))
    if (printIds === null) return
    askToPrint(papersOf(printIds))
    await navigate({ to: '/prints', search: { ids: printIds.join(',') }, replace: true })
  }
  function print(): void {
    if (content === null) return
    if (copies === 1) printing.print(asked)
    else void printMany()
  }
  useKey(isCtrlP, print)

  return (
    <Page
      title={words.printTitle(words.previewTitle, sheetTitles[kind])}
      aside={
        <>
          <Segmented<SheetKind>
            aria-label={words.paperLabel}
            value={kind}
            options={[
              { value: 'registration', label: words.sheetTab },
              { value: 'receipt', label: words.receiptTab },
            ]}
            onChange={(chosen) => void changeKind({ search: { kind: chosen }, replace: true })}
          />
          <InputNumber
            aria-label={words.copies}
            prefix={words.copies}
            className="copies"
            min={1}
            max={mostCopies}
            precision={0}
            value={copies}
            onChange={(typed) => setCopies(typed ?? 1)}
          />
          <Button
            disabled={registrationId === null}
            onClick={() =>
              void navigate({
                to: '/registrations/$registrationId',
                params: { registrationId: String(registrationId) },
              })
            }
          >
            {words.back}
          </Button>
          <Button
            // The button is drawn anew once there is something to print, and takes the cursor.
            key={content === null ? 'waiting' : 'ready'}
            type="primary"
            autoFocus={content !== null}
            disabled={content === null}
            loading={printing.pending || many.running}
            onClick={print}
            aria-keyshortcuts="Control+P"
          >
            {words.print} <kbd aria-hidden="true">Ctrl P</kbd>
          </Button>
        </>
      }
    >
      {registrationId === null && <Notice kind="warning">{frameWords.notFound}</Notice>}
      {preview.error !== null && <Notice kind="error">{sentenceOf(preview.error)}</Notice>}
      {printing.error !== null && <Notice kind="error">{sentenceOf(printing.error)}</Notice>}
      {many.error !== null && <Notice kind="error">{sentenceOf(many.error)}</Notice>}
      {content !== null && (
        <>
          <p className="unprinted">{words.previewHelp}</p>
          <Undrawable people={[content.person]} />
          <div className="papers" data-ready={ready}>
            <Sheet content={content} copy={null} />
          </div>
        </>
      )}
    </Page>
  )
}
