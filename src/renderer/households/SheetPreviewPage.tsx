/** 登记表（全家） as it would be printed now. Printing it counts a copy; looking does not. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { householdSheetTitle } from '../../shared/households/model.ts'
import { wantedYear } from '../../shared/rules/usual-year.ts'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { isCtrlP, useKey } from '../kit/keys.ts'
import { usePaperReady } from '../kit/paper.ts'
import { Undrawable } from '../printing/Undrawable.tsx'
import { words as paperWords } from '../printing/words.ts'
import { useDesk } from '../shell/desk.ts'
import { readRouteId } from '../shell/route-id.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { words as frameWords } from '../shell/words.ts'
import { HouseholdSheetPaper } from './HouseholdSheetPaper.tsx'
import { usePrintHousehold } from './use-print-household.ts'
import { words } from './words.ts'
import '../kit/paper.css'
import './households.css'

const route = getRouteApi('/households/$householdId/sheet')

export function SheetPreviewPage() {
  const { today } = useDesk()
  const householdId = readRouteId(route.useParams().householdId)
  const { year = wantedYear(today) } = route.useSearch()
  const navigate = useNavigate()
  const preview = useQuery(
    calls.households.previewSheet.queryOptions({
      input: { householdId: householdId ?? 0, coverageYear: year },
      enabled: householdId !== null,
      staleTime: 0,
    }),
  )
  const printing = usePrintHousehold()
  const content = preview.data ?? null
  const ready = usePaperReady(content === null ? null : JSON.stringify(content))
  function print(): void {
    if (content !== null && householdId !== null) printing.print(householdId, year)
  }
  useKey(isCtrlP, print)
  return (
    <Page
      title={`${words.preview} ${householdSheetTitle}`}
      aside={
        <>
          <Button
            disabled={householdId === null}
            onClick={() =>
              void navigate({
                to: '/households/$householdId',
                params: { householdId: String(householdId) },
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
      {householdId === null && <Notice kind="warning">{frameWords.notFound}</Notice>}
      {preview.error !== null && <Notice kind="error">{sentenceOf(preview.error)}</Notice>}
      {printing.error !== null && <Notice kind="error">{sentenceOf(printing.error)}</Notice>}
      {content !== null && (
        <>
          <p className="unprinted">{words.previewHelp}</p>
          <Undrawable
            people={content.members.map(({ name }) => ({ name, villageName: content.villageName }))}
          />
          <div className="papers" data-ready={ready}>
            <HouseholdSheetPaper content={content} copy={null} />
          </div>
        </>
      )}
    </Page>
  )
}
