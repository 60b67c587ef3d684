import { describe, expect, test } from 'vitest'
import { getDay } from '../../../shared/kernel/day.ts'
import { matchPerson } from './match-person.ts'
import { mostRivals } from './model.ts'
import type { MatchCandidate, MatchRow } from './model.ts'
import { readGroup } from './group.ts'

const village = 1
/** 59 01 51 practice numbers; the check characters are the kernel's business. */
const number = '590151198503120011'

function aPerson(differing: Partial<MatchCandidate> = {}): MatchCandidate {
  return {
    personId: 1,
    name: '张丽华',
    idNumber: number,
    birthDate: getDay('1985-03-12'),
    villageId: village,
    group: null,
    sex: 'female',
    headName: '张建国',
    ...differing,
  }
}

function aRow(differing: Partial<MatchRow> = {}): MatchRow {
  return {
    name: '张丽华',
    idNumber: null,
    birth: '1985-03-12',
    villageId: village,
    group: null,
    sex: null,
    headName: null,
    ...differing,
  }
}

const verdictOf = (row: Partial<MatchRow>, person: Partial<MatchCandidate> = {}) =>
  matchPerson(aRow(row), [aPerson(person)]).verdict

describe('一行对一个人', () => {
  test.each<[string, Partial<MatchRow>, string]>([
    ['姓名、出生日期、村都相同', {}, 'same'],
    ['村没写', { villageId: null }, 'same'],
    ['只到月，同村', { birth: '1985-03' }, 'same'],
    ['同音不同字，出生日期相同，同村', { name: '张莉华' }, 'same'],
    ['同音不同字，只到月，同村', { name: '张莉华', birth: '1985-03' }, 'same'],
    ['繁体，出生日期相同，村没写', { name: '張麗華', villageId: null }, 'same'],
    ['形近字，只到月，同村', { name: '张俪华', birth: '1985-03' }, 'same'],
    ['同音不同字，出生日期相同，村没写', { name: '张莉华', villageId: null }, 'likely'],
    ['姓名、出生日期相同，不同村', { villageId: 2 }, 'likely'],
    ['没有出生日期，同村', { birth: null }, 'likely'],
    ['只到年，同村', { birth: '1985' }, 'likely'],
    ['出生日期错一位', { birth: '1985-03-22' }, 'likely'],
    ['出生日期月日颠倒', { birth: '1985-12-03' }, 'likely'],
    ['性别不同', { sex: 'male' }, 'likely'],
    ['有字没显示出来', { name: '张？华' }, 'likely'],
    ['读音相近', { name: '张你华' }, 'likely'],
    ['差一个字，可能是双胞胎', { name: '张丽娟' }, 'likely'],
    ['同音不同字，别的都没有', { name: '张莉华', birth: null, villageId: null }, 'none'],
    ['同名，出生日期不同', { birth: '1987-06-01' }, 'none'],
    ['同名，出生年月不同', { birth: '1987-06' }, 'none'],
    ['同名同月，不同村，只到月', { birth: '1985-03', villageId: 2 }, 'likely'],
    ['同音不同字，同年不同日', { name: '张莉华', birth: '1985-08-30' }, 'none'],
    ['姓名不同，出生日期、村相同', { name: '李春梅' }, 'none'],
    ['没有姓名', { name: '（空）…' }, 'none'],
    ['出生日期写坏了', { birth: '1985.13' }, 'likely'],
  ])('%s：%j → %s', (_, row, verdict) => {
    expect(verdictOf(row)).toBe(verdict)
  })

  test.each<[string, Partial<MatchRow>, string]>([
    ['出生日期、村都相同', {}, 'same'],
    ['同音不同字，出生日期、村都相同', { name: '张莉' }, 'same'],
    ['同音不同字，只到月', { name: '张莉', birth: '1985-03' }, 'likely'],
    ['两个字都是同音', { name: '章莉' }, 'likely'],
    ['另一个字不同', { name: '张红' }, 'none'],
    ['没有出生日期', { birth: null }, 'likely'],
  ])('两个字的姓名证据弱：%s：%j → %s', (_, row, verdict) => {
    expect(verdictOf({ name: '张丽', ...row }, { name: '张丽' })).toBe(verdict)
  })

  test('双胞胎样样相同，姓名不同就是另一个人', () => {
    const house = { sex: 'female', headName: '张建国', group: '3组' } as const
    const twin = { name: '张红', birth: '1985-03-12', ...house }
    expect(verdictOf(twin, { name: '张丽', group: '三组' })).toBe('none')
    expect(verdictOf({ ...house, name: '张丽' }, { name: '张丽', group: '三组' })).toBe('same')
  })

  test('每条理由一句话，分数是各条之和', () => {
    const { score, reasons } = matchPerson(aRow({ name: '张莉华', sex: 'female' }), [aPerson()])
    expect(reasons).toEqual([
      { code: 'homophone', points: 41, text: '姓名同音不同字：张莉华／张丽华' },
      { code: 'birth-same', points: 35, text: '出生日期相同：1985-03-12' },
      { code: 'village-same', points: 15, text: '同村（社区）' },
      { code: 'sex-same', points: 2, text: '性别相同' },
    ])
    // 41 + 35 + 15 + 2
    expect(score).toBe(93)
  })

  test('户主和组相同更可信，不同只略减', () => {
    const scoreOf = (row: Partial<MatchRow>) =>
      matchPerson(aRow({ name: '张莉华', ...row }), [aPerson({ group: '第三村民小组' })]).score
    const plain = scoreOf({})
    expect(scoreOf({ headName: '張建國' })).toBe(plain + 8)
    expect(scoreOf({ headName: '李四' })).toBe(plain - 3)
    expect(scoreOf({ group: '3组' })).toBe(plain + 3)
    expect(scoreOf({ group: '四组' })).toBe(plain - 3)
  })

  test('各样都合，分数也不过 100', () => {
    const row = aRow({ idNumber: number, sex: 'female', headName: '张建国' })
    expect(matchPerson(row, [aPerson()]).score).toBe(100)
  })
})

