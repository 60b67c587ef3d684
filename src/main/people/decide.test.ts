import { expect, test } from 'vitest'
import { decideSearch } from './decide.ts'

test.each([
  // The beginning of a number; a household's number may look so too.
  [
    '5901511994',
    [
      ['household', '5901511994', true],
      ['id_number', '5901511994', false],
      ['household', '5901511994', false],
    ],
  ],
  [
    '590151199401115521',
    [
      ['id_number', '590151199401115521', true],
      // Nobody has it any more: whoever had it.
      ['former_number', '590151199401115521', true],
    ],
  ],
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
  // A syllable is somebody's surname before it is the beginning of one.
  [
    'Li',
    [
      ['initials', 'li', true],
      ['pinyin', 'li', true],
      ['surname', 'li', true],
      ['pinyin', 'li', false],
      ['initials', 'li', false],
      ['name', 'Li', false],
    ],
  ],
  [
    '李 小钰',
    [
      ['name', '李小钰', true],
      ['name', '李小钰', false],
      ['village', '李小钰', false],
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
  // Fifteen digits are looked up as the eighteen that they became.
  [
    '590151900307123',
    [
      ['id_number', '590151199003071236', true],
      ['household', '590151900307123', true],
      ['id_number', '590151900307123', false],
      ['former_number', '590151199003071236', true],
      ['household', '590151900307123', false],
    ],
  ],
  [
    '138 0013 8000',
    [
      ['phone', '13800138000', true],
      ['household', '13800138000', true],
      ['id_number', '13800138000', false],
      ['household', '13800138000', false],
    ],
  ],
  ['+86 138-0013-8000', [['phone', '13800138000', true]]],
  // Seven digits on, what begins with 0 or 1 is the beginning of a telephone too.
  ['1380013', [['phone', '1380013', false]]],
  ['023-4567', [['phone', '0234567', false]]],
  [
    'e1234567',
    [
      ['id_number', 'E1234567', true],
      ['former_number', 'E1234567', true],
    ],
  ],
  ['E12', [['id_number', 'E12', false]]],
  [
    'R500123456',
    [
      ['id_number', 'R500123456', true],
      ['former_number', 'R500123456', true],
    ],
  ],
  [
    'USA110090030701',
    [
      ['id_number', 'USA110090030701', true],
      ['former_number', 'USA110090030701', true],
    ],
  ],
  [
    '户主李小钰',
    [
      ['name', '户主李小钰', true],
      ['head', '李小钰', true],
      ['name', '户主李小钰', false],
      ['village', '户主李小钰', false],
    ],
  ],
  [
    '李小钰家',
    [
      ['name', '李小钰家', true],
      ['head', '李小钰', true],
      ['name', '李小钰家', false],
      ['village', '李小钰家', false],
    ],
  ],
  [
    '平安村 王芳',
    [
      ['name', '平安村王芳', true],
      ['name', '平安村王芳', false],
      ['village', '平安村王芳', false],
      ['village', '平安村', false],
    ],
  ],
])('查找“%s”', (typed, expected) => {
  const steps = decideSearch(typed).map(({ column, text, whole }) => [column, text, whole])
  // Of a telephone only that it is asked for first: the rest is as for any digits.
  const isPhone = expected.length === 1 && expected[0]?.[0] === 'phone'
  expect(isPhone ? steps.slice(0, 1) : steps).toEqual(expected)
})

test('“平安村 王芳”只要这个村里叫这个名字的', () => {
  expect(decideSearch('平安村 王芳').at(-1)).toEqual({
    column: 'village',
    text: '平安村',
    whole: false,
    name: '王芳',
  })
})
