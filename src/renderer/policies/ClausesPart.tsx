/** The clauses of a pack: their list at the side, and what each of them says. */
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useMemo, useRef } from 'react'
import type { ShownPack } from './AdoptPart.tsx'
import type { PackSummary } from '../../shared/rules/model.ts'
import { CitationTag } from '../kit/CitationTag.tsx'
import { DataTable } from '../kit/DataTable.tsx'
import type { Column } from '../kit/DataTable.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useDesk } from '../shell/desk.ts'
import { AdoptPart } from './AdoptPart.tsx'
import { ClauseSection } from './ClauseSection.tsx'
import { Scroller } from '../kit/Scroller.tsx'
import { countOpen, findValues } from './find-values.ts'
import type { Clause } from './find-values.ts'
import { words } from './words.ts'

const route = getRouteApi('/policies')

const columns: readonly Column<Clause>[] = [
  { key: 'clause', title: words.clause, render: ({ clause }) => <CitationTag clause={clause} /> },
  {
    key: 'items',
    title: words.items,
    align: 'right',
    width: '40px',
    render: ({ values }) => <span className="money">{values.length}</span>,
  },
  {
    key: 'open',
    title: '',
    width: '76px',
    render: (clause) => <OpenMark clause={clause} />,
  },
]

type Props = { readonly description: ShownPack; readonly pack: PackSummary }

export function ClausesPart({ description, pack }: Props) {
  const { find = '', kind = null, place } = route.useSearch()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { office } = useDesk()
  const clauses = useMemo(
    () => findValues(description.clauses, { find, kind }),
    [description, find, kind],
  )
  const box = useRef<HTMLDivElement>(null)
  usePlace(box, place)
  const count = clauses.reduce((sum, { values }) => sum + values.length, 0)
  return (
    <div className="policy">
      <div className="policy-side">
        <PackHead description={description} />
        <DataTable
          caption={words.clauseList}
          columns={columns}
          rows={clauses}
          keyOf={({ clause }) => clause}
          onOpen={({ clause }) => {
            void navigate({ search: { ...search, place: clause }, replace: true })
            showPlace(box.current, clause)
          }}
          empty={words.noMatch}
        />
      </div>
      <Scroller className="policy-clauses" box={box} label={words.clauses}>
        {description.draft && <Notice kind="warning">{words.draftText}</Notice>}
        {description.unusable !== null && (
          <Notice kind="error">{words.unusable(description.unusable)}</Notice>
        )}
        {(find !== '' || kind !== null) && <p className="faint">{words.found(count)}</p>}
        {clauses.length === 0 && <p className="table-empty">{words.noMatch}</p>}
        {clauses.map((clause) => (
          <ClauseSection
            key={clause.clause}
            clause={clause}
            adopted={office.policies.includes(pack.policy)}
          />
        ))}
      </Scroller>
    </div>
  )
}

function OpenMark({ clause }: { readonly clause: Clause }) {
  const { gaps, readings } = countOpen([clause])
  const count = gaps + readings
  if (count === 0) return null
  return <span className="tag tag-warning tag-alone">{`${count} 待定`}</span>
}

function PackHead({ description }: { readonly description: ShownPack }) {
  const { title, documentNumber, issuer, issuedOn, draft, coverageYear, laterYears } = description
  const { gaps, readings } = countOpen(description.clauses)
  const year = laterYears ? words.yearAndLater(coverageYear) : words.year(coverageYear)
  return (
    <div className="panel policy-head">
      <h2>
        {title}
        {draft && <span className="tag tag-warning">{words.draft}</span>}
      </h2>
      <p>{[documentNumber, issuer, words.issued(issuedOn), year].filter(Boolean).join(' · ')}</p>
      {laterYears && <p className="faint">{words.toldYear(description.toldYear)}</p>}
      <AdoptPart description={description} />
      <p>
        <span className={gaps + readings === 0 ? 'state' : 'state state-bad'}>
          {gaps + readings === 0 ? words.allSettled : words.openCount(readings, gaps)}
        </span>{' '}
        <span className="faint">
          {words.version} <code>{description.hash.slice(0, 8)}</code>
        </span>
      </p>
    </div>
  )
}

/** Once a pack is there, at the clause that the address names. */
function usePlace(box: { readonly current: HTMLElement | null }, place: string | undefined): void {
  const first = useRef(place)
  useEffect(() => {
    if (first.current !== undefined) showPlace(box.current, first.current)
    first.current = undefined
  }, [box])
}

function showPlace(box: HTMLElement | null, clause: string): void {
  const heading = [...(box?.querySelectorAll<HTMLElement>('[data-clause]') ?? [])].find(
    (element) => element.dataset['clause'] === clause,
  )
  heading?.scrollIntoView({ block: 'start' })
  heading?.focus({ preventScroll: true })
}
