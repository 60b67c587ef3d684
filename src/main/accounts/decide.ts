/** Whether somebody may sign in. */
import { lockOutMinutes, wrongPasswordLimit } from '../../shared/accounts/model.ts'

export type SignInState = {
  /** Wrong passwords in a row. */
  readonly wrongCount: number
  /** UTC instant, ISO 8601; null where the account is not locked out. */
  readonly lockedUntil: string | null
}

export const freshSignInState: SignInState = { wrongCount: 0, lockedUntil: null }

export type SignInVerdict =
  | { readonly kind: 'signed-in'; readonly state: SignInState }
  | { readonly kind: 'wrong-password'; readonly state: SignInState; readonly triesLeft: number }
  | { readonly kind: 'locked-out'; readonly state: SignInState; readonly until: string }

/** A lock-out holds also against the right password; once it is over, counting starts anew. */
export function decideSignIn(
  state: SignInState,
  attempt: { readonly passwordIsRight: boolean; readonly nowMs: number },
): SignInVerdict {
  const { lockedUntil } = state
  if (lockedUntil !== null && Date.parse(lockedUntil) > attempt.nowMs) {
    return { kind: 'locked-out', state, until: lockedUntil }
  }
  if (attempt.passwordIsRight) return { kind: 'signed-in', state: freshSignInState }
  const wrongCount = (lockedUntil === null ? state.wrongCount : 0) + 1
  if (wrongCount < wrongPasswordLimit) {
    return {
      kind: 'wrong-password',
      state: { wrongCount, lockedUntil: null },
      triesLeft: wrongPasswordLimit - wrongCount,
    }
  }
  const until = new Date(attempt.nowMs + lockOutMinutes * 60_000).toISOString()
  return { kind: 'locked-out', state: { wrongCount, lockedUntil: until }, until }
}

/** Whether an account is locked out at an instant. */
export function isLockedOut(state: SignInState, nowMs: number): boolean {
  return state.lockedUntil !== null && Date.parse(state.lockedUntil) > nowMs
}
