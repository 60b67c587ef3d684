/** The search in a pack: every word that is typed must stand somewhere in the value. */
import type { DescribedValue, PackDescription, ValueKind } from '../../shared/rules/description.ts'
import { formatYuan } from '../../shared/kernel/fen.ts'
import { kindLabels, words } from './words.ts'

export type Clause = PackDescription['clauses'][number]

type Wanted = { readonly find: string; readonly kind: ValueKind | null }

/** The clauses that have something to show; the heading counts as text of each of its values. */
export function findValues(clauses: readonly Clause[], wanted: Wanted): readonly Clause[] {
  const parts = wanted.find
    .toLowerCase()
    .split(/\s+/u)
    .filter((part) => part !== '')
  return clauses.flatMap(({ clause, values }) => {
    const kept = values.filter(
      (value) =>
        (wanted.kind === null || value.kind === wanted.kind) &&
        parts.every((part) => textOf(clause, value).includes(part)),
    )
    return kept.length === 0 ? [] : [{ clause, values: kept }]
  })
}

/** What waits for the office, as 本单位确定 counts it: places that leave the same open are one gap. */
export function countOpen(clauses: readonly Clause[]): {
  readonly gaps: number
  readonly readings: number
} {
  const values = clauses.flatMap((clause) => clause.values)
  const gaps = values.flatMap(({ gap }) => gap ?? [])
  return {
    gaps: new Set(gaps).size,
    readings: values.filter(({ state }) => state === 'unconfirmed').length,
  }
}

function textOf(clause: string, value: DescribedValue): string {
  const { state, source } = value
  const parts = [
    clause,
    value.clause,
    kindLabels[value.kind],
    value.title,
    ...value.lines.map(({ text }) => text),
    ...value.options.map(({ label }) => label),
    ...value.prices.map(({ fen }) => formatYuan(fen)),
    ...value.pairs.flatMap((pair) => [
      pair.fund,
      pair.note ?? '',
      formatYuan(pair.payableFen),
      formatYuan(pair.subsidyFen),
    ]),
    state === 'stands' ? '' : words.states[state],
    source.kind === 'amendment' ? `${source.documentNumber ?? words.ruled} ${source.basis}` : '',
  ]
  return parts.join(' ').toLowerCase()
}
