import { expect, test, vi } from 'vitest'
import { Trouble } from '../../kernel/trouble.ts'
import { listCalls } from './contract-calls.ts'
import type { ContractCall } from './contract-calls.ts'
import { readInput } from './read-input.ts'

function callNamed(name: string): ContractCall {
  const call = listCalls().find((call) => call.name === name)
  if (call === undefined) throw new Error(name)
  return call
}

function refusalOf(name: string, text: string): string {
  try {
    readInput(callNamed(name), text, () => undefined)
  } catch (error) {
    if (error instanceof Trouble && error.code === 'wrong-call') return error.message
    throw error
  }
  throw new Error('was read')
}

const requestId = 'r-0000001'

test.each([
  ['people.search', '{"text":', '标准输入不是有效的 JSON'],
  ['people.search', '', '字段 text 缺少'],
  ['people.search', '{"text":7}', '字段 text 应当是文字'],
  ['people.search', '[]', '应当是对象'],
  ['people.get', '{"personId":1.5}', '字段 personId 应当是整数'],
  ['people.get', '{"personId":0}', '字段 personId 不能小于 1'],
  ['intake.list', '{"registeredOn":"2023-02-29"}', '字段 registeredOn 不是存在的日期'],
  ['people.search', JSON.stringify({ text: '张'.repeat(65) }), '字段 text 至多 64 个字符'],
  [
    'office.addVillages',
    JSON.stringify({ requestId, names: ['石庙村', ''] }),
    '字段 names[1] 村（社区）名称不能为空',
  ],
  ['office.addVillages', JSON.stringify({ requestId, names: [] }), '字段 names 至少 1 项'],
  ['office.addVillages', JSON.stringify({ requestId: 'x', names: ['石庙村'] }), '字段 requestId'],
  ['office.practise', JSON.stringify({ requestId, office: 'x' }), '只能是 "pulv"、"dongming"'],
  [
    'intake.quote',
    JSON.stringify({
      policy: 'dongming-2024',
      coverageYear: 2024,
      payDay: '2023-11-20',
      tier: 1,
      circumstance: { kind: 'x' },
      birthDate: null,
      identities: [],
    }),
    '字段 circumstance.kind 只能是 "ordinary"、"newborn"',
  ],
])('%s %s 说明哪个字段不对', (name, text, sentence) => {
  expect(refusalOf(name, text)).toContain(sentence)
})

test('with several wrong fields the first is named and the rest are counted', () => {
  expect(refusalOf('office.found', JSON.stringify({ requestId, office: {} }))).toBe(
    'office.found 的输入不对：字段 office.name 缺少（另有 5 处不对）。',
  )
})

test('a write without request id is given one, and is told which', () => {
  const made = vi.fn<(requestId: string) => void>()
  const input = readInput(callNamed('office.addVillages'), '{"names":["石庙村"]}', made)
  expect(made).toHaveBeenCalledOnce()
  expect(input).toEqual({ requestId: made.mock.calls[0]?.[0], names: ['石庙村'] })
})

test('a request id that was given stays, and a query needs none', () => {
  const made = vi.fn<(requestId: string) => void>()
  const given = { requestId, names: ['石庙村'] }
  expect(readInput(callNamed('office.addVillages'), JSON.stringify(given), made)).toEqual(given)
  expect(readInput(callNamed('people.search'), '{"text":"张"}', made)).toEqual({ text: '张' })
  expect(made).not.toHaveBeenCalled()
})

test('what a call without input is given is left aside', () => {
  expect(readInput(callNamed('office.status'), '{"a":1}', () => undefined)).toBeUndefined()
})
