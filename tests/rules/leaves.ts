/** One condition of a pack, compiled. */
import { expect } from 'vitest'
import { compileCondition } from '../../src/main/rules/conditions.ts'
import type { Leaf } from '../../src/main/rules/leaf.ts'
import type { ConditionDocument } from '../../src/main/rules/pack-document.ts'
import { getDefined } from '../../src/shared/kernel/assert.ts'
import { wordsOf } from './support.ts'

/** Of no notice, so that it cannot come from elsewhere. */
export const clause = '九（九）'

/** The one condition that is written. */
export function leafOf(policy: string, when: ConditionDocument): Leaf {
  const { leaves } = compileCondition(when, { words: wordsOf(policy), clause })
  expect(leaves).toHaveLength(1)
  return getDefined(leaves[0], 'leaf')
}
