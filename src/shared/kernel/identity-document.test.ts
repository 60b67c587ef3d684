import { describe, expect, test } from 'vitest'
import { certificateCodes } from './certificate-codes.ts'
import { getDay } from './day.ts'
import {
  completeDocument,
  documentKinds,
  documentTypeOfNumber,
  documentTypes,
  guessDocumentType,
  proposeEighteenDigits,
  readDocumentNumber,
} from './identity-document.ts'
import type { DocumentType } from './identity-document.ts'

const office = { practice: false, today: getDay('2023-11-20') }

/*
 * Check characters by hand: digits times 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2, and the remainder of
 * 11 picks from 1 0 X 9 8 7 6 5 4 3 2.
 */
describe('读得出的证件号码', () => {
  test.each([
    // 7+9+0+5+0+20+2+9+24+27+7+18+30+5+0+0+4 = 167 = 15 × 11 + 2 → X
    ['id-card', '11010519491231002x', 'id-card', '11010519491231002X', '1949-12-31', 'female'],
    [
      'household-register',
      '１１０１０５ 19491231 002X',
      'household-register',
      '11010519491231002X',
      '1949-12-31',
      'female',
    ],
    // 56+9+0+0+0+0+2+9+54+0+0+27+0+35+0+0+2 = 194 = 17 × 11 + 7 → 5
    [
      'hmt-residence',
      '810000199003070015',
      'hmt-residence',
      '810000199003070015',
      '1990-03-07',
      'male',
    ],
    // 56+18+0+0+0+0+2+9+54+0+0+27+0+35+0+0+4 = 205 = 18 × 11 + 7 → 5
    [
      'hmt-residence',
      '820000199003070025',
      'hmt-residence',
      '820000199003070025',
      '1990-03-07',
      'female',
    ],
    // 56+27+0+0+0+0+2+9+54+0+0+27+0+35+0+0+2 = 212 = 19 × 11 + 3 → 9
    [
      'hmt-residence',
      '830000199003070019',
      'hmt-residence',
      '830000199003070019',
      '1990-03-07',
      'male',
    ],
    // Typed as an identity card, the number says itself what it is.
    ['id-card', '810000199003070015', 'hmt-residence', '810000199003070015', '1990-03-07', 'male'],
    // 63+9+10+40+32+0+2+9+54+0+0+27+0+35+0+0+2 = 283 = 25 × 11 + 8 → 4
    [
      'foreigner-residence',
      '911840199003070014',
      'foreigner-residence',
      '911840199003070014',
      null,
      null,
    ],
    ['id-card', '911840199003070014', 'foreigner-residence', '911840199003070014', null, null],
    [
      'foreigner-residence',
      'usa 110090030701',
      'foreigner-residence',
      'USA110090030701',
      null,
      null,
    ],
    ['foreign-passport', ' e1234567 ', 'foreign-passport', 'E1234567', null, null],
    ['chinese-passport', 'ej0000001', 'chinese-passport', 'EJ0000001', null, null],
    ['birth-certificate', 'r５00123456', 'birth-certificate', 'R500123456', null, null],
  ] as const)('%s %s', (type, typed, itsType, number, birthDate, sex) => {
    expect(readDocumentNumber(type, typed, office)).toEqual({
      kind: 'read',
      document: { type: itsType, number, birthDate, sex },
    })
  })
})

