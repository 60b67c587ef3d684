/** A special identity of a pack, compiled, and as it is held by one person. */

export type CategoryAmount = {
  readonly tier: number
  readonly payableFen: number
  readonly subsidyFen: number
  readonly source: string
  readonly clause: string
  /** The readings under which the amount stands: index and option. */
  readonly readings: readonly (readonly [number, number])[]
}

export type CategoryRow = {
  readonly order: number
  readonly term: string
  readonly amounts: readonly CategoryAmount[]
}

/** An identity that holds, by the name it was asked about. */
export type HeldCategory = {
  readonly row: CategoryRow
  /** Place of the name in its row: the term itself, then members, then other names. */
  readonly nameOrder: number
  /** Without parenthesis and quotation marks. */
  readonly shown: string
}
