/** Several counted copies on the screen and, at once, on paper. The address is a link to them. */
import { useQueries } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Print } from '../../shared/printing/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { usePaperReady, usePrintOnce } from '../kit/paper.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { words as frameWords } from '../shell/words.ts'
import { Sheet } from './Sheet.tsx'
import { Undrawable } from './Undrawable.tsx'
import { words } from './printer-words.ts'
import { papersOf } from './use-print.ts'
import '../kit/paper.css'
import './printing.css'

const route = getRouteApi('/prints')

export function PrintsPage() {
  const printIds = (route.useSearch().ids ?? '').split(',').map(Number).filter(Boolean)
  const found = useQueries({
    queries: printIds.map((printId) =>
      calls.printing.get.queryOptions({
        input: { printId },
        staleTime: Number.POSITIVE_INFINITY,
      }),
    ),
    combine: (results) => ({
      prints: results.flatMap(({ data }) => (data === undefined ? [] : [data])),
      error: results.find(({ error }) => error !== null)?.error ?? null,
    }),
  })
  if (found.error === null && found.prints.length === printIds.length && printIds.length > 0) {
    return <Papers prints={found.prints} />
  }
  return (
    <Page title={words.batchTitle}>
      {printIds.length === 0 && <Notice kind="warning">{frameWords.notFound}</Notice>}
      {found.error !== null && <Notice kind="error">{sentenceOf(found.error)}</Notice>}
      {found.error === null && printIds.length > 0 && <p>{frameWords.loading}</p>}
    </Page>
  )
}

function Papers({ prints }: { readonly prints: readonly Print[] }) {
  const navigate = useNavigate()
  const title = words.manyTitle(prints.length)
  const ready = usePaperReady(title + JSON.stringify(prints))
  const counted = usePrintOnce(papersOf(prints.map(({ printId }) => printId)), ready)
  return (
    <Page
      title={title}
      aside={
        <Button type="primary" autoFocus onClick={() => void navigate({ to: '/batch' })}>
          {words.back}
        </Button>
      }
    >
      <p className="unprinted">{words.manyHelp}</p>
      <Undrawable people={prints.map(({ content }) => content.person)} />
      <div className="papers" data-ready={ready}>
        {prints.map((print) => (
          <Sheet
            key={print.printId}
            content={print.content}
            copy={print}
            uncounted={!counted}
            many
          />
        ))}
      </div>
    </Page>
  )
}
