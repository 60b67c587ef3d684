import { expect, test } from 'vitest'
import { intentFor } from './intent.ts'

test('没有回音时再试，请求编号不变，哪怕表改过', () => {
  const first = intentFor(null, 'a')
  expect(intentFor(first, 'a')).toBe(first)
  expect(intentFor(first, 'b')).toBe(first)
})

test('被拒绝后原样再试，请求编号不变；改过的表用新编号', () => {
  const first = intentFor(null, 'a')
  const refused = { ...first, refusedPayload: 'a' }
  expect(intentFor(refused, 'a').requestId).toBe(first.requestId)
  const changed = intentFor(refused, 'b')
  expect(changed.requestId).not.toBe(first.requestId)
  expect(changed.refusedPayload).toBeNull()
})

test('每次新的办理都有自己的请求编号', () => {
  expect(intentFor(null, 'a').requestId).not.toBe(intentFor(null, 'a').requestId)
})
