import { assert, getDefined } from '../../shared/kernel/assert.ts'

export type Weighted = { readonly name: string; readonly target: number }

/**
 * Shares out a whole number in proportion to targets by largest remainders, ties to the earlier:
 * the parts always add up to the whole.
 */
export function apportion(count: number, among: readonly Weighted[]): readonly number[] {
  const total = among.reduce((sum, { target }) => sum + target, 0)
  assert(total > 0 && Number.isSafeInteger(count * total), 'nothing to share out by')
  const parts = among.map(({ target }) => Math.floor((count * target) / total))
  const remainders = among.map(({ target }, index) => ({
    index,
    remainder: (count * target) % total,
  }))
  remainders.sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  const left = count - parts.reduce((sum, part) => sum + part, 0)
  for (const { index } of remainders.slice(0, left)) {
    parts[index] = getDefined(parts[index], 'a part') + 1
  }
  return parts
}
