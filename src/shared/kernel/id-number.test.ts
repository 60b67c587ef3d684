import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayFromNumber, dayNumberOf, getDay } from './day.ts'
import { checkCharacterOf, normalizeIdNumber, readIdNumber } from './id-number.ts'
import type { IdNumberReading, IdNumberRefusal } from './id-number.ts'

const office = { practice: false, today: getDay('2023-11-20') }
const practice = { ...office, practice: true }

function refusalOf(reading: IdNumberReading): IdNumberRefusal | 'read' {
  return reading.kind === 'refused' ? reading.refusal : 'read'
}

/*
 * The check characters are worked out by hand: digits times the weights 7 9 10 5 8 4 2 1 6 3 7 9 10
 * 5 8 4 2, and the remainder of 11 picks from 1 0 X 9 8 7 6 5 4 3 2.
 */
describe('读得出的号码', () => {
  test.each([
    // The example of GB 11643-1999; sequence 002 is even, a woman.
    // 7+9+0+5+0+20+2+9+24+27+7+18+30+5+0+0+4 = 167 = 15 × 11 + 2 → X
    ['11010519491231002X', { birthDate: '1949-12-31', sex: 'female', regionCode: '110105' }],
    // The standard's second example, a man of 143 years; sequence 001.
    // 28+36+0+25+16+16+2+8+48+0+0+9+0+5+0+0+2 = 195 = 17 × 11 + 8 → 4
    ['440524188001010014', { birthDate: '1880-01-01', sex: 'male', regionCode: '440524' }],
    // 21+36+0+25+16+16+2+9+48+0+0+9+0+5+0+0+2 = 189 = 17 × 11 + 2 → X
    ['34052419800101001X', { birthDate: '1980-01-01', sex: 'male', regionCode: '340524' }],
  ] as const)('%s', (number, expected) => {
    expect(readIdNumber(number, office)).toEqual({
      kind: 'read',
      idNumber: { number, ...expected },
    })
  })

  test.each([
    ['末位小写', '11010519491231002x'],
    ['全角', '１１０１０５１９４９１２３１００２Ｘ'],
    ['全角小写', '１１０１０５１９４９１２３１００２ｘ'],
    ['中间有空格', '110105 19491231 002X'],
    ['前后有空白和换行', '\t 11010519491231002X\n'],
    ['全角空格', '110105　19491231　002X'],
    ['短横', '110105-19491231-002X'],
    ['零宽字符', '\uFEFF110105\u200B19491231002X'],
  ])('录入时%s，读成同一个号码', (_what, typed) => {
    expect(normalizeIdNumber(typed)).toBe('11010519491231002X')
    expect(refusalOf(readIdNumber(typed, office))).toBe('read')
  })

  test.each([
    // 2000 is a leap year, 1900 and 2100 are not.
    ['2000-02-29', '11010520000229001', 'read'],
    ['2004-02-29', '11010520040229001', 'read'],
    ['1900-02-29', '11010519000229001', 'birth-date'],
    ['2001-02-29', '11010520010229001', 'birth-date'],
    ['今天出生', '11010520231120001', 'read'],
    ['明天出生', '11010520231121001', 'birth-date'],
    ['去年二月三十日', '11010520220230001', 'birth-date'],
    ['零月', '11010520220010001', 'birth-date'],
    ['十三月', '11010520221301001', 'birth-date'],
    ['零日', '11010520220100001', 'birth-date'],
    ['1800 年以前', '11010517991231001', 'birth-date'],
  ] as const)('出生日期 %s', (_what, first17, expected) => {
    const number = first17 + checkCharacterOf(first17)
    expect(refusalOf(readIdNumber(number, office))).toBe(expected)
  })
})

