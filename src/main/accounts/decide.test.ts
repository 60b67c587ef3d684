import { describe, expect, test } from 'vitest'
import { decideSignIn, freshSignInState, isLockedOut } from './decide.ts'
import type { SignInState } from './decide.ts'

const now = Date.parse('2023-11-20T02:00:00.000Z')
const minutes = (count: number) => count * 60_000
const wrong = (wrongCount: number): SignInState => ({ wrongCount, lockedUntil: null })

describe('登录', () => {
  test('密码正确即登录，错误次数清零', () => {
    expect(decideSignIn(wrong(4), { passwordIsRight: true, nowMs: now })).toEqual({
      kind: 'signed-in',
      state: freshSignInState,
    })
  })

  // The limit is five in a row: after the n-th wrong one 5 − n are left.
  test.each([
    [0, 4],
    [1, 3],
    [2, 2],
    [3, 1],
  ])('已错 %i 次再错一次，还剩 %i 次', (before, triesLeft) => {
    expect(decideSignIn(wrong(before), { passwordIsRight: false, nowMs: now })).toEqual({
      kind: 'wrong-password',
      state: { wrongCount: before + 1, lockedUntil: null },
      triesLeft,
    })
  })

  test('连续第五次输错，锁定十五分钟', () => {
    const until = '2023-11-20T02:15:00.000Z'
    expect(decideSignIn(wrong(4), { passwordIsRight: false, nowMs: now })).toEqual({
      kind: 'locked-out',
      state: { wrongCount: 5, lockedUntil: until },
      until,
    })
  })

  test('锁定期间密码正确也不能登录，也不再累计', () => {
    const state: SignInState = { wrongCount: 5, lockedUntil: '2023-11-20T02:15:00.000Z' }
    for (const passwordIsRight of [true, false]) {
      const verdict = decideSignIn(state, { passwordIsRight, nowMs: now + minutes(15) - 1 })
      expect(verdict).toEqual({ kind: 'locked-out', state, until: state.lockedUntil })
    }
  })

  test('锁定到期的那一刻起可以登录，重新计数', () => {
    const state: SignInState = { wrongCount: 5, lockedUntil: '2023-11-20T02:15:00.000Z' }
    const nowMs = now + minutes(15)
    expect(decideSignIn(state, { passwordIsRight: true, nowMs }).kind).toBe('signed-in')
    expect(decideSignIn(state, { passwordIsRight: false, nowMs })).toMatchObject({
      kind: 'wrong-password',
      triesLeft: 4,
    })
    expect(isLockedOut(state, nowMs - 1)).toBe(true)
    expect(isLockedOut(state, nowMs)).toBe(false)
  })
})