describe('身份证号只作参考', () => {
  const without = { villageId: null, name: '张莉华' }
  test.each<[string, string, string]>([
    ['错一位', '590151198503120021', 'number-one-digit'],
    ['相邻两位颠倒', '590151198503210011', 'number-one-digit'],
    ['少一位', '59015119850312011', 'number-one-digit'],
    ['多一位', '5901511985031200111', 'number-one-digit'],
    ['15 位旧号', '590151850312001', 'number-same'],
    ['残疾证号后两位', `${number}43`, 'number-same'],
    ['全角', '５９０１５１１９８５０３１２００１１', 'number-same'],
  ])('%s：%s', (_, idNumber, code) => {
    const { reasons } = matchPerson(aRow({ ...without, idNumber }), [aPerson()])
    expect(reasons.map((reason) => reason.code)).toContain(code)
  })

  test.each(['5.90151E+17', '不详', '', '59015119850312', '12345'])('“%s”不算号码', (idNumber) => {
    const { reasons } = matchPerson(aRow({ ...without, idNumber }), [aPerson()])
    expect(reasons.filter(({ code }) => code.startsWith('number'))).toEqual([])
  })

  test('错一位加上姓名相同，没有出生日期，仍要人看', () => {
    const row = { idNumber: '590151198503120021', birth: null }
    expect(verdictOf(row)).toBe('likely')
    expect(verdictOf({ ...row, villageId: null })).toBe('likely')
  })

  test('号码相同、姓名毫不相干，要人看', () => {
    expect(verdictOf({ idNumber: number, name: '李春梅' })).toBe('likely')
  })

  test('号码相同、姓名相同，不用出生日期也是本人', () => {
    expect(verdictOf({ idNumber: number, birth: null, villageId: null })).toBe('same')
  })

  test('另一个校验位正确的号码，不能自动认定', () => {
    // 11010519491231002X is the example of GB 11643-1999.
    const row = { idNumber: '11010519491231002X', sex: 'female', headName: '张建国' } as const
    expect(verdictOf(row)).not.toBe('same')
    expect(verdictOf({ ...row, idNumber: null })).toBe('same')
  })
})

describe('一行对几个人', () => {
  test('姓名一样的和同音的，取一样的', () => {
    const twin = aPerson({ personId: 2, name: '张莉华' })
    const { verdict, candidate, rivals } = matchPerson(aRow(), [twin, aPerson()])
    expect(verdict).toBe('same')
    expect(candidate?.personId).toBe(1)
    expect(rivals.map((rival) => rival.candidate.personId)).toEqual([1, 2])
  })

  test('两个人一样像，交人挑选，两边的理由都在', () => {
    const other = aPerson({ personId: 2, birthDate: getDay('1985-03-30') })
    const result = matchPerson(aRow({ birth: '1985-03' }), [other, aPerson()])
    expect(result.verdict).toBe('ambiguous')
    expect(result.candidate).toBeNull()
    expect(result.rivals.map((rival) => rival.candidate.personId)).toEqual([1, 2])
    for (const rival of result.rivals) expect(rival.reasons[0]?.code).toBe('name-identical')
  })

  test('没显示出来的字，双胞胎两个都可能', () => {
    const twin = aPerson({ personId: 2, name: '张丽娟' })
    expect(matchPerson(aRow({ name: '张丽？' }), [aPerson(), twin]).verdict).toBe('ambiguous')
  })

  test('没有人', () => {
    expect(matchPerson(aRow(), [])).toEqual({
      verdict: 'none',
      score: 0,
      reasons: [],
      candidate: null,
      rivals: [],
    })
  })

  test(`同名太多，只列 ${mostRivals} 个`, () => {
    const many = Array.from({ length: 30 }, (_, index) => aPerson({ personId: index + 1 }))
    const { verdict, rivals } = matchPerson(aRow({ birth: null }), many)
    expect(verdict).toBe('ambiguous')
    expect(rivals).toHaveLength(mostRivals)
  })
})

test.each([
  ['3组', '3'],
  ['三组', '3'],
  ['第三村民小组', '3'],
  ['０３ 组', '3'],
  ['十二组', '12'],
  ['二十组', '20'],
  ['十组', '10'],
  ['一〇组', '10'],
  ['湾里组', '湾里'],
  ['第一生产队', '1'],
  ['组', null],
  [null, null],
])('组“%s”读作 %s', (written, expected) => {
  expect(readGroup(written)).toBe(expected)
})
