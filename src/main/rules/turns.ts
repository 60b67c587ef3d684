/**
 * The days on which an answer can change. Between two of them every condition stays as it is, and a
 * later payment can only begin benefits later, or too late.
 */
import type { Case, CircumstanceKind } from './case.ts'
import { circumstanceKinds } from './condition-document.ts'
import { listLeaves } from './leaf.ts'
import type { DayFact, Leaf } from './leaf.ts'
import type { Pack } from './pack.ts'

type DaysOf = (c: Case) => readonly number[]

/** Pay days on which something turns for this person, in no order and perhaps twice. */
export function payTurnsOf(pack: Pack, c: Case): readonly number[] {
  const days = [c.windowFrom, c.windowTo + 1]
  for (const daysOf of pack.payTurns(c.circumstance)) days.push(...daysOf(c))
  for (const { from, to } of c.categories) {
    if (from !== null) days.push(from)
    if (to !== null) days.push(to + 1)
  }
  return days
}

/** What turns for each circumstance: rows that never match it are left out. */
export function compilePayTurns(
  tables: Pick<Pack, 'otherYears' | 'routes' | 'prices'>,
): Pack['payTurns'] {
  const { otherYears, routes, prices } = tables
  const rows = [...otherYears, ...routes, ...prices]
  const starts = prices.flatMap(({ bands }) =>
    bands.flatMap(({ paidFrom }) => (Number.isFinite(paidFrom) ? paidFrom : [])),
  )
  const turnsFor = (kind: CircumstanceKind): readonly DaysOf[] => {
    const open = rows.filter(({ circumstances }) => circumstances?.includes(kind) ?? true)
    const leaves = open.flatMap((row) => row.leaves)
    return [...turnsOf(leaves, 'paidOn'), () => starts]
  }
  const known = new Map(circumstanceKinds.map((kind) => [kind, turnsFor(kind)]))
  return (kind) => known.get(kind) ?? turnsFor(kind)
}

/** What turns with one fact. */
export function turnsOf(leaves: readonly Leaf[], fact: DayFact): readonly DaysOf[] {
  return listLeaves(leaves).flatMap(({ turns }) => (turns?.fact === fact ? turns.daysOf : []))
}

type Search = {
  /** Where it does not hold. */
  readonly from: number
  readonly turns: readonly number[]
  /** Days before this one make no sense; itself not after `from`. */
  readonly least: number
  /** Between two turns it holds first, if at all. */
  readonly holds: (day: number) => boolean
}

/** The nearest day on which it holds, the earlier of two; null where no day will do. */
export function findNearestDay(search: Search): number | null {
  const { from, turns, holds } = search
  const before = findDayBefore(search)
  const limit = before === null ? Infinity : from + (from - before)
  const ahead = turns.filter((day) => day > from && day < limit)
  const after = ahead.sort((a, b) => a - b).find(holds)
  return after ?? before
}

function findDayBefore({ from, turns, least, holds }: Search): number | null {
  const starts = turns.filter((day) => day <= from && day > least).sort((a, b) => b - a)
  if (Number.isFinite(least)) starts.push(least)
  let last = from
  for (const start of starts) {
    // Of the piece that ends here, its last day first: where that one holds, it is the nearest.
    if (holds(last)) return last
    if (holds(start)) return lastBetween(start, last, holds)
    last = start - 1
  }
  return last >= least && holds(last) ? last : null
}

/** The last day that holds, from one that does to one that does not. */
export function lastBetween(yes: number, no: number, holds: (day: number) => boolean): number {
  let [low, high] = [yes, no]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) low = middle
    else high = middle
  }
  return low
}
