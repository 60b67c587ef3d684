/** The values that a finding names: each once, shared between answers, by year and reading. */
import { expect, test } from 'vitest'
import { optionOf } from '../../src/main/rules/readings.ts'
import { compileValues } from '../../src/main/rules/values.ts'
import type { ValueMaker } from '../../src/main/rules/values.ts'
import { caseOf } from './support.ts'

const stands = { clause: '二', source: '政策包' }
const c = caseOf('national-2025', { coverageYear: 2027 })
const inCase = (coverageYear: number, ...choices: readonly number[]) => ({
  ...c,
  coverageYear,
  choices,
})
/** Names the coverage year and the options of two readings. */
const byReadings: ValueMaker = {
  readings: [0, 1],
  make: ({ coverageYear, choices }) => {
    return { name: '期限', value: `${coverageYear} ${choices.join(' ')}`, ...stands }
  },
}

test('没有数值就不写', () => {
  expect(compileValues([])(c)).toBeUndefined()
})

test('年度和读法都一样的，是同一份，谁也改不了', () => {
  const valuesOf = compileValues([byReadings])
  const first = valuesOf(inCase(2027, 0, 1))
  expect(first).toEqual([{ name: '期限', value: '2027 0 1', ...stands }])
  expect(valuesOf(inCase(2027, 0, 1))).toBe(first)
  expect([first, first?.[0]].map(Object.isFrozen)).toEqual([true, true])
})

test('年度、读法有一样不同，就各是各的', () => {
  const valuesOf = compileValues([byReadings])
  // 64 years apart, and options swapped: keys that a careless sum would take for the same.
  const asked = [
    [2025, 0, 0],
    [2025, 1, 0],
    [2025, 0, 1],
    [2025, 1, 1],
    [2089, 0, 0],
    [2089, 1, 0],
    [2089, 0, 1],
  ] as const
  const named = asked.map(([year, ...choices]) => valuesOf(inCase(year, ...choices))?.[0]?.value)
  expect(named).toEqual(asked.map(([year, ...choices]) => `${year} ${choices.join(' ')}`))
})

test('同名同值的只写一次；同名不同值、同值不同名的都写', () => {
  const make = (name: string, value: number): ValueMaker => ({
    readings: [],
    make: () => ({ name, value, ...stands }),
  })
  const valuesOf = compileValues([
    make('期限', 6),
    make('期限', 6),
    make('期限', 3),
    make('等待', 6),
  ])
  expect(valuesOf(c)?.map(({ name, value }) => [name, value])).toEqual([
    ['期限', 6],
    ['期限', 3],
    ['等待', 6],
  ])
})

test('写数值不算问过读法', () => {
  const asking: ValueMaker = {
    readings: [0],
    make: (asked) => ({ name: '期限', value: optionOf(asked, 0), ...stands }),
  }
  const asked = inCase(2027, 1)
  expect(compileValues([asking])(asked)?.[0]?.value).toBe(1)
  expect(asked.touched).toBe(c.touched)
})
