/** 平台录入: the work list of the state platform; its part and its filters stand in the address. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, useLocation } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { platformViews } from '../../shared/platform/model.ts'
import type { PlatformLine, PlatformView } from '../../shared/platform/model.ts'
import { DataTable } from '../kit/DataTable.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { PageButtons } from '../kit/PageButtons.tsx'
import { hasRole, useDesk } from '../shell/desk.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { pageTitles, words as frameWords } from '../shell/words.ts'
import { EnterDialog } from './EnterDialog.tsx'
import { Filters } from './Filters.tsx'
import { ProposedNotice } from './ProposedNotice.tsx'
import { platformColumns } from './columns.tsx'
import { rememberWorkList } from './last-work-list.ts'
import { useMarking } from './use-marking.ts'
import type { Marking } from './use-marking.ts'
import { words } from './words.ts'
import './platform.css'

const route = getRouteApi('/platform')

export function PlatformPage() {
  const search = route.useSearch()
  const { view = 'waiting', village, cause, actor, text, after } = search
  const filters = { view, village, cause, actor, text }
  const navigate = route.useNavigate()
  const { operator } = useDesk()
  const isClerk = hasRole(operator, ['clerk'])
  // The address is the next page's already while that page is on its way.
  const href = useLocation({
    select: ({ pathname, href: whole }) => (pathname === '/platform' ? whole : null),
  })
  useEffect(() => {
    if (href !== null) rememberWorkList(href)
  }, [href])
  const list = useQuery(
    calls.platform.list.queryOptions({
      input: {
        view,
        ...(village === undefined ? {} : { villageId: village }),
        ...(cause === undefined ? {} : { cause }),
        ...(actor === undefined ? {} : { actor }),
        ...(text === undefined ? {} : { text }),
        ...(after === undefined ? {} : { after }),
      },
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  )
  const rows = list.data?.lines ?? []
  const counts = list.data?.counts
  const marking = useMarking(rows)
  const next = list.data?.more === true ? rows.at(-1)?.registrationId : undefined
  const mayMark = isClerk && view !== 'entered'
  return (
    <Page
      title={pageTitles.platform}
      aside={
        <Button onClick={() => void navigate({ to: '/platform/obstacles', search: { village } })}>
          {words.obstacles}
        </Button>
      }
    >
      <Segmented<PlatformView>
        aria-label={words.views}
        value={view}
        options={platformViews.map((value) => ({
          value,
          label: words.view(value, counts?.[value]),
        }))}
        onChange={(chosen) =>
          void navigate({ search: { ...filters, view: chosen }, replace: true })
        }
      />
      {counts !== undefined && counts.overdue > 0 && view !== 'overdue' && (
        <Notice kind="error">
          {words.overdue(counts.overdue)}{' '}
          <Button
            size="small"
            onClick={() => void navigate({ search: { ...filters, view: 'overdue' } })}
          >
            {words.showOverdue}
          </Button>
        </Notice>
      )}
      {counts !== undefined && counts.proposed > 0 && (
        <ProposedNotice
          count={counts.proposed}
          village={village}
          mayTake={isClerk && cause === undefined && actor === undefined && text === undefined}
          onShow={
            view === 'proposed'
              ? null
              : () => void navigate({ search: { ...filters, view: 'proposed' } })
          }
        />
      )}
      <Filters
        filters={filters}
        onChange={(changed) => void navigate({ search: changed, replace: true })}
      />
      {list.error !== null && <Notice kind="error">{sentenceOf(list.error)}</Notice>}
      <div className="platform-bar">
        {mayMark && <MarkBar marking={marking} rows={rows} />}
        <span className="platform-pages">
          <PageButtons
            firstLabel={words.first}
            nextLabel={words.next}
            onFirst={after === undefined ? null : () => void navigate({ search: filters })}
            onNext={
              next === undefined
                ? null
                : () => void navigate({ search: { ...filters, after: next } })
            }
          />
        </span>
      </div>
      <DataTable
        caption={pageTitles.platform}
        columns={platformColumns(mayMark ? marking : null)}
        rows={rows}
        keyOf={(row) => row.registrationId}
        onOpen={(row) =>
          void navigate({
            to: '/platform/$registrationId',
            params: { registrationId: String(row.registrationId) },
          })
        }
        {...(mayMark ? { onMark: marking.toggle } : {})}
        autoFocus
        empty={list.isPending ? frameWords.loading : words.empty}
      />
    </Page>
  )
}

type MarkBarProps = { readonly marking: Marking; readonly rows: readonly PlatformLine[] }

function MarkBar({ marking, rows }: MarkBarProps) {
  const [entering, setEntering] = useState(false)
  const { marked, markAll, clear } = marking
  const [first] = marked
  return (
    <>
      <Button disabled={rows.length === 0} onClick={markAll}>
        {words.markAll}
      </Button>
      <Button disabled={first === undefined} onClick={clear}>
        {words.markNone}
      </Button>
      <Button type="primary" disabled={first === undefined} onClick={() => setEntering(true)}>
        {first === undefined ? words.enterNone : words.enterMany(marked.length)}
      </Button>
      <span className="platform-soft">{words.markHelp}</span>
      {entering && first !== undefined && (
        <EnterDialog
          registrationIds={marked.map(({ registrationId }) => registrationId)}
          name={first.name}
          onDone={clear}
          onClose={() => setEntering(false)}
        />
      )}
    </>
  )
}
