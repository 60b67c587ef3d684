import { ORPCError } from '@orpc/client'
import { expect, test } from 'vitest'
import { fieldErrorsFrom, findTrouble } from './register-input.ts'

function refusal(code: string): ORPCError<string, unknown> {
  return new ORPCError(code, { defined: true, status: 422, message: `${code} 的原因` })
}

test.each([
  ['PAY_DAY_PAST', { payDay: '请改为今天或以后的日期' }],
  ['VILLAGE_NOT_FOUND', { village: 'VILLAGE_NOT_FOUND 的原因' }],
  ['ID_NUMBER_REFUSED', { idNumber: 'ID_NUMBER_REFUSED 的原因' }],
])('%s 只在那一栏说，表单下面不再说一遍', (code, fields) => {
  expect(fieldErrorsFrom(refusal(code))).toEqual(fields)
  expect(findTrouble(refusal(code))).toBeNull()
})

test('不属于哪一栏的在表单下面说', () => {
  const error = refusal('ALREADY_REGISTERED')
  expect(fieldErrorsFrom(error)).toEqual({})
  expect(findTrouble(error)).toBe(error)
  expect(findTrouble(null)).toBeNull()
})
