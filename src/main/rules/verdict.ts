import type { Answer, Benefit } from '../../shared/rules/model.ts'
import type { Case } from './case.ts'
import type { Row } from './pack.ts'

/** An answer that does not yet know whose question it was. */
export type Verdict = Omit<Answer, 'id'>

export type Evaluation = {
  readonly verdict: Verdict
  /** A bit for each reading that was looked at. */
  readonly touched: number
  readonly c: Case
  /** What a reviewer's word would open, where the answer waits for it; null or absent elsewhere. */
  readonly onceApproved?: Benefit | null
  /** The row at which the search through a table ended; null where none was reached. */
  readonly row: Row | null
}
