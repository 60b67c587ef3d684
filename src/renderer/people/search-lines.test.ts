import { expect, test } from 'vitest'
import { getDay } from '../../shared/kernel/day.ts'
import type { PersonLine } from '../../shared/people/model.ts'
import { missOf, newLine, startOfNewPerson } from './search-lines.ts'

const someone: PersonLine = {
  personId: 1,
  name: '王芳',
  documentType: 'id-card',
  idNumber: '590151199003071236',
  sex: 'female',
  birthDate: getDay('1990-03-07'),
  villageId: 1,
  villageName: '平安村',
  identities: [],
  registered: false,
  enrolled: false,
}

const read = {
  kind: 'read',
  documentType: 'id-card',
  idNumber: someone.idNumber,
  birthDate: someone.birthDate,
  sex: 'male',
} as const

test('号码属于已有人员的，不提供新建', () => {
  expect(newLine(someone.idNumber, { ...read, known: someone }, [someone])).toEqual([])
})

test('还没问到账本之前，不提供新建', () => {
  expect(newLine(someone.idNumber, { ...read, known: undefined }, [])).toEqual([])
})

test('号码正确而无人使用的，可以新建，并说出性别和出生日期', () => {
  expect(newLine(someone.idNumber, { ...read, known: null }, [])).toEqual([
    { kind: 'new', note: '号码正确，尚未建档（男，1990-03-07 出生）' },
  ])
})

test('15 位旧号码没有人用的，提供换成的 18 位号码新建；已有人的，不提供', () => {
  // 35+81+0+5+40+4+2+9+54+0+0+27+0+35+8+8+6 = 314 = 28 × 11 + 6 → 6
  const line = newLine('590151900307123', { kind: 'partial' }, [])
  expect(line).toEqual([
    { kind: 'new', note: '15 位旧号码，换成 18 位是 590151 19900307 1236；与证件一致的按此新建' },
  ])
  expect(newLine('590151900307123', { kind: 'partial' }, [someone])).toEqual([])
})

test('护照号码没有人用的，按护照新建', () => {
  const passport = {
    kind: 'number-only',
    documentType: 'foreign-passport',
    idNumber: 'E1234567',
  } as const
  expect(newLine('E1234567', { ...passport, known: null }, [])).toEqual([
    { kind: 'new', note: '外国护照号码，尚未建档' },
  ])
  expect(newLine('E1234567', { ...passport, known: someone }, [someone])).toEqual([])
})

test.each(['590151', '5901511990030712'])('号码还没有录完的 %s，不提供新建', (typed) => {
  expect(newLine(typed, { kind: 'partial' }, [])).toEqual([])
})

test('校验不过的号码，不提供新建', () => {
  expect(newLine('590151199003071235', { kind: 'refused', text: '校验位不符' }, [])).toEqual([])
})

test('按姓名查找时总可以新建：同名的人可能不是同一人', () => {
  expect(newLine('王芳', { kind: 'partial' }, [someone])).toHaveLength(1)
})

test.each([
  ['王芳', { idNumber: '', name: '王芳' }],
  ['wangfang', { idNumber: '', name: '' }],
  ['59015119900307123x', { idNumber: '59015119900307123X', name: '' }],
  ['590151900307123', { idNumber: '590151199003071236', name: '', typedNumber: '590151900307123' }],
  ['r500123456', { idNumber: 'R500123456', name: '', documentType: 'birth-certificate' }],
  ['e1234567', { idNumber: 'E1234567', name: '', documentType: 'foreign-passport' }],
])('查找框里的 %s 带到新建的表里', (typed, start) => {
  expect(startOfNewPerson(typed)).toEqual(start)
})

test.each([
  ['590151900307123', '这是 15 位旧号码，请按二代身份证或户口簿录入 18 位号码。'],
  ['59015119900307123', '身份证号应为 18 位，现在是 17 位，请核对后重新录入。'],
  ['5901 5119 9003 0712', '身份证号应为 18 位，现在是 16 位，请核对后重新录入。'],
  ['59015119900307', '没有找到符合的人员。'],
  ['王芳', '没有找到符合的人员。'],
])('查无此人的 %s：%s', (typed, sentence) => {
  const rules = { practice: true, today: getDay('2023-11-20') }
  expect(missOf(typed, rules)).toBe(sentence)
})
