/** In which state a registration is, from what stands beside it. */
import type { RegistrationState } from '../../shared/intake/lifecycle.ts'

/** What was quoted; where the notice leaves it open, what the agency set. */
export function payableOf(row: {
  readonly payable_fen: number | null
  readonly amount_fen: number | null
}): number | null {
  return row.payable_fen ?? row.amount_fen
}

export function stateOf(row: {
  readonly verdict: string | null
  readonly settlement_id: number | null
  readonly payable_fen: number | null
  readonly amount_fen: number | null
}): RegistrationState {
  if (row.settlement_id !== null) return 'effective'
  if (row.verdict === 'approved') return payableOf(row) === null ? 'awaiting-amount' : 'approved'
  if (row.verdict === 'withdrawn') return 'withdrawn'
  return row.verdict === 'sent-back' ? 'sent-back' : 'awaiting-review'
}
