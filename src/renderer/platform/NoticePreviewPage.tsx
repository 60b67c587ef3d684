/** 告知书 as it would be printed now. Printing it counts a copy; looking does not. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { noticeTitle } from '../../shared/platform/model.ts'
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
import { NoticeSheet } from './NoticeSheet.tsx'
import { usePrintNotice } from './use-print-notice.ts'
import { words } from './words.ts'
import '../kit/paper.css'
import './platform.css'

const route = getRouteApi('/platform/$registrationId/notice')

export function NoticePreviewPage() {
  const registrationId = readRouteId(route.useParams().registrationId)
  const navigate = useNavigate()
  const preview = useQuery(
    calls.platform.previewNotice.queryOptions({
      input: { registrationId: registrationId ?? 0 },
      enabled: registrationId !== null,
      staleTime: 0,
    }),
  )
  const printing = usePrintNotice()
  const content = preview.data ?? null
  const ready = usePaperReady(content === null ? null : JSON.stringify(content))
  function print(): void {
    if (content !== null && registrationId !== null) printing.print(registrationId)
  }
  useKey(isCtrlP, print)
  return (
    <Page
      title={`${words.previewTitle} ${noticeTitle}`}
      aside={
        <>
          <Button
            disabled={registrationId === null}
            onClick={() =>
              void navigate({
                to: '/platform/$registrationId',
                params: { registrationId: String(registrationId) },
              })
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
            {words.print} <kbd aria-hidden="true">Ctrl P</kbd>
          </Button>
        </>
      }
    >
      {registrationId === null && <Notice kind="warning">{frameWords.notFound}</Notice>}
      {preview.error !== null && <Notice kind="error">{sentenceOf(preview.error)}</Notice>}
      {printing.error !== null && <Notice kind="error">{sentenceOf(printing.error)}</Notice>}
      {content !== null && (
        <>
          <p className="unprinted">{words.previewHelp}</p>
          <Undrawable people={[content.person]} />
          <div className="papers" data-ready={ready}>
            <NoticeSheet content={content} copy={null} />
          </div>
        </>
      )}
    </Page>
  )
}
