import { expect, test } from 'vitest'
import { firstSyllableOf, soundOf } from './pinyin.ts'

test.each([
  ['王小明', 'wangxiaoming', 'wxm'],
  // 单, 曾, 仇, 解 sound otherwise as surnames.
  ['单雄信', 'shanxiongxin', 'sxx'],
  ['曾国强', 'zengguoqiang', 'zgq'],
  ['解晓东', 'xiexiaodong', 'xxd'],
  ['欧阳娜', 'ouyangna', 'oyn'],
  ['吕秀兰', 'lvxiulan', 'lxl'],
  ['阿依古丽·买买提', 'ayigulimaimaiti', 'ayglmmt'],
])('%s 读作 %s，首字母 %s', (name, pinyin, initials) => {
  expect(soundOf(name)).toEqual({ pinyin, initials })
})

test.each([
  ['梁安', 'liang'],
  ['单雄信', 'shan'],
  ['欧阳娜', 'ou'],
])('%s 的姓读作 %s', (name, syllable) => {
  expect(firstSyllableOf(name)).toBe(syllable)
})
