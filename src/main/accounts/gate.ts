/** Lets a call through only where the operator may make it. Every call passes here. */
import { ORPCError, os } from '@orpc/server'
import type { CallMeta } from '../../shared/kernel/contract-kit.ts'
import { commonErrors } from '../../shared/kernel/contract-kit.ts'
import type { ActingOperator, CallContext } from '../kernel/call-context.ts'
import type { LedgerSlot } from '../ledger/index.ts'
import { findAccount } from './store.ts'
import type { Sessions } from './sessions.ts'

export function makeGate(sessions: Sessions, slot: LedgerSlot) {
  return os.$context<CallContext>().middleware(async ({ context, next, procedure }) => {
    // Every call is declared with `query` or `command`, which set exactly this.
    const { access } = procedure['~orpc'].meta as CallMeta
    if (access === 'anyone') return next()
    const operator = await admit(context, access)
    return next({ context: { operator } })
  })

  async function admit(
    context: CallContext,
    access: Exclude<CallMeta['access'], 'anyone'>,
  ): Promise<ActingOperator> {
    const ledger = slot.find()
    if (ledger === null) throw refusal('NO_OFFICE')
    const session = sessions.find(context.channel)
    const account = session === null ? null : await findAccount(ledger.read, session.accountId)
    if (session === null || account === null) throw refusal('NOT_SIGNED_IN')
    if (session.locked) throw refusal('SESSION_LOCKED')
    const role =
      access === 'signed-in'
        ? account.roles[0]
        : account.roles.find((held) => access.includes(held))
    if (role === undefined) throw refusal('NOT_ALLOWED')
    sessions.touch(context.channel)
    return { accountId: account.accountId, displayName: account.displayName, role }
  }
}

type Refusal = 'NO_OFFICE' | 'NOT_SIGNED_IN' | 'SESSION_LOCKED' | 'NOT_ALLOWED'

function refusal(code: Refusal): ORPCError<Refusal, undefined> {
  const { status, message } = commonErrors[code]
  return new ORPCError(code, { status, message })
}
