/** What came of a rehearsal: totals, how people change, village by village, and who. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import type { RehearsalGroup, RehearsalResult } from '../../shared/rehearsal/model.ts'
import { changeKindLabels } from '../../shared/rehearsal/model.ts'
import { sayStanding } from '../../shared/rehearsal/words.ts'
import { DataTable } from '../kit/DataTable.tsx'
import type { Column } from '../kit/DataTable.tsx'
import { Money } from '../kit/Money.tsx'
import { Notice } from '../kit/Notice.tsx'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { words as frameWords } from '../shell/words.ts'
import { PeoplePart } from './PeoplePart.tsx'
import { TotalsPart } from './TotalsPart.tsx'
import { resultParts } from './parts.ts'
import { words } from './words.ts'

const route = getRouteApi('/rehearsal')

export function ResultPart({ rehearsalId }: { readonly rehearsalId: string }) {
  const { part = 'totals' } = route.useSearch()
  const navigate = route.useNavigate()
  const result = useQuery(
    calls.rehearsal.result.queryOptions({ input: { rehearsalId }, staleTime: Infinity }),
  )
  const { data } = result
  if (data === undefined) {
    return result.error === null ? (
      <p>{frameWords.loading}</p>
    ) : (
      <Notice kind="error">{sentenceOf(result.error)}</Notice>
    )
  }
  return (
    <>
      <nav className="rehearsal-parts" aria-label={words.partsLabel}>
        {resultParts.map((name) => (
          <Button
            key={name}
            type={part === name ? 'primary' : 'default'}
            {...(part === name ? { 'aria-current': 'page' as const } : {})}
            onClick={() => void navigate({ search: { part: name } })}
          >
            {words.parts[name]}
          </Button>
        ))}
      </nav>
      {part === 'totals' && <TotalsPart result={data} />}
      {part === 'groups' && <GroupsPart result={data} />}
      {part === 'villages' && <VillagesPart result={data} />}
      {part === 'people' && <PeoplePart rehearsalId={rehearsalId} result={data} />}
    </>
  )
}

const groupColumns: readonly Column<RehearsalGroup>[] = [
  {
    key: 'count',
    title: words.count,
    width: '80px',
    align: 'right',
    render: ({ count }) => <span className="money">{count}</span>,
  },
  {
    key: 'kinds',
    title: words.change,
    width: '130px',
    render: ({ kinds }) => kinds.map((kind) => changeKindLabels[kind]).join('、'),
  },
  { key: 'now', title: words.now, render: ({ before }) => sayStanding(before) },
  { key: 'then', title: words.later, render: ({ after }) => <strong>{sayStanding(after)}</strong> },
  {
    key: 'payableNow',
    title: words.payableNow,
    width: '130px',
    align: 'right',
    render: ({ payableFen }) => <Money fen={payableFen.before} />,
  },
  {
    key: 'payableThen',
    title: words.payableThen,
    width: '130px',
    align: 'right',
    render: ({ payableFen }) => <Money fen={payableFen.after} />,
  },
]

function GroupsPart({ result }: { readonly result: RehearsalResult }) {
  const navigate = route.useNavigate()
  return (
    <>
      <p>{words.openGroup}</p>
      <DataTable
        caption={words.parts.groups}
        columns={groupColumns}
        rows={result.groups}
        keyOf={({ groupId }) => groupId}
        onOpen={({ groupId }) => void navigate({ search: { part: 'people', group: groupId } })}
        autoFocus
        empty={words.noGroups}
      />
    </>
  )
}

type Village = RehearsalResult['villages'][number]

const villageColumns: readonly Column<Village>[] = [
  { key: 'name', title: words.village, render: ({ name }) => name },
  {
    key: 'lookedAt',
    title: words.lookedAt,
    width: '90px',
    align: 'right',
    render: ({ lookedAt }) => <span className="money">{lookedAt}</span>,
  },
  {
    key: 'changed',
    title: words.changed,
    width: '90px',
    align: 'right',
    render: ({ changed }) => <span className="money">{changed}</span>,
  },
  ...(
    [
      ['payableNow', (village: Village) => village.payableFen.before],
      ['payableThen', (village: Village) => village.payableFen.after],
      ['subsidyNow', (village: Village) => village.subsidyFen.before],
      ['subsidyThen', (village: Village) => village.subsidyFen.after],
    ] as const
  ).map(([key, fenOf]): Column<Village> => ({
    key,
    title: words[key],
    width: '150px',
    align: 'right',
    render: (village) => <Money fen={fenOf(village)} />,
  })),
]

function VillagesPart({ result }: { readonly result: RehearsalResult }) {
  const navigate = route.useNavigate()
  return (
    <>
      <p>{words.openGroup}</p>
      <DataTable
        caption={words.parts.villages}
        columns={villageColumns}
        rows={result.villages}
        keyOf={({ villageId }) => villageId}
        onOpen={({ villageId }) =>
          void navigate({ search: { part: 'people', village: villageId } })
        }
        autoFocus
        empty={words.noGroups}
      />
    </>
  )
}
