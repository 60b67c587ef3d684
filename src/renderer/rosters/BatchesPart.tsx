/** Lists that were applied, the newest first, 100 a page. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { getRosterKind } from '../../shared/rosters/kinds.ts'
import { batchStatusLabels } from '../../shared/rosters/lifecycle.ts'
import type { RosterBatch } from '../../shared/rosters/model.ts'
import { DataTable } from '../kit/DataTable.tsx'
import type { Column } from '../kit/DataTable.tsx'
import { Notice } from '../kit/Notice.tsx'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { words as frameWords } from '../shell/words.ts'
import { words } from './words.ts'

const route = getRouteApi('/rosters')

const columns: readonly Column<RosterBatch>[] = [
  {
    key: 'kind',
    title: words.kind,
    width: '190px',
    render: ({ kind, scope }) => (
      <>
        {getRosterKind(kind).label}
        {scope !== '' && <span className="tag">{scope}</span>}
      </>
    ),
  },
  { key: 'sender', title: words.sender, width: '200px', render: ({ sender }) => sender },
  {
    key: 'file',
    title: words.file,
    render: ({ fileName }) => <span className="roster-file">{fileName}</span>,
  },
  {
    key: 'day',
    title: words.listDay,
    width: '120px',
    render: ({ listDay, coverageYear }) => (
      <span className="money">
        {listDay ?? (coverageYear === null ? '' : String(coverageYear))}
      </span>
    ),
  },
  {
    key: 'status',
    title: words.phase,
    width: '190px',
    render: (batch) => <StatusTag {...batch} />,
  },
  {
    key: 'counts',
    title: words.counts,
    width: '210px',
    render: ({ counts }) => words.counted(counts.rows, counts.matched),
  },
  {
    key: 'applied',
    title: words.appliedBy,
    width: '120px',
    render: ({ appliedBy, appliedOn }) => (
      <>
        {appliedBy}
        <br />
        <span className="faint money">{appliedOn}</span>
      </>
    ),
  },
]

export function StatusTag({ status, visible }: Pick<RosterBatch, 'status' | 'visible'>) {
  if (status !== 'applied')
    return <span className="tag tag-alone">{batchStatusLabels[status]}</span>
  return visible ? (
    <span className="tag tag-good tag-alone">{words.visible}</span>
  ) : (
    <span className="tag tag-alone">{words.overtaken}</span>
  )
}

export function BatchesPart() {
  const navigate = route.useNavigate()
  const { before } = route.useSearch()
  const list = useQuery(
    calls.rosters.batches.queryOptions({
      input: before === undefined ? {} : { before },
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  )
  const batches = list.data?.batches ?? []
  const last = batches.at(-1)
  return (
    <>
      {list.error !== null && <Notice kind="error">{sentenceOf(list.error)}</Notice>}
      <DataTable
        caption={words.parts.batches}
        columns={columns}
        rows={batches}
        keyOf={({ batchId }) => batchId}
        onOpen={({ batchId }) =>
          void navigate({ to: '/rosters/batches/$batchId', params: { batchId: String(batchId) } })
        }
        empty={list.isPending ? frameWords.loading : words.noBatches}
      />
      <div className="roster-paging">
        <Button
          disabled={before === undefined}
          onClick={() => void navigate({ search: { part: 'batches' } })}
        >
          {words.newest}
        </Button>
        <Button
          disabled={list.data?.more !== true || last === undefined}
          onClick={() => void navigate({ search: { part: 'batches', before: last?.batchId } })}
        >
          {words.older}
        </Button>
      </div>
    </>
  )
}
