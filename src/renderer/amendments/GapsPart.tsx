/** What each notice leaves open, and what has settled it. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { Gap } from '../../shared/amendments/model.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { CitationTag } from '../kit/CitationTag.tsx'
import { DataTable } from '../kit/DataTable.tsx'
import { Notice } from '../kit/Notice.tsx'
import { PackLabel } from '../office/PackLabel.tsx'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { words as frameWords } from '../shell/words.ts'
import { gapKindLabels, words } from './words.ts'

/** Settled by a price of its year, which has a form of its own. */
export function isOfPrice({ table }: Gap): boolean {
  return table === 'price' || table === 'otherYears'
}

type Props = {
  readonly pack: PackSummary
  /** Null where whoever looks may not rule. */
  readonly onRule: ((gap: Gap) => void) | null
}

export function GapsPart({ pack, onRule }: Props) {
  const { policy } = pack
  const gaps = useQuery(calls.amendments.gaps.queryOptions({ input: { policy } }))
  const open = (gaps.data ?? []).filter(({ settled }) => settled === null).length
  return (
    <section className="part" aria-label={pack.title}>
      <h2>
        <PackLabel pack={pack} />
        {open > 0 && <span className="tag tag-warning">{words.openCount(open)}</span>}
      </h2>
      {gaps.error !== null && <Notice kind="error">{sentenceOf(gaps.error)}</Notice>}
      <DataTable
        caption={words.parts.gaps}
        rows={gaps.data ?? []}
        keyOf={({ key }) => key}
        empty={gaps.isPending ? frameWords.loading : words.noGaps}
        columns={[
          {
            key: 'clause',
            title: words.clause,
            width: '150px',
            render: ({ clause }) => <CitationTag clause={clause} />,
          },
          {
            key: 'kind',
            title: words.gapKind,
            width: '170px',
            render: ({ kind }) => gapKindLabels[kind],
          },
          { key: 'text', title: words.gapText, render: ({ text }) => text },
          {
            key: 'state',
            title: words.state,
            width: '220px',
            render: (gap) =>
              gap.settled === null ? (
                <span className="gap-state">
                  <span className="state state-bad">{words.open}</span>
                  {onRule !== null && (
                    <Button size="small" onClick={() => onRule(gap)}>
                      {isOfPrice(gap) ? words.enterPrice : words.enterRuling}
                    </Button>
                  )}
                </span>
              ) : (
                words.settledBy(gap.settled)
              ),
          },
        ]}
      />
    </section>
  )
}
