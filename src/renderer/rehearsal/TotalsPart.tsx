/** The sums of a rehearsal, and how many change in which way. */
import { changeKindLabels } from '../../shared/rehearsal/model.ts'
import type { RehearsalResult } from '../../shared/rehearsal/model.ts'
import { DataTable } from '../kit/DataTable.tsx'
import { Money } from '../kit/Money.tsx'
import { Notice } from '../kit/Notice.tsx'
import { words } from './words.ts'

type Sum = {
  readonly name: string
  readonly fen: { readonly before: number; readonly after: number }
}

export function TotalsPart({ result }: { readonly result: RehearsalResult }) {
  const { lookedAt, changed, unchanged, leftOut, settled, unconfirmed } = result
  const sums: readonly Sum[] = [
    { name: words.payable, fen: result.payableFen },
    { name: words.subsidy, fen: result.subsidyFen },
    ...result.sources.map(({ source, fen }) => ({ name: words.source(source), fen })),
  ]
  const counts = [
    { name: words.lookedAt, count: lookedAt },
    { name: words.changed, count: changed },
    { name: words.unchanged, count: unchanged },
    ...result.byKind
      .filter(({ count }) => count > 0)
      .map(({ kind, count }) => ({ name: changeKindLabels[kind], count })),
  ]
  return (
    <>
      {changed === 0 && (
        <Notice kind="plain">{lookedAt === 0 ? words.nobody : words.nothingChanges}</Notice>
      )}
      {unconfirmed > 0 && <Notice kind="warning">{words.unconfirmed(unconfirmed)}</Notice>}
      {settled > 0 && <Notice kind="plain">{words.settled(settled)}</Notice>}
      {leftOut > 0 && <Notice kind="plain">{words.leftOut(leftOut)}</Notice>}
      <div className="rehearsal-totals">
        <DataTable
          caption={words.count}
          rows={counts}
          keyOf={({ name }) => name}
          empty=""
          columns={[
            { key: 'name', title: words.item, render: ({ name }) => name },
            {
              key: 'count',
              title: words.count,
              align: 'right',
              render: ({ count }) => <span className="money">{count}</span>,
            },
          ]}
        />
        <DataTable
          caption={words.parts.totals}
          rows={sums}
          keyOf={({ name }) => name}
          empty=""
          columns={[
            { key: 'name', title: words.item, render: ({ name }) => name },
            {
              key: 'now',
              title: words.now,
              align: 'right',
              render: ({ fen }) => <Money fen={fen.before} />,
            },
            {
              key: 'then',
              title: words.later,
              align: 'right',
              render: ({ fen }) => <Money fen={fen.after} />,
            },
            {
              key: 'difference',
              title: words.difference,
              align: 'right',
              render: ({ fen }) => <Money fen={fen.after - fen.before} />,
            },
          ]}
        />
      </div>
    </>
  )
}
