/** 操作记录: every write, newest first, and the check of the whole ledger. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ActionLine } from '../../shared/audit/contract.ts'
import { roleLabels, roleSchema } from '../../shared/accounts/model.ts'
import { DataTable } from '../kit/DataTable.tsx'
import type { Column } from '../kit/DataTable.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { formatInstant } from '../kit/instants.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { pageTitles, words as frameWords } from '../shell/words.ts'
import { VerificationPanel } from './VerificationPanel.tsx'
import { subjectLabels, words } from './words.ts'

const route = getRouteApi('/actions')

const columns: readonly Column<ActionLine>[] = [
  {
    key: 'actionId',
    title: words.actionId,
    width: '76px',
    align: 'right',
    render: (row) => <span className="money">{row.actionId}</span>,
  },
  {
    key: 'recordedAt',
    title: words.recordedAt,
    width: '170px',
    render: (row) => <span className="money">{formatInstant(row.recordedAt)}</span>,
  },
  { key: 'label', title: words.label, width: '150px', render: (row) => row.label },
  { key: 'detail', title: words.detail, render: (row) => row.detail },
  {
    key: 'operator',
    title: words.operator,
    width: '90px',
    render: (row) => row.operator ?? words.program,
  },
  { key: 'role', title: words.role, width: '70px', render: (row) => roleText(row.role) },
  {
    key: 'subject',
    title: words.subject,
    width: '290px',
    render: (row) => subjectText(row),
  },
  {
    key: 'shortHash',
    title: words.shortHash,
    width: '120px',
    render: (row) => <code>{row.shortHash}</code>,
  },
]

export function ActionsPage() {
  const { before } = route.useSearch()
  const navigate = route.useNavigate()
  const list = useQuery(
    calls.audit.actions.queryOptions({
      input: before === undefined ? {} : { before },
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  )
  const verification = useQuery(
    calls.audit.verify.queryOptions({ enabled: false, staleTime: 0, gcTime: 0 }),
  )
  const rows = list.data?.actions ?? []
  const last = rows.at(-1)
  return (
    <Page
      title={pageTitles.actions}
      aside={
        <>
          {list.data !== undefined && words.count(list.data.count)}
          {before !== undefined && (
            <Button onClick={() => void navigate({ search: {} })}>{words.newest}</Button>
          )}
          {list.data?.more === true && last !== undefined && (
            <Button onClick={() => void navigate({ search: { before: last.actionId } })}>
              {words.older}
            </Button>
          )}
          <Button
            type="primary"
            loading={verification.isFetching}
            onClick={() => void verification.refetch()}
          >
            {words.verify}
          </Button>
        </>
      }
    >
      {verification.isFetching && <Notice kind="plain">{words.verifying}</Notice>}
      {verification.error !== null && (
        <Notice kind="error">{sentenceOf(verification.error)}</Notice>
      )}
      {verification.data !== undefined && !verification.isFetching && (
        <VerificationPanel verification={verification.data} />
      )}
      {list.error !== null && <Notice kind="error">{sentenceOf(list.error)}</Notice>}
      <DataTable
        caption={pageTitles.actions}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.actionId}
        empty={list.isPending ? frameWords.loading : words.empty}
      />
    </Page>
  )
}

function roleText(role: string | null): string {
  if (role === null) return ''
  return role
    .split(/[,、]/u)
    .map((part) => {
      const known = roleSchema.safeParse(part.trim())
      return known.success ? roleLabels[known.data] : part
    })
    .join('、')
}

/** `registration:3` as 登记 with its number. */
function subjectText({ subject, subjectName }: ActionLine): string {
  if (subject === null) return ''
  const [kind = '', id = ''] = subject.split(':')
  const name = subjectName ?? (kind === 'office' ? '' : id)
  return `${subjectLabels[kind] ?? kind} ${name}`.trim()
}
