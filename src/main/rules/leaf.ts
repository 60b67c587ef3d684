/** One condition of a row, compiled: whether it holds, on which days it turns, how it is said. */
import { assertNever } from '../../shared/kernel/assert.ts'
import type { Case } from './case.ts'
import type { ValueMaker } from './values.ts'

export type Test = (c: Case) => boolean
type Say = (c: Case) => string

/** A fact that is a day, and whose day a person could have chosen otherwise. */
export type DayFact = 'paidOn' | 'groundOn' | 'appliedOn'

export type Leaf = {
  readonly test: Test
  /** The fact's days on which the condition may turn: true on one side, false on the other. */
  readonly turns: { readonly fact: DayFact; readonly daysOf: (c: Case) => readonly number[] } | null
  /** What has to be so for the condition to hold: `在集中缴费期（…）内缴费`. */
  readonly say: Say
  /** What has to be so for it not to hold; null where days say it better. */
  readonly sayNot: Say | null
  readonly values: readonly ValueMaker[]
  /** What the condition is made of, where it is a named combination. */
  readonly any: readonly (readonly Leaf[])[] | null
  /** No day can make it hold: the way in which somebody comes. */
  readonly lasting: boolean
}

/** The condition as a whole. */
export type Condition = { readonly test: Test; readonly leaves: readonly Leaf[] }

/** How a day of each kind is called. */
export function nameDay(fact: DayFact): string {
  switch (fact) {
    case 'paidOn':
      return '缴费日期'
    case 'groundOn':
      return '退费事由发生的日期'
    case 'appliedOn':
      return '申请退费的日期'
    default:
      return assertNever(fact)
  }
}

/** Every condition, those inside named combinations too. */
export function listLeaves(leaves: readonly Leaf[]): readonly Leaf[] {
  return leaves.flatMap((leaf) => [leaf, ...listLeaves(leaf.any?.flat() ?? [])])
}
