/** What the conditions of one pack refer to. */
import type { CategoryTable } from './categories.ts'
import type { Leaf } from './leaf.ts'
import type { Window } from './pack.ts'
import type { ReadingTable } from './readings.ts'
import type { SourceOf } from './values.ts'

export type Vocabulary = {
  /** Whether the pack serves the coverage year. */
  readonly isOwnYear: (coverageYear: number) => boolean
  readonly findWindow: (coverageYear: number) => Window
  readonly readings: ReadingTable
  readonly categories: CategoryTable
  /** Named combinations; a definition sees those before it. */
  readonly definitions: Map<string, Leaf>
  readonly sourceOf: SourceOf
}

/** What a row's conditions need: the pack's names, and the clause on which they stand. */
export type Terms = { readonly words: Vocabulary; readonly clause: string }
