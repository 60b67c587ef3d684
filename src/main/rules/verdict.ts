import type { Answer } from '../../shared/rules/model.ts'

/** An answer that does not yet know whose question it was. */
export type Verdict = Omit<Answer, 'id'>

export type Evaluation = {
  readonly verdict: Verdict
  /** A bit for each reading that was looked at. */
  readonly touched: number
}
