/** 审核: what waits for a reviewer, oldest first; the place in the queue stands in the address. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import type { RegistrationLine } from '../../shared/intake/model.ts'
import { DataTable } from '../kit/DataTable.tsx'
import type { Column } from '../kit/DataTable.tsx'
import { Money } from '../kit/Money.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { maskIdNumber } from '../kit/masked.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { pageTitles, words as frameWords } from '../shell/words.ts'
import { words as reviewWords } from './review-words.ts'
import { tierLabel, words } from './words.ts'

const route = getRouteApi('/review')

type QueueLine = RegistrationLine & { readonly takenByMe: boolean }

const columns: readonly Column<QueueLine>[] = [
  {
    key: 'number',
    title: words.number,
    width: '230px',
    render: (row) => <span className="money">{row.registrationNumber}</span>,
  },
  { key: 'name', title: words.name, width: '130px', render: (row) => row.name },
  {
    key: 'idNumber',
    title: words.idNumber,
    width: '190px',
    render: (row) => <span className="money">{maskIdNumber(row.idNumber)}</span>,
  },
  { key: 'village', title: words.village, render: (row) => row.villageName },
  {
    key: 'year',
    title: words.year,
    width: '80px',
    render: (row) => <span className="money">{row.coverageYear}</span>,
  },
  { key: 'tier', title: words.tier, width: '70px', render: (row) => tierLabel(row.tier) },
  {
    key: 'payable',
    title: words.payableColumn,
    align: 'right',
    width: '120px',
    render: (row) => (row.payableFen === null ? '—' : <Money fen={row.payableFen} />),
  },
  {
    key: 'registeredOn',
    title: words.registeredOn,
    width: '120px',
    render: (row) => <span className="money">{row.registeredOn}</span>,
  },
  {
    key: 'takenBy',
    title: words.takenBy,
    width: '190px',
    render: (row) => (
      <>
        {row.takenBy}
        {row.takenByMe && <span className="tag tag-warning">{reviewWords.own}</span>}
      </>
    ),
  },
]

export function ReviewQueuePage() {
  const { after } = route.useSearch()
  const navigate = route.useNavigate()
  const queue = useQuery(
    calls.intake.queue.queryOptions({
      input: after === undefined ? {} : { after },
      placeholderData: keepPreviousData,
      staleTime: 0,
      refetchInterval: 30_000,
    }),
  )
  const rows = queue.data?.registrations ?? []
  const last = rows.at(-1)
  return (
    <Page
      title={pageTitles.review}
      aside={
        <>
          {queue.data !== undefined && <strong>{reviewWords.queueCount(queue.data.count)}</strong>}
          {after !== undefined && (
            <Button onClick={() => void navigate({ search: {} })}>{reviewWords.first}</Button>
          )}
          {queue.data?.more === true && last !== undefined && (
            <Button onClick={() => void navigate({ search: { after: last.registrationId } })}>
              {reviewWords.later}
            </Button>
          )}
        </>
      }
    >
      <p>{reviewWords.queueHelp}</p>
      {queue.error !== null && <Notice kind="error">{sentenceOf(queue.error)}</Notice>}
      <DataTable
        caption={pageTitles.review}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.registrationId}
        isClosed={(row) => row.takenByMe}
        autoFocus
        onOpen={(row) =>
          void navigate({
            to: '/review/$registrationId',
            params: { registrationId: String(row.registrationId) },
          })
        }
        empty={queue.isPending ? frameWords.loading : reviewWords.queueEmpty}
      />
    </Page>
  )
}
