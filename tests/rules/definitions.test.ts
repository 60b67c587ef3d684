/** Conditions on readings, and named combinations of conditions. */
import { describe, expect, test } from 'vitest'
import type { EnrolmentFacts } from '../../src/main/rules/case.ts'
import { compileCondition, compileDefinition } from '../../src/main/rules/conditions.ts'
import type { ConditionDocument } from '../../src/main/rules/pack-document.ts'
import { clause, leafOf } from './leaves.ts'
import { caseOf, on, shipped, wordsOf } from './support.ts'

const { packs } = shipped

describe('读法和合称', () => {
  const policy = 'dongming-2024'
  const leaf = leafOf(policy, { reading: { 'thirty-percent': 'payable' } })

  test('按读法的条件说出问题和选项；问过的读法记下来', () => {
    const { index, reading } = packs.get(policy).readings.get('thirty-percent')
    const [first, second] = reading.options.map(({ label }) => label)
    const c = caseOf(policy, {})
    expect(c.touched).toBe(0)
    expect(leaf.test(c)).toBe(false)
    expect(c.touched).toBe(1 << index)
    expect(leaf.test({ ...c, choices: c.choices.with(index, 1) })).toBe(true)
    expect(leaf.say(c)).toBe(`“${reading.question}”按“${second}”理解`)
    expect(leaf.sayNot?.(c)).toBe(`“${reading.question}”不按“${second}”理解`)
    expect(first).not.toBe(second)
    const { turns, any, lasting, values } = leaf
    expect({ turns, any, lasting }).toEqual({ turns: null, any: null, lasting: false })
    expect(values.map(({ readings }) => readings)).toEqual([[]])
    expect(values.map(({ make }) => make(c))).toEqual([
      { name: reading.question, value: second, clause: '六', source: '政策包' },
    ])
  })

  test('读法以外的条件先看：别的不符合，读法就没有问过', () => {
    const when = { reading: { 'thirty-percent': 'payable' }, circumstance: ['newborn' as const] }
    const condition = compileCondition(when, { words: wordsOf(policy), clause })
    const c = caseOf(policy, {})
    expect(condition.test(c)).toBe(false)
    expect(c.touched).toBe(0)
  })

  test('没有条件就是什么人都行', () => {
    const { test: holds, leaves } = compileCondition(undefined, { words: wordsOf(policy), clause })
    expect(holds(caseOf(policy, {}))).toBe(true)
    expect(leaves).toEqual([])
  })

  const set = (month: '07' | '12') =>
    ({
      circumstance: ['newborn' as const],
      paidOn: { to: `coverage-year-${month}-31` },
    }) satisfies ConditionDocument
  const either = compileDefinition([set('07'), { coverageYear: [2023] }], {
    words: wordsOf(policy),
    clause,
  })

  test('合称：几组里有一组都符合就行，每一组都说出来', () => {
    const holds = (facts: Partial<EnrolmentFacts>) => either.test(caseOf(policy, facts))
    expect(holds({ circumstance: 'newborn', paidOn: on('2024-07-31') })).toBe(true)
    expect(holds({ circumstance: 'newborn', paidOn: on('2024-08-01') })).toBe(false)
    expect(holds({})).toBe(false)
    expect(holds({ coverageYear: 2023 })).toBe(true)
    expect(either.say(caseOf(policy, {}))).toBe(
      '参保情形是新生儿，且缴费日期在 2024-07-31 及以前，或待遇年度是 2023',
    )
    const { turns, sayNot, lasting } = either
    expect({ turns, sayNot, lasting }).toEqual({ turns: null, sayNot: null, lasting: false })
    expect(either.any?.map((leaves) => leaves.length)).toEqual([2, 1])
    expect(either.values.map(({ make }) => make(caseOf(policy, {})).name)).toEqual(['缴费日期'])
  })

  test('合称也能当条件用', () => {
    const words = wordsOf(policy)
    words.definitions.set('either', either)
    const { leaves, test: holds } = compileCondition({ is: ['either'] }, { words, clause })
    expect(leaves).toEqual([either])
    expect(holds(caseOf(policy, { coverageYear: 2023 }))).toBe(true)
    expect(() => compileCondition({ is: ['neither'] }, { words, clause })).toThrow('neither')
  })
})
