/** What every call of the contract is made with. */
import { Bug } from '../../shared/kernel/assert.ts'
import type { Role } from '../../shared/accounts/model.ts'

export type Door = 'window' | 'web' | 'command-line'

/** One browser, one window or one command: a session belongs to it and ends with it. */
export type Channel = {
  readonly channelId: string
  readonly door: Door
  close(): void
}

/** Who makes a call, and in which of their roles the call is allowed. */
export type ActingOperator = {
  readonly accountId: number
  readonly displayName: string
  readonly role: Role
}

export type CallContext = {
  readonly channel: Channel
  /** Set by the gate on every call that needs a signed-in operator. */
  readonly operator?: ActingOperator
}

/** The operator of a call that the gate has let through. */
export function operatorOf(context: CallContext): ActingOperator {
  if (context.operator === undefined) throw new Bug('the gate let a call through without operator')
  return context.operator
}
