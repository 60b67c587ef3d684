import { expect, test } from 'vitest'
import { plainMatcher } from './matcher.ts'
import { rankOf } from './pick-order.ts'

function sorted(lines: readonly string[], typed: string): readonly string[] {
  return lines.toSorted((a, b) => rankOf(a, typed, plainMatcher) - rankOf(b, typed, plainMatcher))
}

test('键入“重点优抚”，重点优抚对象在在乡重点优抚对象之前', () => {
  const lines = ['在乡重点优抚对象', '重点优抚对象（在乡复员军人）', '重点优抚']
  expect(sorted(lines, '重点优抚')).toEqual(lines.toReversed())
})

test('按拼音开头的在中间才有的之前；一样的照原来的先后', () => {
  const initials: Readonly<Record<string, string>> = { 低: 'd', 保: 'b', 城: 'c', 乡: 'x' }
  const matches = (line: string, typed: string) =>
    Array.from(line)
      .map((each) => initials[each] ?? each)
      .join('')
      .includes(typed)
  const rank = (line: string) => rankOf(line, 'db', matches)
  expect(['低保边缘户', '城乡低保', '低保'].map(rank)).toEqual([2, 3, 2])
})
