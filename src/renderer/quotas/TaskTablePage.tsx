/** 任务分配表: targets of the notice's annex, what is done, and notes to fill in. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { TaskTable } from '../../shared/quotas/contract.ts'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { isCtrlP, useKey } from '../kit/keys.ts'
import { saveFile } from '../kit/save-file.ts'
import { askToPrint } from '../kit/paper.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { pageTitles, words as frameWords } from '../shell/words.ts'
import { TaskRows } from './TaskRows.tsx'
import { paperOf } from './TaskPrintPage.tsx'
import { words } from './words.ts'
import './quotas.css'

const route = getRouteApi('/tasks/$policy')

export function TaskTablePage() {
  const { policy } = route.useParams()
  return <TaskTableOf policy={policy} />
}

/** The table of one pack, wherever it stands. */
export function TaskTableOf({ policy }: { readonly policy: string }) {
  const table = useQuery(calls.quotas.table.queryOptions({ input: { policy }, staleTime: 0 }))
  if (table.data !== undefined) return <OneTable key={policy} table={table.data} />
  return (
    <Page title={pageTitles.tasks}>
      {table.error !== null && <Notice kind="error">{sentenceOf(table.error)}</Notice>}
      {table.isLoading && <p>{frameWords.loading}</p>}
    </Page>
  )
}

function OneTable({ table }: { readonly table: TaskTable }) {
  const { policy, total, statedTotal } = table
  const navigate = useNavigate()
  const tables = useQuery(calls.quotas.tables.queryOptions())
  const download = useDownload(policy)

  function print(): void {
    askToPrint(paperOf(policy))
    void navigate({ to: '/tasks/$policy/print', params: { policy } })
  }
  useKey(isCtrlP, print)

  return (
    <Page
      title={pageTitles.tasks}
      aside={
        <>
          {(tables.data?.length ?? 0) > 1 && (
            <Button onClick={() => void navigate({ to: '/tasks' })}>{words.backToList}</Button>
          )}
          <Button loading={download.pending} onClick={() => void download.start()}>
            {words.download}
          </Button>
          <Button type="primary" onClick={print} aria-keyshortcuts="Control+P">
            {words.print} <kbd aria-hidden="true">Ctrl P</kbd>
          </Button>
        </>
      }
    >
      {download.error !== null && <Notice kind="error">{sentenceOf(download.error)}</Notice>}
      {total.target !== statedTotal && (
        <Notice kind="error">{words.sumDiffers(total.target, statedTotal)}</Notice>
      )}
      <div className="task-head">
        <h2>{table.title}</h2>
        <span>{table.unitLine}</span>
        <span className="money">{words.asOf(table.asOf)}</span>
      </div>
      <TaskRows table={table} />
      <p className="task-foot">
        {words.source(table.documentNumber, table.clause)}
        {total.target === statedTotal && `；${words.sumsUp(total.target)}`}。{words.countedHelp}
        {table.footnote}
      </p>
    </Page>
  )
}

function useDownload(policy: string) {
  const { message } = App.useApp()
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  return {
    pending,
    error,
    start: async () => {
      setPending(true)
      setError(null)
      try {
        const { fileName, base64 } = await rpc.quotas.workbook({ policy })
        saveFile(fileName, base64)
        void message.success(words.downloaded(fileName))
      } catch (caught) {
        setError(caught)
      } finally {
        setPending(false)
      }
    },
  }
}
