/** The states of a registration and the moves between them: the core and the buttons read this. */
import { z } from 'zod'

export const registrationStateSchema = z.enum([
  'awaiting-review',
  'sent-back',
  'approved',
  'effective',
])
export type RegistrationState = z.infer<typeof registrationStateSchema>

export const registrationStateLabels: Readonly<Record<RegistrationState, string>> = {
  'awaiting-review': '待审核',
  'sent-back': '已退回',
  approved: '待缴费',
  effective: '已参保',
}

export type RegistrationMove = 'approve' | 'send-back' | 'resubmit' | 'withdraw' | 'pay'

/** Where each move may begin. Once somebody is enrolled, none of these lead on. */
const allowedMoves: Readonly<Record<RegistrationMove, readonly RegistrationState[]>> = {
  approve: ['awaiting-review'],
  'send-back': ['awaiting-review', 'approved'],
  resubmit: ['sent-back'],
  withdraw: ['awaiting-review', 'sent-back', 'approved'],
  pay: ['approved'],
}

export function isMoveAllowed(move: RegistrationMove, state: RegistrationState): boolean {
  return allowedMoves[move].includes(state)
}
