/** 审核: what waits for a reviewer, oldest first; the place in the queue stands in the address. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { RegistrationLine } from '../../shared/intake/model.ts'
import { DataTable } from '../kit/DataTable.tsx'
import type { Column } from '../kit/DataTable.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { PageButtons } from '../kit/PageButtons.tsx'
import { ReviewTabs } from '../changes/ReviewTabs.tsx'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { pageTitles, words as frameWords } from '../shell/words.ts'
import { nextPageAfter } from './next-page.ts'
import { registrationColumns } from './registration-columns.tsx'
import { words as reviewWords } from './review-words.ts'
import { words } from './words.ts'

const route = getRouteApi('/review')

type QueueLine = RegistrationLine & { readonly takenByMe: boolean }

const columns: readonly Column<QueueLine>[] = [
  ...registrationColumns<QueueLine>({ number: '230px', name: '130px', idNumber: '190px' }),
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
      // Somebody stands at the counter and waits for this.
      refetchInterval: 3000,
      refetchOnWindowFocus: true,
    }),
  )
  const rows = queue.data?.registrations ?? []
  const next = nextPageAfter(queue.data)
  return (
    <Page
      title={pageTitles.review}
      aside={
        <>
          {queue.data !== undefined && <strong>{reviewWords.queueCount(queue.data.count)}</strong>}
          <PageButtons
            firstLabel={reviewWords.first}
            nextLabel={reviewWords.later}
            onFirst={after === undefined ? null : () => void navigate({ search: {} })}
            onNext={next === null ? null : () => void navigate({ search: { after: next } })}
          />
        </>
      }
    >
      <ReviewTabs />
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
