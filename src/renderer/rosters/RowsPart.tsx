/** The lines of a preview in the order of the file, 100 a page, by outcome or found by text. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { taxBookingLabels } from '../../shared/collections/tax-lines.ts'
import { rowOutcomeLabels } from '../../shared/rosters/model.ts'
import type { ImportState, RosterRow } from '../../shared/rosters/model.ts'
import { DataTable } from '../kit/DataTable.tsx'
import type { Column } from '../kit/DataTable.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useSettled } from '../kit/use-settled.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { words as frameWords } from '../shell/words.ts'
import { MatchDialog } from './MatchDialog.tsx'
import { words } from './words.ts'

const route = getRouteApi('/rosters/$importId')
const settleMilliseconds = 300

const tagOf: Readonly<Partial<Record<RosterRow['outcome'], string>>> = {
  new: 'tag tag-good tag-alone',
  bad: 'tag tag-bad tag-alone',
  duplicate: 'tag tag-bad tag-alone',
  ambiguous: 'tag tag-warning tag-alone',
  'not-found': 'tag tag-warning tag-alone',
}

const columns: readonly Column<RosterRow>[] = [
  {
    key: 'row',
    title: words.rowNumber,
    width: '70px',
    align: 'right',
    render: ({ rowNumber, group }) => (
      <span className="money">{group > 1 ? `${rowNumber}-${group}` : rowNumber}</span>
    ),
  },
  {
    key: 'outcome',
    title: words.outcome,
    width: '110px',
    render: ({ outcome }) => (
      <span className={tagOf[outcome] ?? 'tag tag-alone'}>{rowOutcomeLabels[outcome]}</span>
    ),
  },
  {
    key: 'name',
    title: words.name,
    width: '130px',
    // What could not be read is shown as it stands in the file.
    render: (row) => row.name ?? textOf(row, 'name'),
  },
  {
    key: 'idNumber',
    title: words.idNumber,
    width: '180px',
    render: (row) => <span className="money">{row.idNumber ?? textOf(row, 'idNumber')}</span>,
  },
  { key: 'content', title: words.content, render: (row) => <Content row={row} /> },
  { key: 'says', title: words.says, width: '380px', render: (row) => <Says row={row} /> },
]

function textOf({ values }: RosterRow, field: string): string {
  return values.find((value) => value.field === field)?.text ?? ''
}

/** What the line says; where it changes somebody, what from and what to. */
function Content({ row: { values, changes } }: { readonly row: RosterRow }) {
  const told = values.filter(
    ({ field, text }) => !['name', 'idNumber'].includes(field) && text !== '',
  )
  return (
    <>
      {changes.length > 0
        ? changes.map(({ what, before, after }) => (
            <span key={what} className="roster-change">
              {what}：<s>{before ?? '—'}</s> → <strong>{after ?? '—'}</strong>
            </span>
          ))
        : told.map(({ field, label, text }) => (
            <span key={field} className="roster-value">
              <span className="roster-label">{label}</span> {text}
            </span>
          ))}
    </>
  )
}

function Says({
  row: { problems, notes, candidates, outcome, booking },
}: {
  readonly row: RosterRow
}) {
  return (
    <>
      {problems.map(({ field, text }) => (
        <span key={`${field}-${text}`} className="roster-problem">
          {text}
        </span>
      ))}
      {booking !== null && (
        <span className="roster-value">
          <strong>{taxBookingLabels[booking.booking]}</strong>
          {booking.reason !== null && `：${booking.reason}`}
        </span>
      )}
      {notes.map((text) => (
        <span key={text} className="roster-value">
          {text}
        </span>
      ))}
      {candidates.length > 0 && (outcome === 'ambiguous' || outcome === 'not-found') && (
        <span className="roster-value faint">{words.openMatch}</span>
      )}
    </>
  )
}

type Props = {
  readonly state: ImportState
  /** Somebody said whom a line means: the preview does not know it yet. */
  readonly onDecided: () => void
}

export function RowsPart({ state, onDecided }: Props) {
  const { importId } = state
  const { outcome, after = 0, text = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const [typed, setTyped] = useState(text)
  const [matching, setMatching] = useState<RosterRow | null>(null)
  const wanted = useSettled(typed.trim(), settleMilliseconds)
  const list = useQuery(
    calls.rosters.rows.queryOptions({
      input: {
        importId,
        after,
        ...(outcome === undefined ? {} : { outcome }),
        ...(wanted === '' ? {} : { text: wanted }),
      },
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  )
  const rows = list.data?.rows ?? []
  const last = rows.at(-1)
  const turn = (next: number | undefined) =>
    void navigate({
      search: { part: 'rows', outcome, text: text === '' ? undefined : text, after: next },
    })

  return (
    <>
      <div className="roster-filters">
        <Input
          aria-label={words.find}
          placeholder={words.find}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            turn(undefined)
          }}
          allowClear
          maxLength={40}
        />
        <span className="money">{list.data !== undefined && words.rowCount(list.data.count)}</span>
        <Button disabled={after === 0} onClick={() => turn(undefined)}>
          {words.firstPage}
        </Button>
        <Button disabled={list.data?.more !== true} onClick={() => turn(last?.line)}>
          {words.nextPage}
        </Button>
      </div>
      {list.error !== null && <Notice kind="error">{sentenceOf(list.error)}</Notice>}
      <div className="roster-lines">
        <DataTable
          caption={words.previewParts.rows}
          columns={columns}
          rows={rows}
          keyOf={({ line }) => line}
          onOpen={(row) => setMatching(row)}
          isClosed={({ candidates }) => candidates.length === 0}
          empty={list.isPending ? frameWords.loading : words.noRows}
        />
      </div>
      {matching !== null && (
        <MatchDialog
          importId={importId}
          row={matching}
          onDecided={onDecided}
          onClose={() => setMatching(null)}
        />
      )}
    </>
  )
}
