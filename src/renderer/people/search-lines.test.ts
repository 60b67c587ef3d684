import { expect, test } from 'vitest'
import { getDay } from '../../shared/kernel/day.ts'
import type { PersonLine } from '../../shared/people/model.ts'
import { newLine, startOfNewPerson } from './search-lines.ts'

const someone: PersonLine = {
  personId: 1,
  name: '王芳',
  idNumber: '590151199003071236',
  sex: 'female',
  birthDate: getDay('1990-03-07'),
  villageId: 1,
  villageName: '平安村',
  identities: [],
  registered: false,
}

const read = {
  kind: 'read',
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
])('查找框里的 %s 带到新建的表里', (typed, start) => {
  expect(startOfNewPerson(typed)).toEqual(start)
})
