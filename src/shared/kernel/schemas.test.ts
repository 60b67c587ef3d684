import { describe, expect, test } from 'vitest'
import { typedText, typedTextOrNone } from './schemas.ts'

describe('录入的文字', () => {
  test.each([
    ['控制字符', 'a\u0007b'],
    ['换行', '第一行\n第二行'],
    ['行分隔符', 'a\u2028b'],
    ['段分隔符', 'a\u2029b'],
    ['半个字', 'a\ud842b'],
    ['反向书写标记', 'a\u202eb'],
    ['零宽空格', 'a\u200bb'],
    ['非字符 FFFE', 'a\ufffeb'],
    ['非字符 FFFF', 'a\uffffb'],
    ['非字符 FDD0', 'a\ufdd0b'],
    ['非字符 1FFFE', 'a\u{1fffe}b'],
  ])('含有%s的不收', (_what, text) => {
    for (const schema of [typedText(60, '备注'), typedTextOrNone(60, '备注')]) {
      const { error } = schema.safeParse(text)
      expect(error?.issues[0]?.message).toBe('备注含有不可见的控制字符，请删去')
    }
  })

  test.each(['周玉𬭸', '㛃', '=1+1', '三组、四组　已走访'])('“%s”照收', (text) => {
    expect(typedText(60, '备注').parse(text)).toBe(text)
  })

  test('前后空格去掉；空着的只有备注一类可以', () => {
    expect(typedText(60, '理由').parse(' 村选错 ')).toBe('村选错')
    expect(typedText(60, '理由').safeParse('  ').success).toBe(false)
    expect(typedTextOrNone(60, '备注').parse('  ')).toBe('')
  })
})
