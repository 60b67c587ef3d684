/** 任务分配: the task tables of the notices that the office works by; a single one opens at once. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { DataTable } from '../kit/DataTable.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { pageTitles, words as frameWords } from '../shell/words.ts'
import { TaskTableOf } from './TaskTablePage.tsx'
import { words } from './words.ts'

export function TaskTablesPage() {
  const navigate = useNavigate()
  const tables = useQuery(calls.quotas.tables.queryOptions())
  const rows = tables.data ?? []
  const only = rows.length === 1 ? rows[0] : undefined
  // Here and not by going to its address: whoever went on meanwhile would be fetched back.
  if (only !== undefined) return <TaskTableOf policy={only.policy} />
  return (
    <Page title={pageTitles.tasks}>
      <p>{words.listHelp}</p>
      {tables.error !== null && <Notice kind="error">{sentenceOf(tables.error)}</Notice>}
      <DataTable
        caption={pageTitles.tasks}
        rows={rows}
        keyOf={(row) => row.policy}
        onOpen={(row) => void navigate({ to: '/tasks/$policy', params: { policy: row.policy } })}
        autoFocus
        empty={tables.isPending ? frameWords.loading : words.listEmpty}
        columns={[
          { key: 'title', title: words.tableTitle, render: (row) => row.title },
          {
            key: 'year',
            title: words.year,
            width: '140px',
            render: (row) => <span className="money">{row.coverageYear}</span>,
          },
          { key: 'policy', title: words.policy, width: '220px', render: (row) => row.policy },
        ]}
      />
    </Page>
  )
}
