/** Which lists are due under a policy, in its own order, and what a later one overrides. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { getRouteApi } from '@tanstack/react-router'
import { authorityLabels } from '../../shared/evidence/model.ts'
import type { DueStep } from '../../shared/rosters/model.ts'
import { CitationTag } from '../kit/CitationTag.tsx'
import { DataTable } from '../kit/DataTable.tsx'
import type { Column } from '../kit/DataTable.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useDesk } from '../shell/desk.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { words as frameWords } from '../shell/words.ts'
import { words } from './words.ts'

const route = getRouteApi('/rosters')

const columns: readonly Column<DueStep>[] = [
  {
    key: 'position',
    title: words.step,
    width: '50px',
    align: 'right',
    render: ({ position }) => <span className="money">{position}</span>,
  },
  { key: 'kind', title: words.kind, width: '140px', render: ({ label }) => label },
  {
    key: 'department',
    title: words.department,
    width: '100px',
    render: ({ department, authority }) =>
      department ?? (authority === null ? '' : authorityLabels[authority]),
  },
  {
    key: 'terms',
    title: words.terms,
    render: ({ terms }) =>
      terms
        .map(({ term, codes }) => (codes.length === 0 ? term : `${term}（${codes.join('、')}）`))
        .join('、'),
  },
  {
    key: 'clause',
    title: words.clause,
    width: '110px',
    render: ({ clause }) => clause !== null && <CitationTag clause={clause} />,
  },
  {
    key: 'batch',
    title: words.lastBatch,
    width: '170px',
    render: ({ batch }) =>
      batch === null ? (
        <span className="tag tag-warning tag-alone">{words.notYet}</span>
      ) : (
        words.lastOn(batch.appliedOn, batch.sender, batch.lines)
      ),
  },
  { key: 'text', title: words.dueText, width: '190px', render: ({ text }) => text ?? '' },
]

export function DuePart() {
  const { office } = useDesk()
  const { policy: wanted } = route.useSearch()
  const navigate = route.useNavigate()
  const packs = useQuery(calls.office.packs.queryOptions())
  const adopted = (packs.data?.packs ?? []).filter(({ policy }) => office.policies.includes(policy))
  const policy = wanted ?? office.policies[0]
  const due = useQuery(
    calls.rosters.due.queryOptions({
      // Off while the office has no pack; the empty text only fills its key.
      input: { policy: policy ?? '' },
      enabled: policy !== undefined,
      staleTime: 0,
    }),
  )
  return (
    <>
      <p>{words.dueIntro}</p>
      {adopted.length > 1 && (
        <nav className="roster-parts" aria-label={words.policy}>
          {adopted.map((pack) => (
            <Button
              key={pack.policy}
              size="small"
              type={pack.policy === policy ? 'primary' : 'default'}
              onClick={() => void navigate({ search: { part: 'due', policy: pack.policy } })}
            >
              {pack.title}
            </Button>
          ))}
        </nav>
      )}
      {due.error !== null && <Notice kind="error">{sentenceOf(due.error)}</Notice>}
      <DataTable
        caption={words.parts.due}
        columns={columns}
        rows={due.data ?? []}
        keyOf={({ position }) => position}
        empty={due.isPending ? frameWords.loading : words.noDue}
      />
    </>
  )
}
