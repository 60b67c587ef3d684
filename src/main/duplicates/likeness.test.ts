/** Two records, field by field: who is asked about and who is not. */
import { expect, test } from 'vitest'
import { getDay } from '../../shared/kernel/day.ts'
import { isSuspected, likenessOf } from './likeness.ts'
import type { Facts } from './likeness.ts'

const li: Facts = {
  name: '李秀英',
  documentType: 'id-card',
  idNumber: '590151198002030029',
  country: null,
  sex: 'female',
  birthDate: getDay('1980-02-03'),
  villageId: 1,
  villageName: '穆莲社区',
  householdNumber: null,
  phone: null,
}
const otherNumber = { idNumber: '590151198002030045' }
const certificate = { documentType: 'birth-certificate', idNumber: 'R500123456' } as const
const passport = { documentType: 'foreign-passport', idNumber: 'E1234567' } as const
const newborn = { birthDate: getDay('2023-11-01'), householdNumber: '0001', phone: '13800000001' }

test.each<[string, Partial<Facts>, Partial<Facts>, boolean]>([
  ['同名同日生、两个号码、同村', {}, otherNumber, true],
  ['同名同日生、两个号码、不同村', {}, { ...otherNumber, villageId: 2 }, true],
  ['繁体写的同一个名字', { name: '張秀英' }, { name: '张秀英', ...otherNumber }, true],
  ['同音不同字，同村同日生', { name: '张丽英' }, { name: '张莉英', ...otherNumber }, true],
  [
    '同音不同字，不同村同日生',
    { name: '张丽英' },
    { name: '张莉英', ...otherNumber, villageId: 2 },
    false,
  ],
  ['同名同日生、性别不同', {}, { ...otherNumber, sex: 'male' }, false],
  ['同名、生日完全不同', {}, { ...otherNumber, birthDate: getDay('1961-07-15') }, false],
  [
    '同村同名、生日差一天、都有 18 位号码：是两个人',
    {},
    { ...otherNumber, birthDate: getDay('1980-02-04') },
    false,
  ],
  ['同村同名、生日差一天、一方是护照', {}, { ...passport, birthDate: getDay('1980-02-04') }, true],
  [
    '双胞胎：同户同电话同日生、只差一个字',
    { name: '张大伟', ...newborn },
    { name: '张小伟', ...otherNumber, ...newborn },
    false,
  ],
  [
    '双胞胎都用出生证',
    { name: '张大伟', ...certificate, ...newborn },
    { name: '张小伟', ...certificate, idNumber: 'R500123457', ...newborn },
    false,
  ],
  [
    '出生证与新身份证，名字改过，同户',
    { name: '王小宝', ...certificate, ...newborn },
    { name: '王梓轩', ...otherNumber, ...newborn },
    true,
  ],
  [
    '出生证与新身份证，名字不同，也不是一家',
    { name: '王小宝', ...certificate, ...newborn, householdNumber: null, phone: null },
    { name: '李梓轩', ...otherNumber, ...newborn },
    false,
  ],
  [
    '15 位与 18 位是一个号码',
    { idNumber: '11010519491231002X' },
    { idNumber: '110105491231002' },
    true,
  ],
  [
    '护照号码相同，国家不同',
    { ...passport, country: 'RU' },
    { ...passport, country: 'VN', name: '阮文雄', birthDate: getDay('1961-07-15') },
    false,
  ],
])('%s', (_what, one, other, suspected) => {
  const [left, right] = [
    { ...li, ...one },
    { ...li, ...other },
  ]
  const likeness = likenessOf(left, right)
  expect([likeness.score, isSuspected(left, right, likeness)]).toEqual([likeness.score, suspected])
  // Whichever comes first, the answer is one.
  const turned = likenessOf(right, left)
  expect([turned.score, turned.kind]).toEqual([likeness.score, likeness.kind])
  expect(isSuspected(right, left, turned)).toBe(suspected)
})

test('逐项说明哪些相同、哪些不同，得分是各项之和', () => {
  const { kind, score, fields } = likenessOf(li, {
    ...li,
    ...otherNumber,
    villageId: 2,
    villageName: '龙桥村',
  })
  expect(kind).toBe('name-birth')
  // −5 number, 35 name, 35 birth date, 3 sex, −5 village = 63
  expect(score).toBe(63)
  expect(fields.map(({ what, agreement }) => [what, agreement])).toEqual([
    ['证件号码', 'differs'],
    ['姓名', 'same'],
    ['出生日期', 'same'],
    ['性别', 'same'],
    ['村（社区）', 'differs'],
    ['户号', 'unknown'],
    ['电话', 'unknown'],
  ])
})
