/** 变更登记表 as it would be printed now. Printing it counts a copy; looking does not. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { isCtrlP, useKey } from '../kit/keys.ts'
import { usePaperReady } from '../kit/paper.ts'
import { Undrawable } from '../printing/Undrawable.tsx'
import { words as paperWords } from '../printing/words.ts'
import { readRouteId } from '../shell/route-id.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { words as frameWords } from '../shell/words.ts'
import { ChangeSheet } from './ChangeSheet.tsx'
import { usePrintChange } from './use-print-change.ts'
import { words } from './words.ts'
import '../kit/paper.css'

const route = getRouteApi('/changes/$changeId/sheet')

export function ChangePreviewPage() {
  const changeId = readRouteId(route.useParams().changeId)
  const navigate = useNavigate()
  const preview = useQuery(
    calls.changes.previewSheet.queryOptions({
      input: { changeId: changeId ?? 0 },
      enabled: changeId !== null,
      staleTime: 0,
    }),
  )
  const printing = usePrintChange()
  const content = preview.data ?? null
  const ready = usePaperReady(content === null ? null : JSON.stringify(content))
  function print(): void {
    if (content !== null && changeId !== null) printing.print(changeId)
  }
  useKey(isCtrlP, print)
  return (
    <Page
      title={`${words.previewTitle} 变更登记表`}
      aside={
        <>
          <Button
            disabled={changeId === null}
            onClick={() =>
              void navigate({ to: '/changes/$changeId', params: { changeId: String(changeId) } })
            }
          >
            {paperWords.back}
          </Button>
          <Button
            // The button is drawn anew once there is something to print, and takes the cursor.
            key={content === null ? 'waiting' : 'ready'}
            type="primary"
            autoFocus={content !== null}
            disabled={content === null}
            loading={printing.pending}
            onClick={print}
            aria-keyshortcuts="Control+P"
          >
            {words.sheetPrint} <kbd aria-hidden="true">Ctrl P</kbd>
          </Button>
        </>
      }
    >
      {changeId === null && <Notice kind="warning">{frameWords.notFound}</Notice>}
      {preview.error !== null && <Notice kind="error">{sentenceOf(preview.error)}</Notice>}
      {printing.error !== null && <Notice kind="error">{sentenceOf(printing.error)}</Notice>}
      {content !== null && (
        <>
          <p className="unprinted">{words.previewHelp}</p>
          <Undrawable
            people={[
              {
                name: [
                  content.person.name,
                  ...content.fields.flatMap(({ before, after }) => [before, after]),
                ].join(''),
                villageName: content.person.villageName,
              },
            ]}
          />
          <div className="papers" data-ready={ready}>
            <ChangeSheet content={content} copy={null} />
          </div>
        </>
      )}
    </Page>
  )
}
