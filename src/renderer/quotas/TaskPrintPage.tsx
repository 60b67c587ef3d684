/** The task table on paper. The address is a link to it. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { TaskTable } from '../../shared/quotas/contract.ts'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { isCtrlP, useKey } from '../kit/keys.ts'
import { openPrinter } from '../kit/open-printer.ts'
import { usePaperReady, usePrintOnce } from '../kit/paper.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { words as frameWords } from '../shell/words.ts'
import { TaskSheet } from './TaskSheet.tsx'
import { words } from './words.ts'
import '../kit/paper.css'
import './quotas.css'

const route = getRouteApi('/tasks/$policy/print')
/** A table is no document of somebody's: its copies are not counted. */
const job = { counted: false } as const

export function TaskPrintPage() {
  const { policy } = route.useParams()
  const table = useQuery(calls.quotas.table.queryOptions({ input: { policy }, staleTime: 0 }))
  if (table.data !== undefined) return <Printable table={table.data} />
  return (
    <Page title={words.paperLabel}>
      {table.error !== null && <Notice kind="error">{sentenceOf(table.error)}</Notice>}
      {table.isLoading && <p>{frameWords.loading}</p>}
    </Page>
  )
}

function Printable({ table }: { readonly table: TaskTable }) {
  const { policy } = table
  const navigate = useNavigate()
  const ready = usePaperReady(JSON.stringify(table))
  usePrintOnce(paperOf(policy), ready, job)
  useKey(isCtrlP, () => openPrinter(job))
  return (
    <Page
      title={table.title}
      aside={
        <>
          <Button onClick={() => void navigate({ to: '/tasks/$policy', params: { policy } })}>
            {words.back}
          </Button>
          <Button type="primary" autoFocus onClick={() => openPrinter(job)}>
            {words.print} <kbd aria-hidden="true">Ctrl P</kbd>
          </Button>
        </>
      }
    >
      <div className="papers" data-ready={ready}>
        <TaskSheet table={table} />
      </div>
    </Page>
  )
}

/** The name of the paper while the printer is being asked for. */
export function paperOf(policy: string): string {
  return `tasks:${policy}`
}
