import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparableName, lostSign } from './comparable-name.ts'
import { likenessOf, shapeOf } from './look-alikes.ts'
import { nameKeys } from './name-keys.ts'
import { scoreNames } from './score-names.ts'

const codesOf = (one: string, other: string) =>
  scoreNames(one, other).reasons.map(({ code }) => code)

describe('两个姓名怎么比', () => {
  test.each([
    ['张丽华', '张丽华', ['name-identical']],
    ['張麗華', '张丽华', ['name-written-differently']],
    ['张丽华（户主）', '张丽华', ['name-written-differently']],
    ['阿依古丽买买提', '阿依古丽·买买提', ['name-written-differently']],
    ['张丽', '张莉', ['homophone']],
    ['张丽', '章莉', ['homophone']],
    // 单 is shan as a surname, and a given 单 is dan.
    ['单小明', '山小明', ['homophone']],
    ['王单', '王丹', ['homophone']],
    ['刘YAN', '刘䶮', ['homophone']],
    ['刘兰芳', '刘男芳', ['near-homophone']],
    ['陈胜', '陈森', ['near-homophone']],
    ['付强', '傅强', ['surname-habit']],
    ['肖文', '萧文', ['surname-habit']],
    // As a given character 付 is no habit, though it sounds the same.
    ['王付', '王傅', ['homophone']],
    ['王喆', '王哲', ['once-a-variant']],
    ['王堃', '王坤', ['once-a-variant']],
    ['李昇', '李升', ['once-a-variant']],
    ['候明亮', '侯明亮', ['look-alike']],
    ['王未', '王末', ['look-alike']],
    ['佘小云', '余小云', ['look-alike']],
    ['张？丽', '张小丽', ['character-lost']],
    ['周?明', '周䶮䶮明', ['character-lost']],
    ['张华丽', '张丽华', ['characters-swapped']],
    ['阿依古丽', '阿依古丽·买买提', ['part-of-the-name']],
    ['阿卜杜买提', '阿卜杜合买提', ['one-character-differs']],
    ['张小丽', '张小红', ['one-character-differs']],
    ['候小莉', '侯晓利', ['look-alike', 'homophone']],
    ['张丽', '张红', ['name-differs']],
    ['张丽', '张小丽', ['name-differs']],
    ['张？', '张丽', ['name-differs']],
    ['???', '???', ['name-differs']],
    ['', '', ['name-differs']],
    ['张三', '', ['name-differs']],
  ])('%s 与 %s：%j', (one, other, codes) => {
    expect(codesOf(one, other)).toEqual(codes)
  })

  test('写给经办看的是一句话', () => {
    expect(scoreNames('张丽', '张莉').reasons[0]?.text).toBe('姓名同音不同字：张丽／张莉')
  })

  test('整段文字写进姓名栏也比得完，理由只引开头', () => {
    const long = '张丽华，其父已故，'.repeat(5000)
    const { score, reasons } = scoreNames(`${long}某`, long)
    expect(score).toBe(100)
    expect(reasons[0]?.text.length).toBeLessThan(100)
  })

  test('理由里没有看不见的字符', () => {
    expect(scoreNames('张\u{202E}丽', '李春').reasons[0]?.text).toBe('姓名不同：张丽／李春')
  })

  test('越像分越高', () => {
    const scores = ['张丽华', '張麗華', '张俪华', '张莉华', '张你华', '张小华', '李小红'].map(
      (name) => scoreNames(name, '张丽华').score,
    )
    expect(scores.slice(0, 2)).toEqual([100, 100])
    for (const [index, score] of scores.entries()) {
      if (index > 1) expect(score).toBeLessThan(scores[index - 1] ?? 0)
    }
    expect(scores.at(-1)).toBe(0)
  })

  test('两个字的姓名，错一个字扣得更多', () => {
    expect(scoreNames('张丽', '张莉').score).toBeLessThan(scoreNames('张丽华', '张莉华').score)
  })
})

describe('任何文字', () => {
  const anyName = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.string({
      unit: fc.constantFrom(...Array.from('张章丽莉华花小晓侯候？·A（）买提喆哲')),
      maxLength: 7,
    }),
  )

  test('不出错，左右对换分数一样，在 0 到 100 之间', () => {
    fc.assert(
      fc.property(anyName, anyName, (one, other) => {
        const { score, reasons } = scoreNames(one, other)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(100)
        expect(reasons.length).toBeGreaterThan(0)
        const back = scoreNames(other, one)
        expect(back.score).toBe(score)
        expect(back.reasons.map(({ code }) => code)).toEqual(reasons.map(({ code }) => code))
      }),
      { numRuns: 3000 },
    )
  })

  test('与自己比是满分，除非一个字也认不出或有字没显示出来', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const whole = comparableName(name)
        fc.pre(whole !== '' && !whole.includes(lostSign))
        expect(scoreNames(name, name).score).toBe(100)
      }),
      { numRuns: 1000 },
    )
  })

  test('满分就是同一姓名，检索码也相同', () => {
    fc.assert(
      fc.property(anyName, anyName, (one, other) => {
        if (scoreNames(one, other).score < 100) return
        expect(comparableName(one)).toBe(comparableName(other))
        expect(nameKeys(one)).toEqual(nameKeys(other))
      }),
      { numRuns: 3000 },
    )
  })
})

describe('检索码', () => {
  test.each([
    ['同音', '张丽华', '章莉花'],
    ['平翘舌、前后鼻音、n 和 l', '陈兰英', '岑南音'],
    ['拼音代字', '刘YAN', '刘䶮'],
  ])('%s 的读音码相同：%s、%s', (_, one, other) => {
    expect(nameKeys(one).sound).toBe(nameKeys(other).sound)
  })

  test('形近的字形码相同', () => {
    expect(nameKeys('候未').shape).toBe(nameKeys('侯末').shape)
  })

  test('不相干的都不同', () => {
    expect(nameKeys('王小明').sound).not.toBe(nameKeys('李大海').sound)
    expect(nameKeys('王小明').shape).not.toBe(nameKeys('李大海').shape)
  })

  test('一个字也没有的没有检索码', () => {
    expect(nameKeys('???')).toEqual({ sound: '', shape: '' })
  })

  test('形近字的一组不超过二十个，否则检索太粗', () => {
    const groups = new Map<string, number>()
    for (let codePoint = 0x4e_00; codePoint <= 0x9f_ff; codePoint += 1) {
      const shape = shapeOf(String.fromCodePoint(codePoint))
      groups.set(shape, (groups.get(shape) ?? 0) + 1)
    }
    expect(Math.max(...groups.values())).toBeLessThanOrEqual(20)
    expect(Math.max(...groups.values())).toBeGreaterThan(1)
  })

  test('形近字左右对换一样', () => {
    expect(likenessOf('己', '已')).toBe('look-alike')
    expect(likenessOf('已', '己')).toBe('look-alike')
    expect(likenessOf('己', '己')).toBeNull()
  })
})
