import { expect, test } from 'vitest'
import { groupProblems } from './group-problems.ts'

const differs = (line: number, term: string, yuan: string) => ({
  file: '修改',
  line,
  column: 5,
  text: `“${term}”个人缴 ${yuan} 元加资助 342.00 元，不等于第 1 档标准 400.00 元，请对照通知改正。`,
})
const missing = { file: '修改', line: 3, column: 1, text: '缺少“clause”，请补上。' }

test('同一种错写在一起，数清有几处、在哪几行', () => {
  const first = differs(5, '低保对象', '38.00')
  const groups = groupProblems([
    first,
    missing,
    differs(9, '特困人员', '0.00'),
    differs(9, '孤儿', '0'),
  ])
  expect(groups).toEqual([
    { first, count: 3, otherLines: [9] },
    { first: missing, count: 1, otherLines: [] },
  ])
})

test('说的不是一回事、不在一个文件的各是各的', () => {
  const elsewhere = { ...missing, file: '新政策包' }
  const other = { ...missing, text: '多了“when”，请删去。' }
  expect(groupProblems([missing, elsewhere, other]).map(({ count }) => count)).toEqual([1, 1, 1])
})

test('没有错就没有组', () => {
  expect(groupProblems([])).toEqual([])
})
