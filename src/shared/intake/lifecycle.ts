/** The states of a registration and the moves between them: the core and the buttons read this. */
import { z } from 'zod'

export const registrationStateSchema = z.enum([
  'awaiting-review',
  'sent-back',
  'awaiting-amount',
  'approved',
  'effective',
  'withdrawn',
])
export type RegistrationState = z.infer<typeof registrationStateSchema>

export const registrationStateLabels: Readonly<Record<RegistrationState, string>> = {
  'awaiting-review': '待审核',
  'sent-back': '已退回',
  'awaiting-amount': '待核定金额',
  approved: '待缴费',
  effective: '已参保',
  withdrawn: '已撤回',
}

export type RegistrationMove =
  | 'approve'
  | 'send-back'
  | 'assess'
  | 'settle'
  | 'resubmit'
  | 'withdraw'
  | 'pay'

/** Where each move may begin. Once somebody is enrolled, or it was withdrawn, none lead on. */
const allowedMoves: Readonly<Record<RegistrationMove, readonly RegistrationState[]>> = {
  approve: ['awaiting-review'],
  'send-back': ['awaiting-review', 'awaiting-amount', 'approved'],
  /** The agency's amount comes in, where the notice leaves it to the agency. */
  assess: ['awaiting-amount'],
  /** Nothing turns out to be payable: a reviewer's word ends it instead of a payment. */
  settle: ['approved'],
  resubmit: ['sent-back'],
  withdraw: ['awaiting-review', 'sent-back', 'awaiting-amount', 'approved'],
  pay: ['approved'],
}

export function isMoveAllowed(move: RegistrationMove, state: RegistrationState): boolean {
  return allowedMoves[move].includes(state)
}

/** Who took a registration back, when and why: for whoever still has it on the screen. */
export function withdrawalSentence(withdrawal: {
  readonly withdrawnBy: string
  readonly withdrawnOn: string
  readonly reason: string
}): string {
  const { withdrawnBy, withdrawnOn, reason } = withdrawal
  return `这份登记已由${withdrawnBy}于 ${withdrawnOn} 撤回，理由：${reason.replace(/。+$/u, '')}。`
}
