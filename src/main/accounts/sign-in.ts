/** Checking a password: at sign-in, at unlocking a screen, before changing it. */
import { randomUUID } from 'node:crypto'
import { wrongPasswordLimit } from '../../shared/accounts/model.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import { Trouble } from '../kernel/trouble.ts'
import type { Ledger } from '../ledger/index.ts'
import { decideSignIn, freshSignInState } from './decide.ts'
import type { SignInVerdict } from './decide.ts'
import { isPassword } from './password.ts'
import { findAccount, keepSignInState } from './store.ts'
import type { Account } from './store.ts'

type Attempt = {
  readonly ledger: Ledger
  readonly account: Account | null
  readonly password: string
  readonly requestId: string
  readonly kind: 'accounts.signIn' | 'accounts.unlock' | 'accounts.confirmPassword'
  readonly nowMs: number
}

type AttemptVerdict = SignInVerdict | { readonly kind: 'unknown' } | { readonly kind: 'reused' }

/**
 * Checks a password and records how it went. A request id that failed before fails again without
 * a second look at the password, so that it can neither be guessed for free nor counted twice.
 */
export async function attemptSignIn(attempt: Attempt): Promise<AttemptVerdict> {
  const { ledger, account, kind } = attempt
  const earlier = await findAction(ledger, attempt.requestId)
  if (earlier?.kind === refusedKind(kind)) {
    return earlier.accountId === account?.accountId
      ? verdictFrom(earlier.result)
      : { kind: 'reused' }
  }
  const passwordIsRight = await isPassword(attempt.password, account?.passwordHash ?? null)
  if (account === null) return { kind: 'unknown' }
  if (earlier !== null && (earlier.kind !== kind || earlier.accountId !== account.accountId)) {
    return { kind: 'reused' }
  }
  // A right request id with a wrong password is a guess of its own and counts as one.
  const requestId = earlier !== null && !passwordIsRight ? randomUUID() : attempt.requestId
  const known = { ...attempt, account, requestId }
  try {
    return await recordAttempt(known, passwordIsRight)
  } catch (error) {
    if (kind !== 'accounts.unlock' || !(error instanceof Trouble)) throw error
    return unlockUnrecorded(known, { passwordIsRight, trouble: error })
  }
}

/** Wrong passwords that the disk would not take down: by ledger, then by account. */
const uncounted = new WeakMap<Ledger, Map<number, number>>()

/**
 * A full disk must not keep a clerk from what stands half filled in behind the lock: the session is
 * open already, so the right password opens the screen without a record. What cannot be counted in
 * the ledger is counted here, so that a full disk is no way to guess for free.
 */
async function unlockUnrecorded(
  { ledger, account, nowMs }: Attempt & { readonly account: Account },
  how: { readonly passwordIsRight: boolean; readonly trouble: Trouble },
): Promise<AttemptVerdict> {
  const counts = uncounted.get(ledger) ?? new Map<number, number>()
  uncounted.set(ledger, counts)
  const wrongCount = counts.get(account.accountId) ?? 0
  if (!how.passwordIsRight) counts.set(account.accountId, wrongCount + 1)
  const stored = getDefined(await findAccount(ledger.read, account.accountId), 'account')
  const isGuessing = stored.signInState.wrongCount + wrongCount >= wrongPasswordLimit
  if (!how.passwordIsRight || isGuessing) throw how.trouble
  return decideSignIn(stored.signInState, { passwordIsRight: true, nowMs })
}

async function recordAttempt(
  attempt: Attempt & { readonly account: Account },
  passwordIsRight: boolean,
): Promise<AttemptVerdict> {
  const { ledger, account, kind, nowMs } = attempt
  const operator = { accountId: account.accountId, role: getDefined(account.roles[0], 'role') }
  const subject = `account:${account.accountId}`
  // The count is read again inside the action: five guesses at once are still five.
  const fresh = async (read: Ledger['read']) =>
    getDefined(await findAccount(read, account.accountId), 'account').signInState

  if (passwordIsRight) {
    const recorded = await ledger.writer.record<object, SignInVerdict>(
      { requestId: attempt.requestId, kind, operator, payload: {} },
      async (writing) => {
        const verdict = decideSignIn(await fresh(writing.read), { passwordIsRight, nowMs })
        if (verdict.kind !== 'signed-in') return { kind: 'refuse', refusal: verdict }
        await keepSignInState(writing, account.accountId, verdict.state)
        return { kind: 'record', subject, result: {} }
      },
    )
    if (recorded.kind === 'refused') return recorded.refusal
    if (recorded.kind === 'request-id-reused') return { kind: 'reused' }
    // A lock-out holds for a request that went through before it, too.
    if (recorded.kind === 'repeated') {
      return decideSignIn(await fresh(ledger.read), { passwordIsRight, nowMs })
    }
    return { kind: 'signed-in', state: freshSignInState }
  }

  const recorded = await ledger.writer.record<SignInVerdict, never>(
    { requestId: attempt.requestId, kind: refusedKind(kind), operator, payload: {} },
    async (writing) => {
      const verdict = decideSignIn(await fresh(writing.read), { passwordIsRight, nowMs })
      await keepSignInState(writing, account.accountId, verdict.state)
      return { kind: 'record', subject, result: verdict }
    },
  )
  if (recorded.kind === 'request-id-reused') return { kind: 'reused' }
  if (recorded.kind === 'refused') return { kind: 'unknown' }
  return recorded.result
}

function refusedKind(kind: Attempt['kind']): string {
  return `${kind}Refused`
}

function verdictFrom(result: string): SignInVerdict {
  // The ledger's own words, written by `recordAttempt`.
  return JSON.parse(result) as SignInVerdict
}

/** The action that a request id has made, null where it is new. */
export async function findAction(
  ledger: Ledger,
  requestId: string,
): Promise<{
  readonly kind: string
  readonly accountId: number | null
  readonly result: string
} | null> {
  const row = await ledger.read
    .selectFrom('action')
    .select(['kind', 'account_id', 'result'])
    .where('request_id', '=', requestId)
    .executeTakeFirst()
  return row === undefined
    ? null
    : { kind: row.kind, accountId: row.account_id, result: row.result }
}

type SignInErrors = {
  readonly WRONG_PASSWORD: (options: { message?: string; data: { triesLeft?: number } }) => Error
  readonly LOCKED_OUT: (options: { data: { until: string } }) => Error
  readonly REQUEST_ID_REUSED: () => Error
}

/** Throws the declared error of an attempt that failed. */
export function refuse(
  verdict: AttemptVerdict,
  errors: SignInErrors,
  wrongPassword?: { readonly message: string },
): void {
  switch (verdict.kind) {
    case 'signed-in':
      return
    case 'wrong-password':
      throw errors.WRONG_PASSWORD({ ...wrongPassword, data: { triesLeft: verdict.triesLeft } })
    case 'unknown':
      throw errors.WRONG_PASSWORD({ data: {} })
    case 'locked-out':
      throw errors.LOCKED_OUT({ data: { until: verdict.until } })
    case 'reused':
      throw errors.REQUEST_ID_REUSED()
  }
}
