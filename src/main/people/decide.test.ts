import { expect, test } from 'vitest'
import { decideSearch } from './decide.ts'

test.each([
  ['5901511994', [['id_number', '5901511994', false]]],
  ['590151199401115521', [['id_number', '590151199401115521', true]]],
  // People say the last four aloud; they may also be the beginning of a number.
  [
    '5521',
    [
      ['id_tail', '5521', true],
      ['id_number', '5521', false],
    ],
  ],
  [
    '552x',
    [
      ['id_tail', '552X', true],
      ['id_number', '552X', false],
    ],
  ],
  [
    '５５２１',
    [
      ['id_tail', '5521', true],
      ['id_number', '5521', false],
    ],
  ],
  ['59', [['id_number', '59', false]]],
  [
    'lxy',
    [
      ['initials', 'lxy', true],
      ['pinyin', 'lxy', true],
      ['pinyin', 'lxy', false],
      ['initials', 'lxy', false],
      ['name', 'lxy', false],
    ],
  ],
  [
    'Li Xiaoyu',
    [
      ['initials', 'lixiaoyu', true],
      ['pinyin', 'lixiaoyu', true],
      ['pinyin', 'lixiaoyu', false],
      ['initials', 'lixiaoyu', false],
      ['name', 'Li Xiaoyu', false],
    ],
  ],
  [
    '李 小钰',
    [
      ['name', '李小钰', true],
      ['name', '李小钰', false],
    ],
  ],
  [
    '𬭸',
    [
      ['name', '𬭸', true],
      ['name', '𬭸', false],
    ],
  ],
  ['   ', []],
])('查找“%s”', (typed, expected) => {
  expect(decideSearch(typed).map(({ column, text, whole }) => [column, text, whole])).toEqual(
    expected,
  )
})
