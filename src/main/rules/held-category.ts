/** A special identity of a pack, compiled, and as it is held by one person. */
import type { Finding, FindingValue } from '../../shared/rules/model.ts'

export type CategoryAmount = {
  readonly tier: number
  readonly payableFen: number
  readonly subsidyFen: number
  readonly source: string
  readonly clause: string
  /** Both amounts, as an answer names them. */
  readonly values: readonly FindingValue[]
  /** The readings under which the amount stands: index and option. */
  readonly readings: readonly (readonly [number, number])[]
  /** Null where it stands for every coverage year. */
  readonly coverageYears: readonly number[] | null
}

export type CategoryRow = {
  readonly order: number
  readonly term: string
  /** The row as an answer names it. */
  readonly rule: string
  readonly amounts: readonly CategoryAmount[]
  /** Said where nothing else lowers the price of somebody whom the notice leaves open. */
  readonly silence: Finding | null
}

/** An identity that holds, by the name it was asked about. */
export type HeldCategory = {
  readonly row: CategoryRow
  /** Place of the name in its row: the term itself, then members, then other names. */
  readonly nameOrder: number
  /** Without parenthesis and quotation marks. */
  readonly shown: string
}
