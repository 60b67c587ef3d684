/** Whom last time's list had and this one leaves out, 100 a page. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { EndedLine } from '../../shared/rosters/model.ts'
import { rosterPageSize } from '../../shared/rosters/model.ts'
import { DataTable } from '../kit/DataTable.tsx'
import type { Column } from '../kit/DataTable.tsx'
import { Notice } from '../kit/Notice.tsx'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { words as frameWords } from '../shell/words.ts'
import { words } from './words.ts'

const columns: readonly Column<EndedLine>[] = [
  { key: 'name', title: words.name, width: '160px', render: ({ name }) => name ?? '' },
  {
    key: 'idNumber',
    title: words.idNumber,
    width: '200px',
    render: ({ idNumber }) => <span className="money">{idNumber ?? ''}</span>,
  },
  {
    key: 'village',
    title: words.village,
    width: '180px',
    render: (line) => line.villageName ?? '',
  },
  {
    key: 'file',
    title: words.file,
    render: ({ fileName, rowNumber }) => `${fileName} 第 ${rowNumber} 行`,
  },
]

export function EndedPart({ importId }: { readonly importId: string }) {
  const [offset, setOffset] = useState(0)
  const list = useQuery(
    calls.rosters.ended.queryOptions({
      input: { importId, offset },
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  )
  return (
    <>
      <div className="roster-filters">
        <span>{words.endedText}</span>
        <span className="money">{list.data !== undefined && words.rowCount(list.data.count)}</span>
        <Button disabled={offset === 0} onClick={() => setOffset(0)}>
          {words.firstPage}
        </Button>
        <Button
          disabled={list.data?.more !== true}
          onClick={() => setOffset(offset + rosterPageSize)}
        >
          {words.nextPage}
        </Button>
      </div>
      {list.error !== null && <Notice kind="error">{sentenceOf(list.error)}</Notice>}
      <DataTable
        caption={words.previewParts.ended}
        columns={columns}
        rows={list.data?.lines ?? []}
        keyOf={({ fileName, rowNumber, idNumber }) => `${fileName}-${rowNumber}-${idNumber ?? ''}`}
        empty={list.isPending ? frameWords.loading : words.noEnded}
      />
    </>
  )
}
