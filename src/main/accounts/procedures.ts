/** The calls of accounts. */
import { implement } from '@orpc/server'
import { randomUUID } from 'node:crypto'
import { accountsContract } from '../../shared/accounts/contract.ts'
import type { Session } from '../../shared/accounts/model.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import { operatorOf } from '../kernel/call-context.ts'
import type { CallContext } from '../kernel/call-context.ts'
import type { Ledger, LedgerSlot } from '../ledger/index.ts'
import { freshSignInState } from './decide.ts'
import { hashPassword, isPassword } from './password.ts'
import type { Sessions } from './sessions.ts'
import { attemptSignIn, findAction, refuse } from './sign-in.ts'
import {
  findAccount,
  findAccountByUserName,
  isDisplayNameTaken,
  keepSignInState,
  listAccounts,
  openAccount,
  operatorFrom,
  replacePassword,
} from './store.ts'

export type AccountsParts = {
  readonly slot: LedgerSlot
  readonly sessions: Sessions
  /** Lower only in tests. */
  readonly passwordCost: number
  /** The real clock: lock-outs run in real time, also in a practice office. */
  readonly realNowMs: () => number
}

export function makeAccountsProcedures(parts: AccountsParts) {
  const { slot, sessions, passwordCost, realNowMs } = parts
  const os = implement(accountsContract).$context<CallContext>()

  const sessionOf = async (ledger: Ledger, accountId: number): Promise<Session> => {
    const account = getDefined(await findAccount(ledger.read, accountId), 'account of a session')
    return { operator: operatorFrom(account, realNowMs()), idleLocked: false }
  }

  return os.router({
    signIn: os.signIn.handler(async ({ input, context, errors }) => {
      const ledger = slot.find()
      if (ledger === null) throw errors.NO_OFFICE()
      const userName = input.userName.trim().toLowerCase()
      const account = await findAccountByUserName(ledger.read, userName)
      const verdict = await attemptSignIn({
        ledger,
        account,
        password: input.password,
        requestId: input.requestId,
        kind: 'accounts.signIn',
        nowMs: realNowMs(),
      })
      refuse(verdict, errors)
      const { accountId } = getDefined(account, 'account that signed in')
      sessions.begin(context.channel, accountId)
      return sessionOf(ledger, accountId)
    }),

    signOut: os.signOut.handler(async ({ input, context, errors }) => {
      const ledger = slot.find()
      const session = sessions.find(context.channel)
      sessions.end(context.channel)
      if (ledger === null || session === null) return {}
      const account = getDefined(await findAccount(ledger.read, session.accountId), 'account')
      const recorded = await ledger.writer.record(
        {
          requestId: input.requestId,
          kind: 'accounts.signOut',
          operator: { accountId: account.accountId, role: getDefined(account.roles[0], 'role') },
          payload: {},
        },
        async () => ({ kind: 'record', result: {} }),
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      return {}
    }),

    lock: os.lock.handler(async ({ input, context, errors }) => {
      const ledger = slot.find()
      if (ledger === null) throw errors.NO_OFFICE()
      const session = sessions.find(context.channel)
      if (session === null) throw errors.NOT_SIGNED_IN()
      if (session.locked) return {}
      // Locked before it is recorded: whatever happens to the record, the screen is safe.
      sessions.lock(context.channel)
      const account = getDefined(await findAccount(ledger.read, session.accountId), 'account')
      const recorded = await ledger.writer.record(
        {
          requestId: input.requestId,
          kind: 'accounts.lock',
          operator: { accountId: account.accountId, role: getDefined(account.roles[0], 'role') },
          payload: {},
        },
        async () => ({ kind: 'record', result: {} }),
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      return {}
    }),

    unlock: os.unlock.handler(async ({ input, context, errors }) => {
      const ledger = slot.find()
      if (ledger === null) throw errors.NO_OFFICE()
      const session = sessions.find(context.channel)
      if (session === null) throw errors.NOT_SIGNED_IN()
      const verdict = await attemptSignIn({
        ledger,
        account: await findAccount(ledger.read, session.accountId),
        password: input.password,
        requestId: input.requestId,
        kind: 'accounts.unlock',
        nowMs: realNowMs(),
      })
      refuse(verdict, errors, { message: '密码不对，请重新输入。' })
      sessions.begin(context.channel, session.accountId)
      return sessionOf(ledger, session.accountId)
    }),

    session: os.session.handler(async ({ context }) => {
      const ledger = slot.find()
      const session = sessions.find(context.channel)
      if (ledger === null || session === null) return null
      return { ...(await sessionOf(ledger, session.accountId)), idleLocked: session.locked }
    }),

    list: os.list.handler(async () => {
      const accounts = await listAccounts(slot.get().read)
      return accounts.map((account) => operatorFrom(account, realNowMs()))
    }),

    add: os.add.handler(async ({ input, context, errors }) => {
      const { password, ...operator } = input.operator
      const passwordHash = await hashPassword(password, passwordCost)
      const ledger = slot.get()
      const recorded = await ledger.writer.record<
        { accountId: number },
        'USER_NAME_TAKEN' | 'DISPLAY_NAME_TAKEN'
      >(
        {
          requestId: input.requestId,
          kind: 'accounts.add',
          operator: operatorOf(context),
          payload: { operator },
        },
        async (writing) => {
          const taken = await findAccountByUserName(writing.read, operator.userName)
          if (taken !== null) return { kind: 'refuse', refusal: 'USER_NAME_TAKEN' }
          // A sheet names clerk and reviewer: two people of one name would read as one.
          if (await isDisplayNameTaken(writing.read, operator.displayName)) {
            return { kind: 'refuse', refusal: 'DISPLAY_NAME_TAKEN' }
          }
          const accountId = await openAccount(writing, { ...operator, passwordHash })
          return { kind: 'record', subject: `account:${accountId}`, result: { accountId } }
        },
      )
      if (recorded.kind === 'refused') throw errors[recorded.refusal]()
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      return (await sessionOf(ledger, recorded.result.accountId)).operator
    }),

    release: os.release.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const { accountId } = input
      const recorded = await ledger.writer.record<object, 'not-found'>(
        {
          requestId: input.requestId,
          kind: 'accounts.release',
          operator: operatorOf(context),
          payload: { accountId },
        },
        async (writing) => {
          if ((await findAccount(writing.read, accountId)) === null) {
            return { kind: 'refuse', refusal: 'not-found' }
          }
          await keepSignInState(writing, accountId, freshSignInState)
          return { kind: 'record', subject: `account:${accountId}`, result: {} }
        },
      )
      if (recorded.kind === 'refused') throw errors.ACCOUNT_NOT_FOUND()
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      return (await sessionOf(ledger, accountId)).operator
    }),

    changePassword: os.changePassword.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const operator = operatorOf(context)
      const account = await findAccount(ledger.read, operator.accountId)
      const done = await findAction(ledger, input.requestId)
      if (done?.kind === 'accounts.changePassword' && done.accountId === operator.accountId) {
        // Secrets are not kept with the action: that it is the same request shows in the result.
        const stored = account?.passwordHash ?? null
        if (await isPassword(input.newPassword, stored)) return {}
        throw errors.REQUEST_ID_REUSED()
      }
      const verdict = await attemptSignIn({
        ledger,
        account,
        password: input.oldPassword,
        requestId: randomUUID(),
        kind: 'accounts.confirmPassword',
        nowMs: realNowMs(),
      })
      refuse(verdict, errors, { message: '原密码不对，请重新输入。' })
      const passwordHash = await hashPassword(input.newPassword, passwordCost)
      const recorded = await ledger.writer.record(
        {
          requestId: input.requestId,
          kind: 'accounts.changePassword',
          operator,
          payload: {},
        },
        async (writing) => {
          await replacePassword(writing, operator.accountId, passwordHash)
          return { kind: 'record', subject: `account:${operator.accountId}`, result: {} }
        },
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      // Whoever signed in with the old password elsewhere has to know the new one.
      sessions.endOthers(operator.accountId, context.channel)
      return {}
    }),
  })
}