describe('读不出的号码，每种都有一句话', () => {
  test.each([
    [
      '110105491231002',
      'fifteen-digits',
      '这是 15 位旧号码，请按二代身份证或户口簿录入 18 位号码。',
    ],
    ['', 'length', '身份证号应为 18 位，现在是 0 位，请核对后重新录入。'],
    ['1101051949123100', 'length', '身份证号应为 18 位，现在是 16 位，请核对后重新录入。'],
    ['11010519491231002', 'length', '身份证号应为 18 位，现在是 17 位，请核对后重新录入。'],
    ['11010519491231002X1', 'length', '身份证号应为 18 位，现在是 19 位，请核对后重新录入。'],
    [
      '1101051949123100AX',
      'character',
      '身份证号前 17 位只能是数字，末位是数字或 X，请核对后重新录入。',
    ],
    [
      'X1010519491231002X',
      'character',
      '身份证号前 17 位只能是数字，末位是数字或 X，请核对后重新录入。',
    ],
    [
      '11010519491231002Y',
      'character',
      '身份证号前 17 位只能是数字，末位是数字或 X，请核对后重新录入。',
    ],
    [
      '590001196001010014',
      'practice-only',
      '59 开头的是练习用号码，正式单位不能录入，请核对证件。',
    ],
    [
      '60010519491231002X',
      'region',
      '身份证号前两位 60 不是任何省份的代码，请核对证件后重新录入。',
    ],
    [
      '11010519491331002X',
      'birth-date',
      '身份证号中的出生日期 1949-13-31 不是有效日期，请核对证件后重新录入。',
    ],
    [
      '110105202311210014',
      'birth-date',
      '身份证号中的出生日期 2023-11-21 晚于今天，请核对证件后重新录入。',
    ],
    [
      '110105194912310021',
      'check-digit',
      '身份证号校验位不符，其中至少有一位录错，请对照证件逐位核对后重新录入。',
    ],
  ] as const)('%s 是 %s', (typed, refusal, text) => {
    expect(readIdNumber(typed, office)).toEqual({ kind: 'refused', refusal, text })
  })

  test('几处都错时，按固定次序说第一处', () => {
    // Practice prefix, no such day and a wrong check digit at once.
    expect(refusalOf(readIdNumber('590001194913310021', office))).toBe('practice-only')
    expect(refusalOf(readIdNumber('600001194913310021', office))).toBe('region')
    expect(refusalOf(readIdNumber('110001194913310021', office))).toBe('birth-date')
  })
})

describe('练习号码', () => {
  // 35+81+0+0+0+4+2+9+36+0+0+9+0+5+0+0+2 = 183 = 16 × 11 + 7 → 5
  const number = '590001196001010015'

  test('练习单位能录入，正式单位不能', () => {
    expect(refusalOf(readIdNumber(number, practice))).toBe('read')
    expect(refusalOf(readIdNumber(number, office))).toBe('practice-only')
  })

  test('练习单位仍查校验位，也收正式号码', () => {
    expect(refusalOf(readIdNumber('590001196001010016', practice))).toBe('check-digit')
    expect(refusalOf(readIdNumber('11010519491231002X', practice))).toBe('read')
  })
})

/** Valid numbers of people born from 1900 to the fixed today. */
const validNumbers = fc
  .record({
    region: fc.constantFrom('110105', '500151', '340524', '710101', '990001'),
    birth: fc
      .integer({ min: dayNumberOf(getDay('1900-01-01')), max: dayNumberOf(office.today) })
      .map((dayNumber) => dayFromNumber(dayNumber).replaceAll('-', '')),
    sequence: fc.integer({ min: 0, max: 999 }).map((sequence) => String(sequence).padStart(3, '0')),
  })
  .map(({ region, birth, sequence }) => {
    const first17 = `${region}${birth}${sequence}`
    return first17 + checkCharacterOf(first17)
  })

describe('对任何号码', () => {
  test('算出的号码都读得出，任何一位录错都读不出', () => {
    fc.assert(
      fc.property(
        validNumbers,
        fc.integer({ min: 0, max: 17 }),
        fc.integer({ min: 1, max: 10 }),
        (number, at, shift) => {
          expect(refusalOf(readIdNumber(number, office))).toBe('read')
          const alphabet = at === 17 ? '0123456789X' : '0123456789'
          const was = alphabet.indexOf(number.charAt(at))
          const other = alphabet.charAt((was + shift) % alphabet.length)
          if (other === number.charAt(at)) return
          const wrong = number.slice(0, at) + other + number.slice(at + 1)
          expect(refusalOf(readIdNumber(wrong, office))).not.toBe('read')
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('相邻两位录颠倒也读不出', () => {
    fc.assert(
      fc.property(validNumbers, fc.integer({ min: 0, max: 15 }), (number, at) => {
        const [a, b] = [number.charAt(at), number.charAt(at + 1)]
        if (a === b) return
        const wrong = number.slice(0, at) + b + a + number.slice(at + 2)
        expect(refusalOf(readIdNumber(wrong, office))).not.toBe('read')
      }),
      { numRuns: 2000 },
    )
  })

  test('乱敲什么都不出错，只有读出或一句话', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40, unit: 'binary' }), (typed) => {
        const reading = readIdNumber(typed, office)
        if (reading.kind === 'refused') expect(reading.text).toMatch(/。$/u)
      }),
    )
  })
})