describe('读不出的，每种都有一句话', () => {
  test.each([
    ['id-card', '110105491231002', 'fifteen-digits'],
    ['household-register', '110105194912310021', 'check-digit'],
    ['hmt-residence', '11010519491231002X', 'region'],
    // 810101 is no code of the residence permit: 56+9+0+5+0+4+2+9+54+0+0+27+0+35+0+0+2 = 203 = 18 × 11 + 5 → 7
    ['id-card', '810101199003070017', 'region'],
    ['hmt-residence', '810000199003070014', 'check-digit'],
    ['foreigner-residence', '11010519491231002X', 'document-number'],
    ['foreigner-residence', '911840199003070015', 'check-digit'],
    ['id-card', '911840199003070015', 'check-digit'],
    ['foreigner-residence', 'US1100900307012', 'document-number'],
    ['foreigner-residence', 'USA11009003070', 'document-number'],
    ['foreigner-residence', 'USA1100900307011', 'document-number'],
    ['foreign-passport', '', 'document-number'],
    ['foreign-passport', 'ABCDEFG', 'document-number'],
    ['foreign-passport', 'E123456789012345', 'document-number'],
    ['foreign-passport', '护照123', 'document-number'],
    ['chinese-passport', '11010519491231002X', 'other-document'],
    ['birth-certificate', 'R50012345', 'document-number'],
    ['birth-certificate', 'R5001234567', 'document-number'],
    ['birth-certificate', '5001234567', 'document-number'],
  ] as const)('%s %s 是 %s', (type, typed, refusal) => {
    const reading = readDocumentNumber(type, typed, office)
    expect(reading).toMatchObject({ kind: 'refused', refusal })
    expect(reading.kind === 'refused' && reading.text).toMatch(/。$/u)
  })
})

describe('15 位旧号码变成的 18 位', () => {
  test.each([
    // The standard's own person: the century and X are put in.
    ['110105491231002', '11010519491231002X'],
    ['１１０１０５ 491231 002', '11010519491231002X'],
    // No 31 February, no such province, and people born before 1900.
    ['110105490231002', null],
    ['600105491231002', null],
    ['110105491231996', null],
    ['110105491231999', null],
    ['11010549123100', null],
    ['11010519491231002X', null],
  ])('%s → %s', (typed, proposed) => {
    expect(proposeEighteenDigits(typed)).toBe(proposed)
  })

  test('最后一个不是百岁老人的顺序码仍可推算', () => {
    // 7+9+0+5+0+20+2+9+24+27+7+18+30+5+72+36+10 = 281 = 25 × 11 + 6 → 6
    expect(proposeEighteenDigits('110105491231995')).toBe('110105194912319956')
  })
})

test('号码说不出的出生日期和性别，用填写的；说得出的以号码为准', () => {
  const typed = { birthDate: getDay('2001-02-03'), sex: 'female' } as const
  const passport = { type: 'foreign-passport', number: 'E1', birthDate: null, sex: null } as const
  expect(completeDocument(passport, typed)).toEqual({ ...passport, ...typed })
  expect(completeDocument(passport, { ...typed, sex: null })).toBeNull()
  expect(completeDocument(passport, { ...typed, birthDate: null })).toBeNull()
  const card = {
    type: 'id-card',
    number: '11010519491231002X',
    birthDate: getDay('1949-12-31'),
    sex: 'male',
  } as const
  expect(completeDocument(card, typed)).toEqual(card)
})

test.each([
  ['11010519491231002X', 'id-card', 'id-card'],
  ['590151199003071236', 'id-card', 'id-card'],
  ['830000199003070019', 'hmt-residence', 'hmt-residence'],
  ['911840199003070014', 'foreigner-residence', 'foreigner-residence'],
  ['USA110090030701', 'foreigner-residence', 'foreigner-residence'],
  ['R500123456', 'birth-certificate', 'birth-certificate'],
  ['E1234567', 'id-card', 'foreign-passport'],
  ['1101054912', 'id-card', null],
  ['LIXIAO', 'id-card', null],
])('没有写证件类型的号码 %s', (number, ofRecord, guessed) => {
  expect(documentTypeOfNumber(number)).toBe(ofRecord)
  expect(guessDocumentType(number)).toBe(guessed)
})

test('每种证件都有全国医保平台的代码，用得上的代码对得上名称', () => {
  const codes: Record<DocumentType, string> = {
    'id-card': '居民身份证（户口簿）',
    'household-register': '居民身份证（户口簿）',
    'birth-certificate': '其他身份证件',
    'hmt-residence': '港澳台居民居住证',
    'foreigner-residence': '外国人永久居留证',
    'foreign-passport': '外国人护照',
    'chinese-passport': '中国护照',
  }
  const named = documentTypes.map((type) => [
    type,
    certificateCodes[documentKinds[type].certificateCode],
  ])
  expect(Object.fromEntries(named)).toEqual(codes)
  expect(Object.keys(certificateCodes)).toHaveLength(19)
})
