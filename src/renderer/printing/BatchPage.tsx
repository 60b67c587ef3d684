/** 批量打印: the papers of a village, counted one by one, then printed together. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Progress, Segmented } from 'antd'
import type { SheetKind } from '../../shared/printing/model.ts'
import { Field } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { PickField } from '../kit/PickField.tsx'
import { askToPrint } from '../kit/paper.ts'
import { useFirstFocus } from '../kit/use-first-focus.ts'
import { useVillages } from '../office/use-villages.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useLeaveGuard } from '../shell/unsaved.ts'
import { words as frameWords } from '../shell/words.ts'
import { listForBatch, mostAtOnce } from './batch.ts'
import type { BatchPaper } from './batch.ts'
import { Undrawable } from './Undrawable.tsx'
import { words } from './printer-words.ts'
import { usePrintMany } from './use-print-many.ts'
import type { PrintMany } from './use-print-many.ts'
import { papersOf } from './use-print.ts'
import { words as sheetWords } from './words.ts'
import './printing.css'

const route = getRouteApi('/batch')

export function BatchPage() {
  const { village, kind = 'registration', again } = route.useSearch()
  const change = route.useNavigate()
  const villages = useVillages()
  const many = usePrintMany()
  useFirstFocus(['village'])
  const chosen = { village, kind, again }
  const found = useQuery({
    queryKey: ['batch', village, kind, again === true],
    queryFn: () => listForBatch({ villageId: village ?? 0, kind, onlyNew: again !== true }),
    enabled: village !== undefined,
    staleTime: 0,
  })
  const begun = many.total > 0
  return (
    <Page title={words.batchTitle}>
      <p>{words.batchHelp}</p>
      <div className="batch-fields">
        <Field id="village" label={words.village}>
          <PickField
            id="village"
            options={villages.options}
            value={village ?? null}
            onChange={(picked) => {
              // What is being counted belongs to the village that was chosen first.
              if (begun) return
              void change({ search: { ...chosen, village: picked ?? undefined }, replace: true })
            }}
            placeholder={words.chooseVillage}
          />
        </Field>
        <Segmented<SheetKind>
          aria-label={words.kind}
          value={kind}
          disabled={begun}
          options={[
            { value: 'registration', label: sheetWords.sheetTab },
            { value: 'receipt', label: sheetWords.receiptTab },
          ]}
          onChange={(picked) => void change({ search: { ...chosen, kind: picked }, replace: true })}
        />
        <Checkbox
          checked={again !== true}
          disabled={begun}
          onChange={({ target }) =>
            void change({
              search: { ...chosen, again: target.checked ? undefined : true },
              replace: true,
            })
          }
        >
          {words.onlyNew}
        </Checkbox>
      </div>
      {found.error !== null && <Notice kind="error">{sentenceOf(found.error)}</Notice>}
      {found.isLoading && <p>{frameWords.loading}</p>}
      {found.data !== undefined && (
        <Run key={JSON.stringify(chosen)} many={many} papers={found.data} kind={kind} />
      )}
    </Page>
  )
}

type RunProps = {
  readonly many: PrintMany
  readonly papers: readonly BatchPaper[]
  readonly kind: SheetKind
}

function Run({ many, papers, kind }: RunProps) {
  const navigate = useNavigate()
  const release = useLeaveGuard(many.running, 'batch')
  const atOnce = papers.slice(0, mostAtOnce)
  const left = many.total - many.printIds.length

  async function show(printIds: readonly number[] | null): Promise<void> {
    if (printIds === null || printIds.length === 0) return
    release()
    askToPrint(papersOf(printIds))
    await navigate({ to: '/prints', search: { ids: printIds.join(',') } })
  }
  async function begin(): Promise<void> {
    await show(await many.start(atOnce.map(({ registrationId }) => ({ kind, registrationId }))))
  }
  async function goOn(): Promise<void> {
    await show(await many.goOn())
  }

  if (many.total === 0) {
    return (
      <>
        <p>{atOnce.length === 0 ? words.noneFound : words.found(papers.length)}</p>
        <Undrawable people={atOnce} />
        {papers.length > mostAtOnce && <Notice kind="plain">{words.tooMany(mostAtOnce)}</Notice>}
        <div className="batch-buttons">
          <Button type="primary" disabled={atOnce.length === 0} onClick={() => void begin()}>
            {words.start(atOnce.length)}
          </Button>
        </div>
      </>
    )
  }
  return (
    <div className="batch-progress">
      <p role="status">{words.progress(many.printIds.length, many.total)}</p>
      <Progress
        percent={Math.round((many.printIds.length / many.total) * 100)}
        aria-label={words.batchTitle}
      />
      {many.error !== null && <Notice kind="error">{sentenceOf(many.error)}</Notice>}
      <div className="batch-buttons">
        {many.running && <Button onClick={many.stop}>{words.stop}</Button>}
        {!many.running && left > 0 && (
          <Button type="primary" onClick={() => void goOn()}>
            {words.goOn(left)}
          </Button>
        )}
        {!many.running && many.printIds.length > 0 && (
          <Button onClick={() => void show(many.printIds)}>
            {words.printDone(many.printIds.length)}
          </Button>
        )}
      </div>
    </div>
  )
}
