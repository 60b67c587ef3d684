/** A question as one line: what is no JSON is answered too, the rest as ever. */
import { expect, test } from 'vitest'
import { decideLine } from '../../src/main/rules/decide-line.ts'
import { decide } from '../../src/main/rules/index.ts'
import { shipped } from './support.ts'

const { packs } = shipped

test.each(['{"id": "q"', '', '{id: 1}', 'null }'])('不是 JSON 的一行：%s', (line) => {
  const text = '这一行不是合格的 JSON，请检查引号、括号和逗号。'
  expect(decideLine(packs, line)).toEqual({
    id: null,
    outcome: 'invalid',
    findings: [{ code: 'bad-input', path: '', text }],
  })
})

test('一行问题，和问题本身的答复一样；本单位确认过的也一样', () => {
  const ground = { kind: 'employee-insurance', joinedOn: '2023-12-31' }
  const facts = {
    coverageYear: 2024,
    paidOn: '2023-12-31',
    paidFen: 38_000,
    appliedOn: '2024-02-01',
  }
  const question = { id: 'q', policy: 'dongming-2024', ask: 'refund', facts: { ...facts, ground } }
  const line = JSON.stringify(question)
  expect(decideLine(packs, line)).toEqual(decide(packs, question))
  const readings = { 'dongming-2024': { 'refund-other-insurance-day': '31-december-excluded' } }
  expect(decideLine(packs, line, { readings }).outcome).toBe('refused')
})
